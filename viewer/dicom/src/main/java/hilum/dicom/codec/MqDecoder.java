package hilum.dicom.codec;

import java.util.Arrays;

/** The adaptive binary arithmetic decoder of JPEG 2000 (ITU-T T.800 Annex C). */
final class MqDecoder {
    static final int RUN_LENGTH = 17;
    static final int UNIFORM = 18;
    private static final int CONTEXTS = 19;

    /** Rows of Table C.2: probability, next state after the more and after the less probable symbol, 1 when that turns round. */
    private static final int[] ROWS = {
        0x5601, 1, 1, 1, 0x3401, 2, 6, 0, 0x1801, 3, 9, 0, 0x0AC1, 4, 12, 0, 0x0521, 5, 29, 0, 0x0221, 38, 33, 0,
        0x5601, 7, 6, 1, 0x5401, 8, 14, 0, 0x4801, 9, 14, 0, 0x3801, 10, 14, 0, 0x3001, 11, 17, 0, 0x2401, 12, 18, 0,
        0x1C01, 13, 20, 0, 0x1601, 29, 21, 0, 0x5601, 15, 14, 1, 0x5401, 16, 14, 0, 0x5101, 17, 15, 0, 0x4801, 18, 16,
        0, 0x3801, 19, 17, 0, 0x3401, 20, 18, 0, 0x3001, 21, 19, 0, 0x2801, 22, 19, 0, 0x2401, 23, 20, 0, 0x2201, 24,
        21, 0, 0x1C01, 25, 22, 0, 0x1801, 26, 23, 0, 0x1601, 27, 24, 0, 0x1401, 28, 25, 0, 0x1201, 29, 26, 0, 0x1101,
        30, 27, 0, 0x0AC1, 31, 28, 0, 0x09C1, 32, 29, 0, 0x08A1, 33, 30, 0, 0x0521, 34, 31, 0, 0x0441, 35, 32, 0,
        0x02A1, 36, 33, 0, 0x0221, 37, 34, 0, 0x0141, 38, 35, 0, 0x0111, 39, 36, 0, 0x0085, 40, 37, 0, 0x0049, 41, 38,
        0, 0x0025, 42, 39, 0, 0x0015, 43, 40, 0, 0x0009, 44, 41, 0, 0x0005, 45, 42, 0, 0x0001, 45, 43, 0, 0x5601, 46,
        46, 0
    };
    /** By twice the state plus the more probable symbol: probability, then the next of these after the less and the more probable one. */
    private static final int[] TABLE = table();

    private final int[] states = new int[CONTEXTS];
    private byte[] bytes = new byte[2];
    private int at;
    private int a;
    private int c;
    private int shifts;

    /** Puts all contexts back to where a code block begins (Table D.7). */
    void reset() {
        Arrays.fill(states, 0);
        states[0] = 2 * 4;
        states[RUN_LENGTH] = 2 * 3;
        states[UNIFORM] = 2 * 46;
    }

    /** Begins a segment; the two bytes behind it must be FF. */
    void start(byte[] source, int position) {
        bytes = source;
        at = position;
        c = (bytes[at] & 0xFF) << 16;
        nextByte();
        c <<= 7;
        shifts -= 7;
        a = 0x8000;
    }

    /** The next symbol, 0 or 1. */
    int decode(int context) {
        int state = states[context];
        int row = TABLE[state];
        int probability = row >>> 16;
        int symbol = state & 1;
        a -= probability;
        if (c >>> 16 < probability) {
            boolean more = a < probability;
            states[context] = more ? row & 0xFF : row >> 8 & 0xFF;
            symbol = more ? symbol : 1 - symbol;
            a = probability;
        } else {
            c -= probability << 16;
            if ((a & 0x8000) != 0) {
                return symbol;
            }
            boolean more = a >= probability;
            states[context] = more ? row & 0xFF : row >> 8 & 0xFF;
            symbol = more ? symbol : 1 - symbol;
        }
        int count = Integer.numberOfLeadingZeros(a) - 16;
        a <<= count;
        while (count > shifts) {
            c <<= shifts;
            count -= shifts;
            nextByte();
        }
        c <<= count;
        shifts -= count;
        return symbol;
    }

    private void nextByte() {
        if (bytes[at] == (byte) 0xFF) {
            int next = bytes[at + 1] & 0xFF;
            if (next > 0x8F) {
                c += 0xFF00;
                shifts = 8;
            } else {
                at++;
                c += next << 9;
                shifts = 7;
            }
        } else {
            at++;
            c += (bytes[at] & 0xFF) << 8;
            shifts = 8;
        }
    }

    private static int[] table() {
        int[] table = new int[ROWS.length / 2];
        for (int state = 0; state < ROWS.length / 4; state++) {
            for (int symbol = 0; symbol < 2; symbol++) {
                int more = 2 * ROWS[4 * state + 1] + symbol;
                int less = 2 * ROWS[4 * state + 2] + (symbol ^ ROWS[4 * state + 3]);
                table[2 * state + symbol] = ROWS[4 * state] << 16 | less << 8 | more;
            }
        }
        return table;
    }
}
