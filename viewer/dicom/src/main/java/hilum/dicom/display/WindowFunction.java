package hilum.dicom.display;

/** Modality values to brightness 0 to 1 (DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3). */
final class WindowFunction {
    private WindowFunction() {}

    /** Brightness of {@code x}; a width below the smallest allowed one works as a threshold. */
    static double apply(Voi voi, double x) {
        double c = voi.center();
        double w = voi.width();
        return switch (voi.function()) {
            case LINEAR -> linear(c - 0.5, Math.max(1, w) - 1, x);
            case LINEAR_EXACT -> linear(c, Math.max(0, w), x);
            case SIGMOID -> w <= 0 ? linear(c, 0, x) : 1 / (1 + Math.exp(-4 * (x - c) / w));
        };
    }

    private static double linear(double middle, double span, double x) {
        if (x <= middle - span / 2) {
            return 0;
        }
        if (x > middle + span / 2) {
            return 1;
        }
        return (x - middle) / span + 0.5;
    }
}
