package hilum.reading.export;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.CellKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One row per reader and case, primary answers only: a column per task and attribute, as statistics programs like to load it. */
public final class WideTable {
    private record Row(String reader, String caseId) {}

    /** The table as CSV; an answer that is missing or "cannot judge" is an empty cell. */
    public String write(AnswerTable table) {
        List<CellKey> cells = List.copyOf(table.cells());
        List<String> tasks = cells.stream().map(CellKey::task).distinct().toList();
        List<String> slices = LongTable.sliceNames(table);
        CsvText csv = new CsvText(head(cells, tasks, slices));
        rows(table).forEach((row, answers) -> csv.row(cells(row, answers, cells, tasks, slices)));
        return csv.toString();
    }

    static List<String> head(List<CellKey> cells, List<String> tasks, List<String> slices) {
        List<String> head = new ArrayList<>(List.of("reader", "case"));
        cells.forEach(cell -> head.add(cell.task() + "." + cell.attribute()));
        tasks.forEach(task -> head.add(task + ".second_arm_place"));
        tasks.forEach(task -> head.add(task + ".active_seconds"));
        slices.forEach(name -> head.add(LongTable.SLICE + name));
        return head;
    }

    private static Map<Row, List<Answer>> rows(AnswerTable table) {
        Map<Row, List<Answer>> rows =
                new TreeMap<>(Comparator.comparing(Row::reader).thenComparing(Row::caseId));
        table.answers().stream()
                .filter(answer -> answer.kind() == AnswerKind.PRIMARY)
                .forEach(answer -> rows.computeIfAbsent(
                                new Row(answer.reader(), answer.caseId()), _ -> new ArrayList<>())
                        .add(answer));
        return rows;
    }

    private static List<Object> cells(
            Row row, List<Answer> answers, List<CellKey> cells, List<String> tasks, List<String> slices) {
        List<Object> line = new ArrayList<>(List.of(row.reader(), row.caseId()));
        for (CellKey cell : cells) {
            line.add(answers.stream()
                    .filter(answer -> answer.cell().equals(cell))
                    .<Object>map(Answer::score)
                    .findFirst()
                    .orElse(""));
        }
        for (String task : tasks) {
            line.add(of(answers, task)
                    .map(answer -> (Object) LongTable.place(answer.placement()))
                    .orElse(""));
        }
        for (String task : tasks) {
            line.add(of(answers, task)
                    .map(answer -> (Object) answer.activeSeconds())
                    .orElse(""));
        }
        for (String name : slices) {
            TreeSet<String> labels = new TreeSet<>();
            answers.forEach(answer -> labels.add(answer.slices().getOrDefault(name, "")));
            line.add(String.join(" ", labels).strip());
        }
        return line;
    }

    private static Optional<Answer> of(List<Answer> answers, String task) {
        return answers.stream().filter(answer -> answer.task().equals(task)).findFirst();
    }
}
