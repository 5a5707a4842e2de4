package hilum.reading.statistics;

/** What a reader said when asked which text came from the AI. */
public enum Guess {
    CORRECT,
    WRONG,
    DO_NOT_KNOW
}
