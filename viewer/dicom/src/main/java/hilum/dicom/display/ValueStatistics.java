package hilum.dicom.display;

/**
 * Range and robust range of the modality values of a frame, padding left out.
 *
 * @param padding what was left out; nothing where the frame is nothing else
 */
record ValueStatistics(double minimum, double maximum, double robustLow, double robustHigh, Padding padding) {
    private static final double TAIL = 0.005;

    static ValueStatistics of(IndexedPixels pixels, ModalityLut modality, Padding padding) {
        int[] histogram = new int[IndexedPixels.COUNT];
        for (short index : pixels.indices()) {
            histogram[index & 0xFFFF]++;
        }
        int[] counted = histogram.clone();
        long total = 0;
        for (int index = 0; index < counted.length; index++) {
            if (padding.contains(pixels.stored(index))) {
                counted[index] = 0;
            }
            total += counted[index];
        }
        boolean paddingAlone = total == 0;
        if (paddingAlone) { // better all of it than no range
            counted = histogram;
            total = pixels.indices().length;
        }
        long tail = (long) (TAIL * total);
        double a = modality.apply(pixels.stored(from(counted, tail)));
        double b = modality.apply(pixels.stored(to(counted, tail)));
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < counted.length; index++) {
            if (counted[index] > 0) {
                double value = modality.apply(pixels.stored(index));
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
            }
        }
        return new ValueStatistics(
                minimum, maximum, Math.min(a, b), Math.max(a, b), paddingAlone ? Padding.NONE : padding);
    }

    /** First index with more than {@code tail} pixels at or below it. */
    private static int from(int[] histogram, long tail) {
        long seen = 0;
        int index = 0;
        while (index < histogram.length - 1 && seen + histogram[index] <= tail) {
            seen += histogram[index++];
        }
        return index;
    }

    /** Last index with more than {@code tail} pixels at or above it. */
    private static int to(int[] histogram, long tail) {
        long seen = 0;
        int index = histogram.length - 1;
        while (index > 0 && seen + histogram[index] <= tail) {
            seen += histogram[index--];
        }
        return index;
    }
}
