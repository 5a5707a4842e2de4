package hilum.reading;

/**
 * What a case is for.
 *
 * @param kind never {@link ItemKind#REPEAT}
 * @param feedback shown after a training case; otherwise empty
 * @param expected the name of the arm that should win a training or catch case, or empty
 */
public record CaseRole(ItemKind kind, String feedback, String expected) {
    public CaseRole {
        if (kind == ItemKind.REPEAT) {
            throw new IllegalArgumentException("repeats are drawn, not given");
        }
    }

    public static CaseRole primary() {
        return new CaseRole(ItemKind.PRIMARY, "", "");
    }
}
