package hilum.reading.export;

import java.time.Instant;
import java.util.List;

/**
 * How a reading went.
 *
 * @param deviations everything that differs from the protocol or needs to be told: adjudications, excluded answers, early starts
 * @param log all that was logged, oldest first
 * @param software name and version of the program and what it ran on
 */
public record ReadingCourse(
        List<ReaderCount> readers,
        Unblinding unblinding,
        List<Deviation> deviations,
        List<LogRow> log,
        List<ProtocolSheet.Entry> software) {
    public ReadingCourse {
        readers = List.copyOf(readers);
        deviations = List.copyOf(deviations);
        log = List.copyOf(log);
        software = List.copyOf(software);
    }

    /**
     * Primary answers of a reader.
     *
     * @param about experience or speciality; may be empty
     */
    public record ReaderCount(String reader, String about, int expected, int received) {}

    /** When, by whom and why the key was opened. */
    public record Unblinding(Instant at, String who, String reason) {}

    /** One thing to be told, in plain words. */
    public record Deviation(String kind, String about, String reason) {}

    /** One line of the log. */
    public record LogRow(Instant at, String who, String event, String detail) {}

    /** Primary answers that the protocol asks for. */
    public int expected() {
        return readers.stream().mapToInt(ReaderCount::expected).sum();
    }

    /** Primary answers that came in. */
    public int received() {
        return readers.stream().mapToInt(ReaderCount::received).sum();
    }
}
