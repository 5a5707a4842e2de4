package hilum.reading.export;

import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.CellKey;
import hilum.reading.statistics.Scale;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What every column of every table means, as a table and as text to read. */
public final class Codebook {
    /** One column of one file. */
    record Entry(String file, String column, String type, String meaning) {}

    private final ProtocolSheet protocol;
    private final AnswerTable table;
    private final Observations observations;
    private final Messages prose = Messages.of("reading-report");

    public Codebook(StudyRecord study) {
        this.protocol = study.protocol();
        this.table = study.table();
        this.observations = study.observations();
    }

    /** One row per column, as CSV. */
    public String toCsv() {
        CsvText csv = new CsvText(List.of("file", "column", "type", "meaning"));
        entries().forEach(entry -> csv.row(List.of(entry.file(), entry.column(), entry.type(), entry.meaning())));
        return csv.toString();
    }

    /** The same as Markdown, with what holds for all files on top. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder(prose.text("codebook.title", protocol.title()));
        text.append("\n\n").append(prose.text("codebook.about")).append("\n\n").append(prose.text("research.line"));
        text.append("\n\n").append(prose.text("codebook.scale", protocol.referenceArm(), protocol.secondArm()));
        for (String line : scale()) {
            text.append("\n- ").append(line);
        }
        String file = "";
        for (Entry entry : entries()) {
            if (!entry.file().equals(file)) {
                file = entry.file();
                text.append("\n\n## ").append(file).append("\n\n");
                text.append(prose.text("codebook.head")).append("\n|---|---|---|\n");
            }
            text.append("| `").append(cell(entry.column())).append("` | ");
            text.append(cell(entry.type())).append(" | ");
            text.append(cell(entry.meaning())).append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private List<String> scale() {
        List<Double> points = table.scale().points();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            String number = CsvText.number(points.get(i));
            lines.add(
                    protocol.pointNames().size() == points.size()
                            ? number + ": " + protocol.pointNames().get(i)
                            : number);
        }
        return lines;
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (String column : LongTable.COLUMNS) {
            entries.add(entry(ExportFiles.LONG, column, "long." + column));
        }
        LongTable.sliceNames(table).forEach(name -> entries.add(slice(ExportFiles.LONG, name)));
        for (String column : LongTable.GUESS_COLUMNS) {
            entries.add(entry(ExportFiles.GUESSES, column, "guess." + column));
        }
        wide(entries);
        new ObservationTables(observations)
                .columns()
                .forEach((file, columns) -> columns.forEach(column -> entries.add(observed(file, column))));
        for (String column : List.of("at", "who", "event", "detail")) {
            entries.add(entry(ExportFiles.LOG, column, "log." + column));
        }
        for (String column : RNumbers.COLUMNS) {
            entries.add(entry(ExportFiles.NUMBERS, column, "numbers." + column));
        }
        return entries;
    }

    private void wide(List<Entry> entries) {
        entries.add(entry(ExportFiles.WIDE, "reader", "long.reader"));
        entries.add(entry(ExportFiles.WIDE, "case", "long.case"));
        for (CellKey cell : table.cells()) {
            entries.add(new Entry(
                    ExportFiles.WIDE,
                    cell.task() + "." + cell.attribute(),
                    prose.text("codebook.long.score.type", points()),
                    prose.text("codebook.wide.score", cell.task(), cell.attribute())));
        }
        List<String> tasks =
                table.cells().stream().map(CellKey::task).distinct().toList();
        for (String column : List.of("second_arm_place", "active_seconds")) {
            for (String task : tasks) {
                Entry like = entry(ExportFiles.WIDE, column, "long." + column);
                entries.add(new Entry(like.file(), task + "." + column, like.type(), like.meaning()));
            }
        }
        LongTable.sliceNames(table).forEach(name -> entries.add(slice(ExportFiles.WIDE, name)));
    }

    /** Counts of errors are one column per class, with the words of the protocol. */
    private Entry observed(String file, String column) {
        return ObservationTables.errorClass(column)
                .map(of -> new Entry(
                        file,
                        column,
                        prose.text("codebook.errors.count.type"),
                        prose.text(
                                ObservationTables.significant(column)
                                        ? "codebook.errors.significant"
                                        : "codebook.errors.other",
                                observations.wording().of(of))))
                .orElseGet(() -> entry(file, column, "observed." + column));
    }

    private Entry slice(String file, String name) {
        String labels = table.answers().stream()
                .map(answer -> answer.slices().getOrDefault(name, ""))
                .filter(label -> !label.isEmpty())
                .distinct()
                .sorted()
                .limit(20)
                .collect(Collectors.joining(", "));
        return new Entry(
                file,
                LongTable.SLICE + name,
                prose.text("codebook.slice.type", labels),
                prose.text("codebook.slice", name));
    }

    private Entry entry(String file, String column, String key) {
        return new Entry(
                file,
                column,
                prose.text("codebook." + key + ".type", points()),
                prose.text("codebook." + key, protocol.referenceArm(), protocol.secondArm()));
    }

    private String points() {
        Scale scale = table.scale();
        return scale.isDiscrete()
                ? scale.points().stream().map(CsvText::number).collect(Collectors.joining(", "))
                : prose.text("codebook.continuous");
    }
}
