package hilum.dicom.codec;

/** Preset coding parameters (ITU-T T.87 C.2.4.1.1). */
record JpegLsParameters(int maxVal, int t1, int t2, int t3, int reset) {
    private static final int DEFAULT_RESET = 64;

    /** Zeros of an LSE segment mean the defaults for {@code maxVal} and {@code near}. */
    JpegLsParameters orDefaults(int precision, int near) {
        int max = maxVal == 0 ? (1 << precision) - 1 : maxVal;
        int[] t = defaults(max, near);
        return new JpegLsParameters(
                max, t1 == 0 ? t[0] : t1, t2 == 0 ? t[1] : t2, t3 == 0 ? t[2] : t3, reset == 0 ? DEFAULT_RESET : reset);
    }

    /** Whether the standard allows these values for samples of {@code precision} bits. */
    boolean isValid(int precision, int near) {
        return maxVal >= 1
                && maxVal < 1 << precision
                && near <= Math.min(255, maxVal / 2)
                && t1 > near
                && t1 <= t2
                && t2 <= t3
                && t3 <= maxVal
                && reset >= 3
                && reset <= Math.max(255, maxVal);
    }

    private static int[] defaults(int max, int near) {
        int t1;
        int t2;
        int t3;
        if (max >= 128) {
            int factor = (Math.min(max, 4095) + 128) / 256;
            t1 = factor + 2 + 3 * near;
            t2 = 4 * factor + 3 + 5 * near;
            t3 = 17 * factor + 4 + 7 * near;
        } else {
            int factor = 256 / (max + 1);
            t1 = Math.max(2, 3 / factor + 3 * near);
            t2 = Math.max(3, 7 / factor + 5 * near);
            t3 = Math.max(4, 21 / factor + 7 * near);
        }
        t1 = clamp(t1, near + 1, max);
        t2 = clamp(t2, t1, max);
        t3 = clamp(t3, t2, max);
        return new int[] {t1, t2, t3};
    }

    private static int clamp(int value, int low, int max) {
        return value > max || value < low ? low : value;
    }
}
