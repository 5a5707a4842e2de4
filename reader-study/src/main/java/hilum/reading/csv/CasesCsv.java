package hilum.reading.csv;

import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.CaseImport;
import hilum.reading.ReadingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cases from CSV: finds the separator and the header, then reads row by row. */
final class CasesCsv {
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private final CaseRules rules;

    CasesCsv(CaseRules rules) {
        this.rules = rules;
    }

    CaseImport read(String text, Path file) {
        // Excel's own first line, which names the separator.
        int headerLine = text.regionMatches(true, 0, "sep=", 0, 4) ? 2 : 1;
        char delimiter = ',';
        CaseColumns columns = new CaseColumns(List.of(), rules.wanted());
        for (char candidate : DELIMITERS) {
            CaseColumns found = header(text, candidate, headerLine);
            if (found.known() > columns.known()) {
                delimiter = candidate;
                columns = found;
            }
        }
        if (columns.known() == 0) {
            return CasesFile.failed(Reason.NOT_CSV, "");
        }
        List<BadRow> problems = columns.problems();
        if (!problems.isEmpty()) {
            return new CaseImport(columns.arms(), List.of(), problems);
        }
        return cases(new CsvRows(text, delimiter), headerLine, columns, file);
    }

    private CaseColumns header(String text, char delimiter, int line) {
        return new CsvRows(text, delimiter)
                .read(line, 1).stream()
                        .findFirst()
                        .map(row -> new CaseColumns(row.cells(), rules.wanted()))
                        .orElse(new CaseColumns(List.of(), rules.wanted()));
    }

    private CaseImport cases(CsvRows csv, int headerLine, CaseColumns columns, Path file) {
        List<CsvRow> rows =
                csv.read(headerLine, Integer.MAX_VALUE).stream().skip(1).toList();
        CaseRows cases = new CaseRows(columns, file, otherwise(rows, columns), rules);
        for (CsvRow row : rows) {
            if (row.broken()) {
                cases.leaveOut(row.firstLine(), row.lastLine(), Reason.BROKEN_QUOTES, "");
            } else if (!row.blank() && !columns.fit(row)) {
                cases.leaveOut(
                        row.firstLine(),
                        row.lastLine(),
                        Reason.WRONG_NUMBER_OF_CELLS,
                        row.cells().size() + " / " + columns.count());
            } else if (!row.blank()) {
                cases.add(columns.cells(row));
            }
        }
        List<BadRow> bad = new ArrayList<>(cases.badRows());
        if (csv.gaveUp()) {
            bad.add(BadRow.file(Reason.TOO_MANY_BROKEN_ROWS, ""));
        }
        return new CaseImport(columns.arms(), cases.cases(), bad);
    }

    /** For rows that name no task: summarization where at least half of the whole rows have findings to be summarized. */
    private static ReadingTask otherwise(List<CsvRow> rows, CaseColumns columns) {
        List<CaseRow> whole = rows.stream()
                .filter(row -> !row.broken() && !row.blank() && columns.fit(row))
                .map(columns::cells)
                .filter(row -> row.cell(CaseColumns.TASK).isEmpty())
                .toList();
        return CasesFile.otherwise(whole);
    }
}
