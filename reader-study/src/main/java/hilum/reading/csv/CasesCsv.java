package hilum.reading.csv;

import hilum.reading.Arms;
import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.CaseImport;
import hilum.reading.ReadingTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the cases of a reading from a CSV file. Bad rows are named and left out; no content whatever makes it throw.
 *
 * <p>Columns, in any order: {@code case}, {@code images} (files split by |, relative to the CSV file), {@code indication}, {@code task}
 * ("findings generation" or "findings summarization"), {@code task input} (the findings to be summarized), and the two texts:
 * {@code text_physician} and {@code text_ai}, or {@code text_a} and {@code text_b}. UTF-8 with or without a mark; separated by comma,
 * semicolon or tab; quoted cells may hold line breaks.
 */
public final class CasesCsv {
    private static final long LARGEST_FILE = 64L << 20;
    private static final char[] DELIMITERS = {',', ';', '\t'};

    /** Reads {@code file}; blocking. */
    public CaseImport read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return failed(Reason.FILE_TOO_LARGE, "");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return read(text, file.toAbsolutePath());
        } catch (NoSuchFileException e) {
            return failed(Reason.FILE_NOT_FOUND, fileName(file));
        } catch (CharacterCodingException e) {
            return failed(Reason.NOT_UTF8, "");
        } catch (IOException e) {
            return failed(Reason.FILE_UNREADABLE, fileName(file));
        }
    }

    private static CaseImport read(String withMark, Path file) {
        String text = withMark.startsWith("\uFEFF") ? withMark.substring(1) : withMark;
        if (text.indexOf('\0') >= 0) {
            return failed(Reason.NOT_CSV, "");
        }
        // Excel's own first line, which names the separator.
        int headerLine = text.regionMatches(true, 0, "sep=", 0, 4) ? 2 : 1;
        char delimiter = ',';
        CaseColumns columns = new CaseColumns(List.of());
        for (char candidate : DELIMITERS) {
            CaseColumns found = header(text, candidate, headerLine);
            if (found.known() > columns.known()) {
                delimiter = candidate;
                columns = found;
            }
        }
        if (columns.known() == 0) {
            return failed(Reason.NOT_CSV, "");
        }
        List<BadRow> problems = columns.problems();
        if (!problems.isEmpty()) {
            return new CaseImport(ReadingTask.FINDINGS_GENERATION, columns.arms(), List.of(), problems);
        }
        return cases(new CsvRows(text, delimiter), headerLine, columns, file);
    }

    private static CaseColumns header(String text, char delimiter, int line) {
        return new CsvRows(text, delimiter)
                .read(line, 1).stream()
                        .findFirst()
                        .map(row -> new CaseColumns(row.cells()))
                        .orElse(new CaseColumns(List.of()));
    }

    private static CaseImport cases(CsvRows csv, int headerLine, CaseColumns columns, Path file) {
        List<CsvRow> rows =
                csv.read(headerLine, Integer.MAX_VALUE).stream().skip(1).toList();
        CaseRows cases = new CaseRows(columns, file, task(rows, columns));
        rows.stream().filter(row -> !row.blank()).forEach(cases::add);
        List<BadRow> bad = new ArrayList<>(cases.badRows());
        if (csv.gaveUp()) {
            bad.add(BadRow.file(Reason.TOO_MANY_BROKEN_ROWS, ""));
        }
        return new CaseImport(cases.task(), columns.arms(), cases.cases(), bad);
    }

    /** The first task that is named; else summarization where at least half of the whole rows have findings to be summarized. */
    private static ReadingTask task(List<CsvRow> rows, CaseColumns columns) {
        List<CsvRow> whole =
                rows.stream().filter(row -> !row.blank() && columns.fit(row)).toList();
        long withInput = whole.stream()
                .filter(row -> !columns.cell(row, CaseColumns.TASK_INPUT).isEmpty())
                .count();
        return whole.stream()
                .flatMap(row -> taskNamed(columns.cell(row, CaseColumns.TASK)).stream())
                .findFirst()
                .orElse(
                        withInput > 0 && 2 * withInput >= whole.size()
                                ? ReadingTask.FINDINGS_SUMMARIZATION
                                : ReadingTask.FINDINGS_GENERATION);
    }

    /** The task of that name, in capitals or not, with spaces, hyphens or underscores; none when unknown or empty. */
    static Optional<ReadingTask> taskNamed(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(ReadingTask.values())
                .filter(task -> task.name().equals(plain))
                .findFirst();
    }

    private static CaseImport failed(Reason reason, String detail) {
        return new CaseImport(
                ReadingTask.FINDINGS_GENERATION, new Arms("a", "b"), List.of(), List.of(BadRow.file(reason, detail)));
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
