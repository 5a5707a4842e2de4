package hilum.reading;

/** What the two texts of a case answer; each case of a reading has the same task. */
public enum ReadingTask {
    /** Findings written from the pictures. */
    FINDINGS_GENERATION,
    /** An impression written from a findings section. */
    FINDINGS_SUMMARIZATION
}
