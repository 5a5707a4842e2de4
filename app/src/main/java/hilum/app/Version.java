package hilum.app;

/** Which Hilum this is. */
public final class Version {
    /** Name and version as provenance, help and exports print them. */
    public static final String NAME = "Hilum 0.1.0";

    private Version() {}
}
