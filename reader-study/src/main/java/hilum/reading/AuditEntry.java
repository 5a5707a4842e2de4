package hilum.reading;

import java.time.Instant;

/**
 * A line of a reading's append-only log.
 *
 * @param hash SHA-256 over the line before's hash and this line; a line that was changed or taken out breaks the chain
 */
public record AuditEntry(Instant at, String what, String detail, String hash) {
    /** The blinding was ended, with the reason. */
    public static final String UNBLINDED = "unblinded";

    /** Texts and pictures were compared with the frozen ones before the end of the blinding. */
    public static final String CHECKED = "checked";

    /** What {@link #CHECKED} found when all was well. */
    public static final String AS_FROZEN = "texts and pictures are those that were frozen";

    /** A package was written, for the reader in the detail. */
    public static final String PACKED = "packed";

    /** A result came in after the end of the blinding. */
    public static final String COLLECTED_LATE = "a result was collected after the unblinding";

    /** The reader in the detail has another PIN. */
    public static final String PIN_REPLACED = "a PIN was replaced";
}
