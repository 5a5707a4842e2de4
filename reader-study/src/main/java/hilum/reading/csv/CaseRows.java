package hilum.reading.csv;

import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingTask;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns rows into cases, each checked; collects those that fail. */
final class CaseRows {
    private final CaseColumns columns;
    private final Path file;
    private final ReadingTask task;
    private final Set<String> ids = new HashSet<>();
    private final List<ReadingCase> cases = new ArrayList<>();
    private final List<BadRow> badRows = new ArrayList<>();

    CaseRows(CaseColumns columns, Path file, ReadingTask task) {
        this.columns = columns;
        this.file = file;
        this.task = task;
    }

    ReadingTask task() {
        return task;
    }

    List<ReadingCase> cases() {
        return cases;
    }

    List<BadRow> badRows() {
        return badRows;
    }

    void add(CsvRow row) {
        if (row.broken()) {
            leaveOut(row, Reason.BROKEN_QUOTES, "");
        } else if (!columns.fit(row)) {
            leaveOut(row, Reason.WRONG_NUMBER_OF_CELLS, row.cells().size() + " / " + columns.count());
        } else if (taskFits(row) && textsThere(row) && idFits(row)) {
            pictures(row).ifPresent(pictures -> accept(row, pictures));
        }
    }

    private void accept(CsvRow row, List<Path> pictures) {
        cases.add(new ReadingCase(
                columns.cell(row, CaseColumns.CASE),
                columns.cell(row, CaseColumns.INDICATION),
                columns.cell(row, CaseColumns.TASK_INPUT),
                pictures,
                columns.cell(row, columns.textA()),
                columns.cell(row, columns.textB())));
        ids.add(columns.cell(row, CaseColumns.CASE));
    }

    private boolean taskFits(CsvRow row) {
        String name = columns.cell(row, CaseColumns.TASK);
        Optional<ReadingTask> named = CasesCsv.taskNamed(name);
        if (!name.isEmpty() && named.isEmpty()) {
            return leaveOut(row, Reason.TASK_UNKNOWN, name);
        }
        if (named.isPresent() && named.get() != task) {
            return leaveOut(row, Reason.TASK_MIXED, "");
        }
        boolean inputMissing = task == ReadingTask.FINDINGS_SUMMARIZATION
                && columns.cell(row, CaseColumns.TASK_INPUT).isEmpty();
        return !inputMissing || leaveOut(row, Reason.NO_TASK_INPUT, "");
    }

    private boolean textsThere(CsvRow row) {
        for (String column : List.of(columns.textA(), columns.textB())) {
            if (columns.cell(row, column).isEmpty()) {
                return leaveOut(row, Reason.TEXT_EMPTY, column);
            }
        }
        return true;
    }

    private boolean idFits(CsvRow row) {
        String id = columns.cell(row, CaseColumns.CASE);
        if (id.isEmpty()) {
            return leaveOut(row, Reason.NO_CASE_ID, "");
        }
        return !ids.contains(id) || leaveOut(row, Reason.DUPLICATE_CASE, id);
    }

    private Optional<List<Path>> pictures(CsvRow row) {
        List<Path> pictures = new ArrayList<>();
        for (String part : columns.cell(row, CaseColumns.IMAGES).split("\\|")) {
            String name = part.strip();
            if (!name.isEmpty()) {
                Optional<Path> picture = picture(name);
                if (picture.isEmpty()) {
                    leaveOut(row, Reason.PICTURE_MISSING, name);
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
            return Optional.of(file.resolveSibling(name).normalize()).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Always false, so that a check can end with it. */
    private boolean leaveOut(CsvRow row, Reason reason, String detail) {
        badRows.add(new BadRow(row.firstLine(), row.lastLine(), reason, detail));
        return false;
    }
}
