package hilum.reading;

import java.time.Instant;

/** A line of the audit trail: the key was opened. */
public record KeyOpening(Instant at, String reason) {}
