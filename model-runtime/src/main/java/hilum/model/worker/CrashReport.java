package hilum.model.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dying child printed about its end. Java turns a crash into a report of hundreds of lines and exit code 1, so that the code alone
 * does not tell it from a child that never started. Used by one thread.
 */
final class CrashReport {
    private static final Pattern HEADING =
            Pattern.compile("# (A fatal error has been detected|There is insufficient memory).*|terminate called .*");
    private static final Pattern SIGNAL = Pattern.compile("#\\s+(SIG[A-Z]+|EXCEPTION_[A-Z_]+) \\(0x[0-9a-f]+\\).*");
    private static final int MOST_LINES = 30;

    private final List<String> lines = new ArrayList<>();

    /** Takes the line if a report has begun, or begins with it. */
    void read(String line) {
        boolean begun = !lines.isEmpty() || HEADING.matcher(line).matches();
        if (begun && lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    /** The report's beginning; empty without one. */
    List<String> beginning() {
        return List.copyOf(lines);
    }

    /** What it says in words that follow "The model's process". */
    Optional<String> words() {
        for (String line : lines) {
            Matcher signal = SIGNAL.matcher(line);
            if (line.contains("insufficient memory")) {
                return Optional.of("ran out of memory outside of Java's heap");
            }
            if (line.contains("std::bad_alloc")) {
                return Optional.of("ran out of memory in a native library");
            }
            if (signal.matches()) {
                return Optional.of(
                        signal.group(1).matches("SIGILL|EXCEPTION_ILLEGAL_INSTRUCTION")
                                ? "met a processor instruction that this machine does not have (" + signal.group(1)
                                        + ")"
                                : "crashed in a native library (" + signal.group(1) + ")");
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of("met a fatal error of the Java runtime");
    }
}
