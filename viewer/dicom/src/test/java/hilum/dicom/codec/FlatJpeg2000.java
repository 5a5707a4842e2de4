package hilum.dicom.codec;

import java.io.ByteArrayOutputStream;

/** JPEG 2000 codestreams of one even grey, of any size in a hundred bytes: every packet is empty (ITU-T T.800 Annex A and B.10). */
public final class FlatJpeg2000 {
    private static final int DEPTH = 12;

    private FlatJpeg2000() {}

    /**
     * A stream of 12 bits whose pixels are all 2048.
     *
     * @param offset of the picture on the reference grid, across and down
     * @param levels how often it can be halved
     */
    public static byte[] stream(int columns, int rows, int offset, int levels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, 2, 0xFF4F);
        put(out, 2, 0xFF51, 41, 0);
        put(out, 4, columns + offset, rows + offset, offset, offset, columns + offset, rows + offset, 0, 0);
        put(out, 2, 1);
        put(out, 1, DEPTH - 1, 1, 1);
        put(out, 2, 0xFF52, 12);
        put(out, 1, 0, 0, 0, 1, 0, levels, 4, 4, 0, 1);
        put(out, 2, 0xFF5C, 3 + 3 * levels + 1);
        put(out, 1, 0x40);
        for (int band = 0; band <= 3 * levels; band++) {
            put(out, 1, DEPTH + 2 << 3);
        }
        put(out, 2, 0xFF90, 10, 0);
        put(out, 4, 0);
        put(out, 1, 0, 1);
        put(out, 2, 0xFF93);
        out.writeBytes(new byte[levels + 1]);
        put(out, 2, 0xFFD9);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int bytesEach, int... numbers) {
        for (int number : numbers) {
            for (int b = bytesEach - 1; b >= 0; b--) {
                out.write(number >> 8 * b);
            }
        }
    }
}
