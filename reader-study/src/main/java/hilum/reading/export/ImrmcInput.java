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
 * Input files for iMRMC, which compares two modalities by scores: one file per task and attribute. Source of the format: the iMRMC user guide of the FDA's
 * Division of Imaging, Diagnostics and Software Reliability; rows are reader, case, modality, score; truth is reader -1 and modality 0.
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
            if (!answers.isEmpty()) {
                files.put(fileName(cell, files.size() + 1), file(cell, answers, protocol));
            }
        }
        return new Written(files);
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

    private String file(CellKey cell, List<Answer> answers, ProtocolSheet protocol) {
        List<String> cases =
                List.copyOf(new TreeSet<>(answers.stream().map(Answer::caseId).toList()));
        List<String> readers =
                List.copyOf(new TreeSet<>(answers.stream().map(Answer::reader).toList()));
        Map<String, Integer> truth = truth(answers);
        boolean known = truth.keySet().containsAll(cases);
        List<String> lines = new ArrayList<>();
        lines.add(line(ResultTables.name(cell)));
        lines.add(prose.text("research.line"));
        lines.add(prose.text(known ? "imrmc.truth" : "imrmc.no-truth"));
        if (known) {
            long present =
                    cases.stream().filter(id -> truth.getOrDefault(id, 0) == 1).count();
            lines.add("N0: " + (cases.size() - present));
            lines.add("N1: " + present);
        }
        lines.add("NR: " + readers.size());
        lines.add("NM: 2");
        for (int i = 0; i < cases.size(); i++) {
            lines.add(prose.text("imrmc.case", String.valueOf(i + 1), line(cases.get(i))));
        }
        lines.add("");
        lines.add("BEGIN DATA:");
        if (known) {
            for (int i = 0; i < cases.size(); i++) {
                lines.add("-1," + (i + 1) + ",0," + truth.get(cases.get(i)));
            }
        }
        for (Answer answer : answers) {
            scores(answer, cases.indexOf(answer.caseId()) + 1, protocol, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void scores(Answer answer, int caseNumber, ProtocolSheet protocol, List<String> lines) {
        ByArm arms = answer.byArm();
        if (arms == null) {
            return;
        }
        String start = cell(answer.reader()) + "," + caseNumber + ",";
        lines.add(start + cell(protocol.referenceArm()) + "," + CsvText.number(arms.referenceScore()));
        lines.add(start + cell(protocol.secondArm()) + "," + CsvText.number(arms.secondScore()));
    }

    /** 1 for a case with the signal, 0 without: from the first slice whose labels say so for every case. */
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
        return Optional.of(truth);
    }

    /** A cell cannot hold a comma: iMRMC knows no quotes. */
    private static String cell(String text) {
        return line(text).replace(',', ' ');
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }
}
