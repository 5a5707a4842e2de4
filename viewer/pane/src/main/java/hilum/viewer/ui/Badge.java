package hilum.viewer.ui;

/**
 * The sign in the top middle of a picture, such as {@code PRIOR, 13 months earlier}.
 *
 * @param text already in the reader's words
 */
public record Badge(Kind kind, String text) {
    /** Which sort; each looks different. */
    public enum Kind {
        CURRENT,
        PRIOR,
        NOTE
    }
}
