package hilum.dicom.codec;

/** A rectangle of a grid, its second corner outside. */
record J2kArea(int x0, int y0, int x1, int y1) {
    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    /** The same place after {@code times} halvings, rounded up (ITU-T T.800 B.5). */
    J2kArea halved(int times) {
        return new J2kArea(half(x0, times), half(y0, times), half(x1, times), half(y1, times));
    }

    /** The samples of a sub-band after {@code times} decompositions, high-pass across or down or both (B-15). */
    J2kArea band(int times, boolean highAcross, boolean highDown) {
        int dx = highAcross ? 1 << (times - 1) : 0;
        int dy = highDown ? 1 << (times - 1) : 0;
        return new J2kArea(half(x0 - dx, times), half(y0 - dy, times), half(x1 - dx, times), half(y1 - dy, times));
    }

    J2kArea intersect(J2kArea other) {
        return new J2kArea(
                Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    /** Division by a power of two, rounded up; {@code times} may be 32. */
    static int half(int value, int times) {
        return (int) ((value + (1L << times) - 1) >> times);
    }
}
