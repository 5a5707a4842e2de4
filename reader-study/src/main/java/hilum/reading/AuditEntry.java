package hilum.reading;

import java.time.Instant;

/**
 * A line of a reading's append-only log.
 *
 * @param hash SHA-256 over the line before's hash and this line; a line that was changed or taken out breaks the chain
 */
public record AuditEntry(Instant at, String what, String detail, String hash) {}
