package hilum.model.pull;

/** Puts a licence before the user. */
@FunctionalInterface
public interface Consent {
    /**
     * Shows {@code licence} and gives whether the user accepts it. Called before the first request is made, and once more when the hub
     * names another licence than {@link Licence#of} did.
     */
    boolean accepts(Licence licence);
}
