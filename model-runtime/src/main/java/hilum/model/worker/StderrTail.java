package hilum.model.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last lines that the child printed, and the beginning of its crash report, for somebody who looks for the reason of its death;
 * thread-safe.
 */
final class StderrTail {
    private static final int MAX_LINES = 200;
    private static final int MAX_LINE_LENGTH = 500;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final CrashReport crash = new CrashReport();

    /** Reads until the child closes its end. */
    void drain(InputStream stderr) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(the rest could not be read)");
        }
    }

    private synchronized void add(String line) {
        crash.read(line);
        lines.add(line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) + "..." : line);
        if (lines.size() > MAX_LINES) {
            lines.remove();
        }
    }

    /** What the child printed last; before that the beginning of a crash report, whose end tells little. */
    synchronized String text() {
        List<String> all = new ArrayList<>();
        if (lines.size() == MAX_LINES) {
            all.addAll(crash.beginning());
        }
        all.addAll(lines);
        return String.join("\n", all);
    }

    /** How it crashed, by its own report. */
    synchronized Optional<String> crash() {
        return crash.words();
    }
}
