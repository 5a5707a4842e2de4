package hilum.reading.export;

import hilum.reading.AuditEntry;
import hilum.reading.ReadingWords;
import hilum.reading.Unblinded;
import hilum.resources.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the report tells beside the protocol: what is missing, what came after the end of the blinding, what was changed. */
final class Deviations {
    private final Unblinded unblinded;
    private final Instant end;
    private final Messages prose = Messages.of("reading-report");
    private final ReadingWords words = new ReadingWords();
    private final List<ReadingCourse.Deviation> deviations = new ArrayList<>();

    /** @param end of the blinding */
    Deviations(Unblinded unblinded, Instant end) {
        this.unblinded = unblinded;
        this.end = end;
    }

    List<ReadingCourse.Deviation> of(List<ReadingCourse.ReaderCount> readers, List<AuditEntry> trail) {
        for (ReadingCourse.ReaderCount reader : readers) {
            if (reader.received() < reader.expected()) {
                add("missing", reader.reader(), reader.expected() - reader.received(), reader.expected());
            }
        }
        late();
        trail.forEach(this::logged);
        for (Unblinded.Item item : unblinded.adjudications()) {
            add(
                    "adjudication",
                    words.of(item.place().task()) + ", " + item.place().caseId(),
                    item.place().reader());
        }
        return deviations;
    }

    /** A rating that is younger than the end of the blinding may have been made by somebody who knew the results. */
    private void late() {
        Map<String, int[]> lateOfAll = new TreeMap<>();
        for (Unblinded.Item item : unblinded.items()) {
            int[] counts = lateOfAll.computeIfAbsent(item.place().reader(), _ -> new int[2]);
            counts[0] += item.rating().committedAt().isAfter(end) ? 1 : 0;
            counts[1]++;
        }
        lateOfAll.forEach((reader, counts) -> {
            if (counts[0] > 0) {
                add("late", reader, counts[0], counts[1]);
            }
        });
    }

    private void logged(AuditEntry entry) {
        switch (entry.what()) {
            case AuditEntry.COLLECTED_LATE -> add("collected-late", entry.detail());
            case AuditEntry.PIN_REPLACED -> add("pin", entry.detail());
            case AuditEntry.CHECKED -> {
                if (!entry.detail().equals(AuditEntry.AS_FROZEN)) {
                    add("differ", entry.detail());
                }
            }
            default -> {}
        }
    }

    private void add(String kind, String about, Object... values) {
        List<String> told = new ArrayList<>();
        for (Object value : values) {
            told.add(String.valueOf(value));
        }
        deviations.add(new ReadingCourse.Deviation(
                prose.text("deviation." + kind), about, prose.text("deviation." + kind + ".reason", told.toArray())));
    }
}
