package hilum.dicom.codec;

import java.util.Arrays;

/** A code block: where it lies among the coefficients of its component, and its coded bytes as packets bring them. */
final class J2kBlock {
    private static final int FIRST_BYPASSED = 10;
    /** Magnitudes have one bit more. */
    static final int MAX_PLANES = 30;

    private static final int MAX_LENGTH_BITS = 31;

    private final J2kBand band;
    private final J2kArea area;
    private boolean included;
    private int zeroPlanes;
    private int lengthBits = 3;
    private int passes;
    /** Pairs: passes and bytes of each codeword segment. */
    private int[] segments = new int[2];

    private int segmentCount;
    /** Pairs: start and length of each piece in the packets of the tile. */
    private int[] pieces = new int[2];

    private int pieceCount;

    /** A block of {@code band} at {@code area} of its coordinates. */
    J2kBlock(J2kBand band, J2kArea area) {
        this.band = band;
        this.area = area;
    }

    J2kBand band() {
        return band;
    }

    J2kArea area() {
        return area;
    }

    boolean included() {
        return included;
    }

    void include(int zeroBitPlanes) {
        included = true;
        zeroPlanes = zeroBitPlanes;
    }

    int zeroPlanes() {
        return zeroPlanes;
    }

    int segmentCount() {
        return segmentCount;
    }

    int passesOf(int segment) {
        return segments[2 * segment];
    }

    int bytesOf(int segment) {
        return segments[2 * segment + 1];
    }

    /** Bytes of all segments, whether they are there or not. */
    int codedBytes() {
        int total = 0;
        for (int s = 0; s < segmentCount; s++) {
            total = sum(total, bytesOf(s));
        }
        return total;
    }

    /** What decoding costs at most: samples, once for each pass. */
    long work() {
        return (long) area.width() * area.height() * Math.min(passes, 3 * MAX_PLANES);
    }

    int pieceCount() {
        return pieceCount;
    }

    int pieceStart(int piece) {
        return pieces[2 * piece];
    }

    int pieceLength(int piece) {
        return pieces[2 * piece + 1];
    }

    void addPiece(int start, int length) {
        if (2 * pieceCount == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * pieces.length);
        }
        pieces[2 * pieceCount] = start;
        pieces[2 * pieceCount + 1] = length;
        pieceCount++;
    }

    /** Reads how many bytes {@code count} new passes have in this packet (ITU-T T.800 B.10.7). */
    int contribution(int count, J2kCoding coding, J2kBits bits) throws StreamEnded {
        while (bits.bit() == 1) {
            lengthBits++;
        }
        int total = 0;
        int left = count;
        while (left > 0) {
            if (segmentCount == 0 || room(coding) == 0) {
                open();
            }
            int taken = Math.min(left, room(coding));
            int width = lengthBits + 31 - Integer.numberOfLeadingZeros(taken);
            if (width > MAX_LENGTH_BITS) {
                throw new StreamEnded();
            }
            int length = Math.min(bits.bits(width), bits.remaining() + 1);
            segments[2 * segmentCount - 2] += taken;
            segments[2 * segmentCount - 1] = sum(segments[2 * segmentCount - 1], length);
            passes += taken;
            total = sum(total, length);
            left -= taken;
        }
        return total;
    }

    /** Saturated: hostile lengths must not wrap. */
    private static int sum(int a, int b) {
        return (int) Math.min((long) a + b, 1 << 30);
    }

    private void open() {
        if (2 * segmentCount == segments.length) {
            segments = Arrays.copyOf(segments, 2 * segments.length);
        }
        segmentCount++;
    }

    /** Passes that the last segment can still take (D.4.2, D.6). */
    private int room(J2kCoding coding) {
        int inside = segments[2 * segmentCount - 2];
        if (coding.has(J2kCoding.TERMINATE_ALL)) {
            return 1 - inside;
        }
        if (!coding.has(J2kCoding.BYPASS)) {
            return Integer.MAX_VALUE - inside;
        }
        int before = passes - inside;
        if (before < FIRST_BYPASSED) {
            return FIRST_BYPASSED - inside;
        }
        // raw significance and refinement together, then a cleanup alone
        return ((before - FIRST_BYPASSED) % 3 == 0 ? 2 : 1) - inside;
    }
}
