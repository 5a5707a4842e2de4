package hilum.dicom.codec;

import hilum.dicom.DicomException;

/** How one component of a tile is coded (SPcod and SPcoc, ITU-T T.800 A.6.1). */
final class J2kCoding {
    static final int BYPASS = 1;
    static final int RESET = 2;
    static final int TERMINATE_ALL = 4;
    static final int CAUSAL = 8;
    static final int SEGMENTATION_SYMBOLS = 32;
    private static final int HIGH_THROUGHPUT = 64;
    private static final int MAX_LEVELS = 32;
    private static final int WHOLE = 15;

    private final int levels;
    private final int blockWidthLog;
    private final int blockHeightLog;
    private final int style;
    private final boolean reversible;
    private final byte[] precincts;

    private J2kCoding(int levels, int[] block, int style, boolean reversible, byte[] precincts) {
        this.levels = levels;
        this.blockWidthLog = block[0];
        this.blockHeightLog = block[1];
        this.style = style;
        this.reversible = reversible;
        this.precincts = precincts;
    }

    static J2kCoding read(J2kCursor in, boolean ownPrecincts) throws DicomException {
        int levels = in.u8();
        int[] block = {in.u8() + 2, in.u8() + 2};
        int style = in.u8();
        int transform = in.u8();
        if ((style & HIGH_THROUGHPUT) != 0) {
            throw new DicomException(
                    "High-Throughput JPEG 2000 pictures (1.2.840.10008.1.2.4.201 to .203) are not supported.");
        }
        if (levels > MAX_LEVELS || block[0] > 10 || block[1] > 10 || block[0] + block[1] > 12 || transform > 1) {
            throw J2kCursor.damaged();
        }
        byte[] precincts = new byte[levels + 1];
        for (int r = 0; r <= levels; r++) {
            precincts[r] = (byte) (ownPrecincts ? in.u8() : WHOLE << 4 | WHOLE);
            if (r > 0 && ((precincts[r] & 0xF) == 0 || (precincts[r] & 0xF0) == 0)) {
                throw J2kCursor.damaged();
            }
        }
        return new J2kCoding(levels, block, style, transform == 1, precincts);
    }

    int levels() {
        return levels;
    }

    boolean reversible() {
        return reversible;
    }

    boolean has(int flag) {
        return (style & flag) != 0;
    }

    /** Exponent of the width of a precinct at a resolution. */
    int precinctWidthLog(int resolution) {
        return precincts[resolution] & 0xF;
    }

    int precinctHeightLog(int resolution) {
        return precincts[resolution] >> 4 & 0xF;
    }

    /** Exponent of the width of a code block; it never leaves its precinct (B.7). */
    int blockWidthLog(int resolution) {
        return Math.min(blockWidthLog, precinctWidthLog(resolution) - (resolution > 0 ? 1 : 0));
    }

    int blockHeightLog(int resolution) {
        return Math.min(blockHeightLog, precinctHeightLog(resolution) - (resolution > 0 ? 1 : 0));
    }
}
