package hilum.model.weights;

/** Words from a file that may be damaged, fit for a message: short, and free of control characters. */
public final class PlainLine {
    private static final int LONGEST = 200;

    private PlainLine() {}

    /** The first 200 characters of {@code text}, control characters and halves of characters as question marks. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        ? '?'
                        : c)
                .forEach(line::appendCodePoint);
        return line.length() < text.length() ? line + "…" : line.toString();
    }
}
