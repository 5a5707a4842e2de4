package hilum.reading;

/** What a place in a reader's order is for. A reader is told of {@link #TRAINING} alone. */
public enum ItemKind {
    /** Comes first, with feedback; left out of the analysis. */
    TRAINING,
    PRIMARY,
    /** A primary case a second time, for the agreement of a reader with himself. */
    REPEAT,
    /** Holds a text that was made wrong on purpose, to find inattention. */
    CATCH
}
