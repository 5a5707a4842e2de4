package hilum.reading.export;

import hilum.reading.BalanceProof;
import hilum.reading.Conduct;
import hilum.reading.ItemKind;
import hilum.reading.Plan;
import hilum.reading.Preference;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import hilum.reading.Wording;
import hilum.reading.export.PrintedTable.Column;
import hilum.reading.export.ProtocolSheet.Chapter;
import hilum.reading.export.ProtocolSheet.Entry;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the printed protocol from the frozen one, or from a plan. */
public final class ProtocolSheets {
    private final Messages prose = Messages.of("reading-report");
    private final ReadingWords words = new ReadingWords();

    /** The protocol of a frozen reading with its proof of balance. */
    public ProtocolSheet frozen(ReadingProtocol protocol, List<ReadingCase> cases, BalanceProof proof) {
        return sheet(protocol, cases, Optional.of(proof.hash()), proofTables(proof));
    }

    /** The protocol of a reading that may still change. */
    public ProtocolSheet planned(ReadingProtocol protocol, List<ReadingCase> cases) {
        return sheet(protocol, cases, Optional.empty(), List.of());
    }

    private ProtocolSheet sheet(
            ReadingProtocol protocol, List<ReadingCase> cases, Optional<String> hash, List<PrintedTable> proof) {
        return new ProtocolSheet(
                protocol.name(),
                protocol.arms().a(),
                protocol.arms().b(),
                protocol.design() == ReadingDesign.COMPARATIVE ? points(protocol) : List.of(),
                hash,
                List.of(
                        design(protocol, cases),
                        new Chapter(prose.text("chapter.conduct"), conduct(protocol.conduct())),
                        new Chapter(prose.text("chapter.wording"), wording(protocol))),
                proof);
    }

    private List<String> points(ReadingProtocol protocol) {
        String a = protocol.arms().a();
        String b = protocol.arms().b();
        return List.of(
                prose.text("point.significantly", a),
                prose.text("point.slightly", a),
                prose.text("point.neither"),
                prose.text("point.slightly", b),
                prose.text("point.significantly", b));
    }

    private Chapter design(ReadingProtocol protocol, List<ReadingCase> cases) {
        Plan plan = protocol.plan();
        List<Entry> entries = new ArrayList<>();
        entry(entries, "version", String.valueOf(protocol.title().version()));
        if (!protocol.title().supersedes().isEmpty()) {
            entry(entries, "supersedes", protocol.title().supersedes());
        }
        entry(entries, "design", prose.text("design." + key(protocol.design())));
        entry(
                entries,
                "arms",
                prose.text("arms.compared", protocol.arms().a(), protocol.arms().b()));
        entry(entries, "tasks", plan.tasks().stream().map(words::of).collect(Collectors.joining("; ")));
        entry(entries, "cases", caseCounts(cases));
        entry(entries, "readers", String.join("; ", plan.readers()));
        entry(entries, "per-case", String.valueOf(plan.perCase()));
        entry(
                entries,
                "repeats",
                prose.text(
                        plan.flipRepeats() ? "protocol.repeats.flipped" : "protocol.repeats.same",
                        String.valueOf(plan.repeats())));
        entry(entries, "seed", String.valueOf(plan.seed()));
        entry(
                entries,
                "normalisations",
                protocol.normalisations().isEmpty()
                        ? prose.text("protocol.normalisations.none")
                        : String.join("; ", protocol.normalisations()));
        return new Chapter(prose.text("chapter.design"), entries);
    }

    private String caseCounts(List<ReadingCase> cases) {
        Map<ReadingTask, Map<ItemKind, Long>> counts = cases.stream()
                .collect(Collectors.groupingBy(
                        ReadingCase::task,
                        TreeMap::new,
                        Collectors.groupingBy(each -> each.role().kind(), TreeMap::new, Collectors.counting())));
        return counts.entrySet().stream()
                .map(task -> words.of(task.getKey()) + ": "
                        + task.getValue().entrySet().stream()
                                .map(kind -> prose.text(
                                        "kind." + key(kind.getKey()),
                                        kind.getValue().toString()))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private List<Entry> conduct(Conduct conduct) {
        List<Entry> entries = new ArrayList<>();
        entry(
                entries,
                "idle",
                prose.text("protocol.seconds", String.valueOf(conduct.idleCut().toSeconds())));
        entry(
                entries,
                "session",
                conduct.session().isZero()
                        ? prose.text("no")
                        : prose.text(
                                "protocol.minutes",
                                String.valueOf(conduct.session().toMinutes())));
        entry(entries, "washout", prose.text("protocol.days", String.valueOf(conduct.washoutDays())));
        entry(entries, "error-classes", prose.text(conduct.errorClasses() ? "yes" : "no"));
        entry(entries, "view-log", prose.text(conduct.viewLog() ? "yes" : "no"));
        entry(entries, "guesses", String.valueOf(conduct.guesses()));
        return entries;
    }

    private List<Entry> wording(ReadingProtocol protocol) {
        Wording wording = protocol.wording();
        List<Entry> entries = new ArrayList<>();
        if (protocol.design() == ReadingDesign.COMPARATIVE) {
            for (ReadingAttribute attribute : protocol.attributes()) {
                entries.add(new Entry(
                        attribute.name().toLowerCase(Locale.ROOT),
                        wording.stem().strip() + " " + wording.of(attribute) + "?"));
            }
            for (Preference answer : Preference.values()) {
                entries.add(
                        new Entry(prose.text("protocol.answer", String.valueOf(answer.shown())), wording.of(answer)));
            }
        } else {
            wording.lines().forEach((name, line) -> entries.add(new Entry(name, line)));
        }
        return entries;
    }

    private void entry(List<Entry> entries, String key, String value) {
        entries.add(new Entry(prose.text("protocol." + key), value));
    }

    private List<PrintedTable> proofTables(BalanceProof proof) {
        String a = prose.text("proof.first", proof.arms().a());
        String b = prose.text("proof.first", proof.arms().b());
        PrintedTable readers = new PrintedTable(
                prose.text("proof.readers"),
                List.of(
                        Column.words(prose.text("head.reader"), 1.5),
                        Column.words(prose.text("head.task"), 1.8),
                        Column.numbers(prose.text("head.place"), 0.8),
                        Column.numbers(a, 1.2),
                        Column.numbers(b, 1.2)),
                proof.readers().stream()
                        .map(row -> List.of(
                                row.reader(),
                                words.of(row.task()),
                                String.valueOf(row.taskPlace()),
                                String.valueOf(row.aFirst()),
                                String.valueOf(row.bFirst())))
                        .toList());
        PrintedTable cases = new PrintedTable(
                prose.text("proof.cases"),
                List.of(
                        Column.words(prose.text("head.task"), 1.8),
                        Column.words(prose.text("head.case"), 1.8),
                        Column.numbers(a, 1.2),
                        Column.numbers(b, 1.2)),
                proof.cases().stream()
                        .map(row -> List.of(
                                words.of(row.task()),
                                row.caseId(),
                                String.valueOf(row.aFirst()),
                                String.valueOf(row.bFirst())))
                        .toList());
        PrintedTable repeats = new PrintedTable(
                prose.text("proof.repeats"),
                List.of(
                        Column.numbers(prose.text("head.count"), 1),
                        Column.numbers(prose.text("head.distance"), 1),
                        Column.numbers(prose.text("head.flipped"), 1)),
                List.of(List.of(
                        String.valueOf(proof.repeats().count()),
                        String.valueOf(proof.repeats().smallestDistance()),
                        String.valueOf(proof.repeats().flipped()))));
        return List.of(readers, cases, repeats);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
