package hilum.viewer;

/**
 * Windows for radiographs, as percentiles of the values in the middle of the film: the one shown black and the one shown white.
 *
 * <p>The percentiles were chosen by eye on chest films: the lungs are roughly the darker half, ribs and heart the brighter.
 */
public enum WindowPreset {
    AUTO(1, 99),
    LUNG(2, 75),
    BONE(12, 99.5),
    MEDIASTINUM(35, 99.9);

    private final double darkPercent;
    private final double brightPercent;

    WindowPreset(double darkPercent, double brightPercent) {
        this.darkPercent = darkPercent;
        this.brightPercent = brightPercent;
    }

    double darkPercent() {
        return darkPercent;
    }

    double brightPercent() {
        return brightPercent;
    }
}
