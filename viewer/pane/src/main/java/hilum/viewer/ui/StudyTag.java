package hilum.viewer.ui;

/**
 * A small sign under a study in the browser, such as {@code draft 6/14}.
 *
 * @param text already in the reader's words
 */
public record StudyTag(Kind kind, String text) {
    /** Which sort; AI is kept for what a model made. */
    public enum Kind {
        NEUTRAL,
        AI,
        OK,
        WARN
    }
}
