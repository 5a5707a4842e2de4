package hilum.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How far a long transfer is: one line that is painted over on a terminal, a line for every tenth in a file. */
final class TransferLine {
    private static final int TENTH = 10;
    private static final int MINUTE_SECONDS = 60;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private final PrintWriter out;
    private final boolean terminal;
    private int width;
    private long tenths;

    TransferLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows how things stand; in a file only when another tenth is done. */
    void show(String name, long doneBytes, long totalBytes, long bytesPerSecond, Optional<Duration> left) {
        long percent = totalBytes == 0 ? 100 : 100 * doneBytes / totalBytes;
        String text = String.format(
                Locale.ENGLISH,
                "%s: %s of %s, %d %%, %s/s%s",
                name,
                size(doneBytes),
                size(totalBytes),
                percent,
                size(bytesPerSecond),
                left.map(time -> ", " + duration(time) + " left").orElse(""));
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            out.flush();
            width = text.length();
        } else if (percent / TENTH > tenths) {
            tenths = percent / TENTH;
            out.println(text);
            out.flush();
        }
    }

    /** A sentence on a line of its own. */
    void say(String sentence) {
        end();
        out.println(sentence);
        out.flush();
    }

    /** Leaves the line that is painted over. */
    void end() {
        if (width > 0) {
            out.println();
            out.flush();
            width = 0;
        }
    }

    /** Such as {@code 12.56 GB}, {@code 3.2 MB}: powers of ten, as the hub counts. */
    static String size(long bytes) {
        return bytes >= GIGA
                ? String.format(Locale.ENGLISH, "%.2f GB", bytes / GIGA)
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / MEGA);
    }

    private static String duration(Duration left) {
        long seconds = left.toSeconds();
        return seconds < 2 * MINUTE_SECONDS ? seconds + " s" : seconds / MINUTE_SECONDS + " min";
    }
}
