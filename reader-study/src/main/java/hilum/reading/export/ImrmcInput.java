package hilum.reading.export;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.ByArm;
import hilum.reading.statistics.CellKey;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Input files for iMRMC, which compares two modalities by scores: one file per task and attribute. Source of the format: user manual of iMRMC, chapter 4.1
 * (didsr.github.io/iMRMC), and what the program itself refuses (mrmc.core.InputFile in github.com/DIDSR/iMRMC).
 *
 * <p>The head is free text but for the lines N0, N1, NR and NM, which are looked for anywhere in a line; data begin after "BEGIN DATA:". Rows are reader,
 * case, modality, score without quotes, and blanks in them do not count. The truth of every case stands there once, as reader -1 and modality 0.
 * Readers and modalities are therefore numbered, and their names stand in the head.
 */
public final class ImrmcInput {
    /** What came of it. */
    public sealed interface Outcome {}

    /** The files, by name. */
    public record Written(Map<String, String> files) implements Outcome {
        public Written {
            files = new TreeMap<>(files);
        }
    }

    /** Why iMRMC cannot take this reading, in plain words. */
    public record NotApplicable(String reason) implements Outcome {}

    private static final List<String> WITH_SIGNAL = List.of("abnormal", "positive", "1", "yes", "present");
    private static final List<String> WITHOUT_SIGNAL = List.of("normal", "negative", "0", "no", "absent");

    private final Messages prose = Messages.of("reading-report");

    /** The files for {@code table}. */
    public Outcome of(AnswerTable table, ProtocolSheet protocol) {
        List<Answer> graded = table.answers().stream()
                .filter(answer -> answer.kind() == AnswerKind.PRIMARY && grades(answer))
                .toList();
        if (graded.isEmpty()) {
            return new NotApplicable(prose.text("imrmc.not-graded"));
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (CellKey cell : table.cells()) {
            List<Answer> answers =
                    graded.stream().filter(answer -> answer.cell().equals(cell)).toList();
            Map<String, Integer> truth = truth(answers);
            if (!truth.isEmpty()) {
                files.put(fileName(cell, files.size() + 1), file(cell, answers, truth, protocol));
            }
        }
        return files.isEmpty() ? new NotApplicable(prose.text("imrmc.no-truth")) : new Written(files);
    }

    private static boolean grades(Answer answer) {
        ByArm arms = answer.byArm();
        return arms != null && !Double.isNaN(arms.referenceScore()) && !Double.isNaN(arms.secondScore());
    }

    private static String fileName(CellKey cell, int number) {
        String plain =
                (cell.task() + "-" + cell.attribute()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return "imrmc-" + number + "-" + plain + ".imrmc";
    }

    private String file(CellKey cell, List<Answer> answers, Map<String, Integer> truth, ProtocolSheet protocol) {
        List<String> cases =
                List.copyOf(new TreeSet<>(answers.stream().map(Answer::caseId).toList()));
        List<String> readers =
                List.copyOf(new TreeSet<>(answers.stream().map(Answer::reader).toList()));
        List<String> lines = new ArrayList<>();
        lines.add(line(ResultTables.name(cell)));
        lines.add(prose.text("research.line"));
        lines.add(prose.text("imrmc.truth"));
        int present = truth.values().stream().mapToInt(Integer::intValue).sum();
        lines.add("N0: " + (cases.size() - present));
        lines.add("N1: " + present);
        lines.add("NR: " + readers.size());
        lines.add("NM: 2");
        lines.add(prose.text("imrmc.modality", "1", line(protocol.referenceArm())));
        lines.add(prose.text("imrmc.modality", "2", line(protocol.secondArm())));
        addNames("imrmc.reader", readers, lines);
        addNames("imrmc.case", cases, lines);
        lines.add("");
        lines.add("BEGIN DATA:");
        for (int i = 0; i < cases.size(); i++) {
            lines.add("-1," + (i + 1) + ",0," + truth.get(cases.get(i)));
        }
        for (Answer answer : answers) {
            String start = (readers.indexOf(answer.reader()) + 1) + "," + (cases.indexOf(answer.caseId()) + 1) + ",";
            scores(start, answer, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private void addNames(String key, List<String> names, List<String> lines) {
        for (int i = 0; i < names.size(); i++) {
            lines.add(prose.text(key, String.valueOf(i + 1), line(names.get(i))));
        }
    }

    private static void scores(String start, Answer answer, List<String> lines) {
        ByArm arms = answer.byArm();
        if (arms != null) {
            lines.add(start + "1," + CsvText.number(arms.referenceScore()));
            lines.add(start + "2," + CsvText.number(arms.secondScore()));
        }
    }

    /** 1 for a case with the signal, 0 without: from the first slice whose labels say so for every case and name both; else empty. */
    private static Map<String, Integer> truth(List<Answer> answers) {
        TreeSet<String> names = new TreeSet<>();
        answers.forEach(answer -> names.addAll(answer.slices().keySet()));
        return names.stream()
                .map(name -> truth(answers, name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Map.of());
    }

    private static Optional<Map<String, Integer>> truth(List<Answer> answers, String slice) {
        Map<String, Integer> truth = new TreeMap<>();
        for (Answer answer : answers) {
            String label = answer.slices().getOrDefault(slice, "").strip().toLowerCase(Locale.ROOT);
            if (WITH_SIGNAL.contains(label)) {
                truth.put(answer.caseId(), 1);
            } else if (WITHOUT_SIGNAL.contains(label)) {
                truth.put(answer.caseId(), 0);
            } else {
                return Optional.empty();
            }
        }
        boolean both = truth.containsValue(0) && truth.containsValue(1);
        return both ? Optional.of(truth) : Optional.empty();
    }

    /** A name in the head: with a colon "Nr: 5" would be taken for the number of readers. */
    private static String line(String text) {
        return text.replaceAll("\\R", " ").replace(':', ' ');
    }
}
