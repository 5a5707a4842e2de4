package hilum.dicom;

import java.util.Locale;

/** An age string (DICOM PS3.5 6.2, AS): three digits and a unit, such as {@code 055Y}. */
public record Age(int count, Unit unit) {
    private static final double DAYS_PER_YEAR = 365.25;

    /** What is counted. */
    public enum Unit {
        DAYS,
        WEEKS,
        MONTHS,
        YEARS
    }

    /** In years, such as 0.5 for {@code 006M}. */
    public double years() {
        return switch (unit) {
            case DAYS -> count / DAYS_PER_YEAR;
            case WEEKS -> 7 * count / DAYS_PER_YEAR;
            case MONTHS -> count / 12.0;
            case YEARS -> count;
        };
    }

    /** As in a file. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%03d%s", count, unit.name().charAt(0));
    }
}
