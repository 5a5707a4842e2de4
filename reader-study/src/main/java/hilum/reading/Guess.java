package hilum.reading;

/** An answer to "which was the AI?", asked at the end for a sample of cases. */
public enum Guess {
    REPORT_1,
    REPORT_2,
    CANNOT_TELL
}
