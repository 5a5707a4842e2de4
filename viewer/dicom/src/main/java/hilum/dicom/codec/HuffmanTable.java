package hilum.dicom.codec;

/** Codes of a DHT segment (ITU-T T.81 Annex C). */
final class HuffmanTable {
    private static final int QUICK_BITS = 9;

    /** By the next 9 bits: code length in the upper, symbol in the lower byte; 0 when the code is longer. */
    private final short[] quick = new short[1 << QUICK_BITS];

    private final int[] maxCode = new int[18];
    private final int[] offset = new int[17];
    private final byte[] symbols;

    /**
     * Builds the table.
     *
     * @param counts how many codes there are of each length 1 to 16
     */
    HuffmanTable(int[] counts, byte[] symbols) {
        this.symbols = symbols;
        int code = 0;
        int first = 0;
        for (int length = 1; length <= 16; length++) {
            offset[length] = first - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, first++) {
                if (length <= QUICK_BITS && first < symbols.length) {
                    fillQuick(code, length, symbols[first]);
                }
            }
            maxCode[length] = counts[length - 1] == 0 ? -1 : code - 1;
            code <<= 1;
        }
    }

    private void fillQuick(int code, int length, byte symbol) {
        int start = code << (QUICK_BITS - length);
        int end = Math.min(quick.length, start + (1 << (QUICK_BITS - length)));
        for (int i = start; i < end; i++) {
            quick[i] = (short) (length << 8 | (symbol & 0xFF));
        }
    }

    /** The next symbol, 0 to 255. */
    int decode(JpegBits bits) throws StreamEnded {
        int window = bits.peek(16);
        int found = quick[window >> (16 - QUICK_BITS)];
        if (found != 0) {
            bits.skip(found >> 8);
            return found & 0xFF;
        }
        for (int length = 1; length <= 16; length++) {
            int code = window >> (16 - length);
            if (code <= maxCode[length]) {
                int index = offset[length] + code;
                if (index < 0 || index >= symbols.length) {
                    break;
                }
                bits.skip(length);
                return symbols[index] & 0xFF;
            }
        }
        throw new StreamEnded();
    }

    /** A difference of the lossless process: its size, 0 to 16, and as many bits (T.81 H.1.2.2). */
    int difference(JpegBits bits) throws StreamEnded {
        int size = decode(bits);
        return size >= 16 ? 32_768 : bits.extended(size);
    }
}
