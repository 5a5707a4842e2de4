package hilum.reading.csv;

import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.ItemKind;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingTask;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns rows into cases, each checked; collects those that fail. */
final class CaseRows {
    private final CaseColumns columns;
    private final Path file;
    private final ReadingTask otherwise;
    private final CaseRules rules;
    private final Set<List<Object>> ids = new HashSet<>();
    private final List<ReadingCase> cases = new ArrayList<>();
    private final List<BadRow> badRows = new ArrayList<>();

    /**
     * For one file.
     *
     * @param file pictures are relative to its folder
     * @param otherwise the task of rows that name none
     */
    CaseRows(CaseColumns columns, Path file, ReadingTask otherwise, CaseRules rules) {
        this.columns = columns;
        this.file = file;
        this.otherwise = otherwise;
        this.rules = rules;
    }

    List<ReadingCase> cases() {
        return cases;
    }

    List<BadRow> badRows() {
        return badRows;
    }

    void leaveOut(int firstLine, int lastLine, Reason reason, String detail) {
        badRows.add(new BadRow(firstLine, lastLine, reason, detail));
    }

    void add(CaseRow row) {
        String named = row.cell(CaseColumns.TASK);
        Optional<ReadingTask> task = named.isEmpty() ? Optional.of(otherwise) : taskNamed(named);
        if (task.isEmpty()) {
            leaveOut(row, Reason.TASK_UNKNOWN, named);
        } else if (taskFits(row, task.get()) && textsThere(row) && idFits(row, task.get())) {
            role(row)
                    .ifPresent(role ->
                            pictures(row, task.get()).ifPresent(pictures -> accept(row, task.get(), role, pictures)));
        }
    }

    private void accept(CaseRow row, ReadingTask task, CaseRole role, List<Path> pictures) {
        String id = row.cell(CaseColumns.CASE);
        cases.add(new ReadingCase(
                id,
                task,
                new CaseInput(
                        row.cell(CaseColumns.INDICATION),
                        row.cell(CaseColumns.TASK_INPUT),
                        pictures,
                        columns.slices(row)),
                row.cell(columns.textA()),
                row.cell(columns.textB()),
                role));
        ids.add(List.of(task, id));
    }

    /** The task of that name, in capitals or not, with spaces, hyphens or underscores; none when unknown or empty. */
    static Optional<ReadingTask> taskNamed(String name) {
        String plain = CaseColumns.plain(name).toUpperCase(Locale.ROOT);
        return Arrays.stream(ReadingTask.values())
                .filter(task -> task.name().equals(plain) || ("FINDINGS_" + plain).equals(task.name()))
                .findFirst();
    }

    private boolean taskFits(CaseRow row, ReadingTask task) {
        boolean inputMissing = task == ReadingTask.FINDINGS_SUMMARIZATION
                && row.cell(CaseColumns.TASK_INPUT).isEmpty();
        return !inputMissing || leaveOut(row, Reason.NO_TASK_INPUT, "");
    }

    private boolean textsThere(CaseRow row) {
        if (rules.textsOptional()) {
            return true;
        }
        for (String column : List.of(columns.textA(), columns.textB())) {
            if (row.cell(column).isEmpty()) {
                return leaveOut(row, Reason.TEXT_EMPTY, column);
            }
        }
        return true;
    }

    private boolean idFits(CaseRow row, ReadingTask task) {
        String id = row.cell(CaseColumns.CASE);
        if (id.isBlank()) {
            return leaveOut(row, Reason.NO_CASE_ID, "");
        }
        return !ids.contains(List.of(task, id)) || leaveOut(row, Reason.DUPLICATE_CASE, id);
    }

    private Optional<CaseRole> role(CaseRow row) {
        String name = row.cell(CaseColumns.KIND);
        String expected = row.cell(CaseColumns.EXPECTED);
        Optional<ItemKind> kind = Arrays.stream(ItemKind.values())
                .filter(value -> value != ItemKind.REPEAT)
                .filter(value -> value.name().equalsIgnoreCase(name.isEmpty() ? "primary" : name))
                .findFirst();
        if (kind.isEmpty()) {
            leaveOut(row, Reason.KIND_UNKNOWN, name);
            return Optional.empty();
        }
        Optional<String> arm = Stream.of("", columns.arms().a(), columns.arms().b())
                .filter(expected::equalsIgnoreCase)
                .findFirst();
        if (arm.isEmpty()) {
            leaveOut(row, Reason.EXPECTED_UNKNOWN, expected);
            return Optional.empty();
        }
        boolean primary = kind.get() == ItemKind.PRIMARY;
        return Optional.of(
                new CaseRole(kind.get(), primary ? "" : row.cell(CaseColumns.FEEDBACK), primary ? "" : arm.get()));
    }

    private Optional<List<Path>> pictures(CaseRow row, ReadingTask task) {
        List<Path> pictures = new ArrayList<>();
        for (String part : row.cell(CaseColumns.IMAGES).split("\\|")) {
            String name = part.strip();
            if (!name.isEmpty()) {
                Optional<Path> picture = picture(name);
                if (picture.isEmpty()) {
                    leaveOut(row, Reason.PICTURE_MISSING, name);
                    return Optional.empty();
                }
                if (!rules.pictures().isPicture(picture.get())) {
                    leaveOut(row, Reason.NOT_A_PICTURE, name);
                    return Optional.empty();
                }
                pictures.add(picture.get());
            }
        }
        if (pictures.isEmpty() && task == ReadingTask.FINDINGS_GENERATION) {
            leaveOut(row, Reason.NO_PICTURE, "");
            return Optional.empty();
        }
        return Optional.of(pictures);
    }

    private Optional<Path> picture(String name) {
        try {
            return Optional.of(file.resolveSibling(name).normalize()).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Always false, so that a check can end with it. */
    private boolean leaveOut(CaseRow row, Reason reason, String detail) {
        leaveOut(row.firstLine(), row.lastLine(), reason, detail);
        return false;
    }
}
