package hilum.reading.export;

import hilum.reading.AuditEntry;
import hilum.reading.ItemKind;
import hilum.reading.Unblinded;
import hilum.reading.statistics.Analysis;
import hilum.reading.statistics.AnalysisOptions;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.Progress;
import hilum.reading.statistics.StudyResults;
import hilum.resources.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together everything that the exports need, from what the coordinator's desk gives after unblinding. */
public final class StudyRecords {
    private final List<ProtocolSheet.Entry> software;
    private final Messages prose = Messages.of("reading-report");

    /** {@code software}: name and version of the program and of what it runs on, for the report. */
    public StudyRecords(List<ProtocolSheet.Entry> software) {
        this.software = List.copyOf(software);
    }

    /** The analysis of the paper for a protocol: its own seed, 10,000 rounds, every cell primary. */
    public static AnalysisOptions options(Unblinded unblinded) {
        return AnalysisOptions.standard(unblinded.protocol().plan().seed());
    }

    /**
     * Analyses and puts together; long, on the caller's thread.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public StudyRecord of(Unblinded unblinded, List<AuditEntry> trail, AnalysisOptions options, Progress progress)
            throws InterruptedException {
        UnblindedAnswers answers = new UnblindedAnswers(unblinded);
        AnswerTable table = answers.table();
        StudyResults results = Analysis.of(table, options, progress);
        ProtocolSheet sheet = new ProtocolSheets().frozen(unblinded.protocol(), unblinded.cases(), unblinded.proof());
        return new StudyRecord(
                sheet, table, answers.details(), results, answers.observations(), course(unblinded, trail));
    }

    private ReadingCourse course(Unblinded unblinded, List<AuditEntry> trail) {
        List<ReadingCourse.ReaderCount> readers = readers(unblinded);
        String who = prose.text("coordinator");
        Optional<AuditEntry> end = trail.stream()
                .filter(entry -> entry.what().equals(AuditEntry.UNBLINDED))
                .findFirst();
        return new ReadingCourse(
                readers,
                new ReadingCourse.Unblinding(
                        end.map(AuditEntry::at).orElse(Instant.EPOCH),
                        who,
                        end.map(AuditEntry::detail).orElse(Numerals.NONE)),
                new Deviations(unblinded, end.map(AuditEntry::at).orElse(Instant.MAX)).of(readers, trail),
                trail.stream()
                        .map(entry -> new ReadingCourse.LogRow(entry.at(), who, entry.what(), entry.detail()))
                        .toList(),
                software);
    }

    private static List<ReadingCourse.ReaderCount> readers(Unblinded unblinded) {
        int questions = unblinded.protocol().design().pairs()
                ? unblinded.protocol().attributes().size()
                : 1;
        Map<String, Integer> expected = new LinkedHashMap<>();
        unblinded
                .proof()
                .readers()
                .forEach(row -> expected.merge(row.reader(), (row.aFirst() + row.bFirst()) * questions, Integer::sum));
        List<ReadingCourse.ReaderCount> readers = new ArrayList<>();
        expected.forEach((reader, count) -> {
            long received = unblinded.items().stream()
                    .filter(item -> item.place().kind() == ItemKind.PRIMARY
                            && item.place().reader().equals(reader))
                    .count();
            readers.add(new ReadingCourse.ReaderCount(reader, "", count, (int) received * questions));
        });
        return readers;
    }
}
