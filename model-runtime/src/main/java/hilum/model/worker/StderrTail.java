package hilum.model.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** The last lines that the child printed, for somebody who looks for the reason of its death; thread-safe. */
final class StderrTail {
    private static final int MAX_LINES = 200;
    private static final int MAX_LINE_LENGTH = 500;

    private final ArrayDeque<String> lines = new ArrayDeque<>();

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
        lines.add(line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) + "..." : line);
        if (lines.size() > MAX_LINES) {
            lines.remove();
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
