package hilum.reading.export;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as a journal prints them: a true minus sign, p below 0.001 as a bound, no number without a value. */
public final class Numerals {
    /** What stands where there is no number. */
    public static final String NONE = "\u2013";

    private static final char MINUS = '\u2212';

    private Numerals() {}

    /** {@code value} with so many decimals; never "minus zero". */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
        return zero ? text.replace("-", "") : text.replace('-', MINUS);
    }

    /** {@code value}, or a dash. */
    public static String fixed(OptionalDouble value, int decimals) {
        return value.isPresent() ? fixed(value.getAsDouble(), decimals) : NONE;
    }

    /** A p value without its letter: "0.012", "< 0.001". */
    public static String p(double p) {
        if (!Double.isFinite(p)) {
            return NONE;
        }
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
    }

    public static String p(OptionalDouble p) {
        return p.isPresent() ? p(p.getAsDouble()) : NONE;
    }

    /** "low to high". */
    public static String interval(double low, double high, int decimals) {
        return Double.isFinite(low) && Double.isFinite(high)
                ? fixed(low, decimals) + " to " + fixed(high, decimals)
                : NONE;
    }

    /** A share 0 to 1 as "12 %". */
    public static String percent(double share) {
        return Math.round(100 * share) + "\u00A0%";
    }
}
