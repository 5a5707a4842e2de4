package hilum.reading.statistics;

/** What an answer is for. */
public enum AnswerKind {
    /** Counts for every result. */
    PRIMARY,
    /** The same reader, case and question a second time: only for agreement of a reader with himself. */
    REPEAT,
    /** A case with a planted fault: only for attention. Its score is signed towards the sound text, whatever the arms are. */
    CATCH
}
