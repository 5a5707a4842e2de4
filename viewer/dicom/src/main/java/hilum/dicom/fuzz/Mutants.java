package hilum.dicom.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes in four ways: flipped, overwritten with extremes, cut off, a stretch repeated elsewhere. */
public final class Mutants {
    private static final byte[] EXTREMES = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

    private Mutants() {}

    /** A damaged copy; the same random numbers give the same one. */
    public static byte[] of(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 1 -> {
                    int length = Math.min(1 + random.nextInt(16), bytes.length - at);
                    System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
                }
                case 2, 3 -> bytes[at] = EXTREMES[random.nextInt(EXTREMES.length)];
                case 4 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), EXTREMES[random.nextInt(6)]);
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }
}
