package hilum.model.pull;

import java.time.Duration;
import java.util.Locale;

/** Numbers as sentences need them. */
final class Words {
    private static final long MINUTE_SECONDS = 60;

    private Words() {}

    /** Such as {@code 12.6 GB}: powers of ten, as the hub counts. */
    static String bytes(long bytes) {
        double scaled = bytes;
        String[] units = {"bytes", "kB", "MB", "GB"};
        int unit = 0;
        while (scaled >= 1000 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit == 0 ? "%.0f %s" : "%.1f %s", scaled, units[unit]);
    }

    /** Such as {@code 45 seconds} or {@code 3 minutes}. */
    static String duration(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 2 * MINUTE_SECONDS) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        return (seconds + MINUTE_SECONDS - 1) / MINUTE_SECONDS + " minutes";
    }
}
