package hilum.app.measure;

import org.jspecify.annotations.Nullable;

/**
 * One line of a model card. Field names are those of the card's JSON.
 *
 * @param id stays the same from version to version
 * @param group such as {@code Drawn films}
 * @param label for people
 * @param n what was counted: questions, boxes, drafts
 * @param low lower end of the 95 % interval; null where there is none
 * @param high upper end
 * @param target {@code at least 0.95} or {@code at most 0.08}; null where none was set
 * @param reached whether the value meets the target; null where none was set
 */
public record Figure(
        String id,
        String group,
        String label,
        int n,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String target,
        @Nullable Boolean reached) {

    private static final String AT_LEAST = "at least ";
    private static final String AT_MOST = "at most ";

    /** A figure that is held against {@code target}, which is empty where none was set. */
    public static Figure of(
            String id, String group, String label, int n, double value, Interval interval, String target) {
        return new Figure(
                id,
                group,
                label,
                n,
                value,
                known(interval.low()),
                known(interval.high()),
                target.isEmpty() ? null : target,
                target.isEmpty() ? null : meets(value, target));
    }

    /** @throws IllegalArgumentException when {@code target} begins with neither "at least" nor "at most" */
    public static boolean meets(double value, String target) {
        if (target.startsWith(AT_LEAST)) {
            return value >= number(target.substring(AT_LEAST.length()));
        }
        if (target.startsWith(AT_MOST)) {
            return value <= number(target.substring(AT_MOST.length()));
        }
        throw new IllegalArgumentException("a target begins with \"at least\" or \"at most\": " + target);
    }

    /** Units after the number are for people. */
    private static double number(String words) {
        return Double.parseDouble(words.strip().split(" ", 2)[0]);
    }

    private static @Nullable Double known(double end) {
        return Double.isNaN(end) ? null : end;
    }
}
