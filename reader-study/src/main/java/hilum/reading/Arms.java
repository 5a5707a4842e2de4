package hilum.reading;

/**
 * The names of the two sources that a reading compares. Part of the key: no type of the reader's side holds them.
 *
 * @param a the arm of {@link ReadingCase#textA}, the reference where there is one
 * @param b the arm of {@link ReadingCase#textB}; results count as positive when it is better
 */
public record Arms(String a, String b) {
    public Arms {
        if (a.isBlank() || b.isBlank() || a.equalsIgnoreCase(b)) {
            throw new IllegalArgumentException("two different arm names are needed");
        }
    }
}
