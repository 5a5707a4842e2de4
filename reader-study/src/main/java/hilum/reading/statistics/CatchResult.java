package hilum.reading.statistics;

/**
 * Attention of one reader.
 *
 * @param shown answered questions about planted faults
 * @param failed those whose answer did not favour the sound text (score 0 or below, or 'cannot judge')
 */
public record CatchResult(String reader, int shown, int failed) {}
