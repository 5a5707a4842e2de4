package hilum.dicom.codec;

/** Which context a coefficient's neighbours choose (ITU-T T.800 Tables D.1 and D.3). */
final class J2kContexts {
    /** Bits of a neighbourhood: who of the eight is significant. */
    static final int EAST = 1;

    static final int WEST = 2;
    static final int NORTH = 4;
    static final int SOUTH = 8;
    static final int NORTH_EAST = 16;
    static final int NORTH_WEST = 32;
    static final int SOUTH_EAST = 64;
    static final int SOUTH_WEST = 128;
    static final int ALL = 255;

    private static final byte[][] SIGNIFICANCE = {significance(0), significance(1), significance(0), significance(3)};
    private static final byte[] SIGN = sign();

    private J2kContexts() {}

    /** Contexts 0 to 8 by the neighbourhood, for a band of {@code orientation}; not a copy. */
    static byte[] significanceOf(int orientation) {
        return SIGNIFICANCE[orientation];
    }

    /**
     * Contexts 9 to 13, 128 added when the sign is to be turned round; not a copy. The index has significant neighbours in its lower four
     * bits, negative ones in the upper.
     */
    static byte[] signs() {
        return SIGN;
    }

    private static byte[] significance(int orientation) {
        byte[] table = new byte[256];
        for (int f = 0; f < 256; f++) {
            int across = Integer.bitCount(f & (EAST | WEST));
            int down = Integer.bitCount(f & (NORTH | SOUTH));
            int diagonal = Integer.bitCount(f & 0xF0);
            table[f] = (byte)
                    switch (orientation) {
                        case 3 -> both(across + down, diagonal);
                        case 1 -> one(down, across, diagonal);
                        default -> one(across, down, diagonal);
                    };
        }
        return table;
    }

    private static int one(int main, int other, int diagonal) {
        if (main == 2) {
            return 8;
        }
        if (main == 1) {
            return other > 0 ? 7 : diagonal > 0 ? 6 : 5;
        }
        return other > 0 ? 2 + other : Math.min(2, diagonal);
    }

    private static int both(int straight, int diagonal) {
        if (diagonal >= 3) {
            return 8;
        }
        if (diagonal == 2) {
            return straight > 0 ? 7 : 6;
        }
        return (diagonal == 1 ? 3 : 0) + Math.min(2, straight);
    }

    private static byte[] sign() {
        byte[] table = new byte[256];
        for (int f = 0; f < 256; f++) {
            int across = contribution(f, EAST) + contribution(f, WEST);
            int down = contribution(f, NORTH) + contribution(f, SOUTH);
            int h = Math.clamp(across, -1, 1);
            int v = Math.clamp(down, -1, 1);
            boolean turned = h < 0 || (h == 0 && v < 0);
            int context = h == 0 ? 9 + Math.abs(v) : 12 + h * v;
            table[f] = (byte) (context | (turned ? 128 : 0));
        }
        return table;
    }

    private static int contribution(int f, int neighbour) {
        if ((f & neighbour) == 0) {
            return 0;
        }
        return (f >> 4 & neighbour) == 0 ? 1 : -1;
    }
}
