package hilum.reading.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Splits CSV text into rows; where quotes are broken, that line alone is given up and reading goes on with the next. */
final class CsvRows {
    private static final int MOST_BROKEN_ROWS = 1_000;

    private final String text;
    private final CSVFormat format;
    private final List<Integer> lineStarts;
    private final List<CsvRow> rows = new ArrayList<>();
    private boolean gaveUp;

    CsvRows(String text, char delimiter) {
        this.text = text;
        this.format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        this.lineStarts = lineStarts(text);
    }

    /** All rows from {@code firstLine} on, at most {@code limit}. */
    List<CsvRow> read(int firstLine, int limit) {
        int line = firstLine;
        int broken = 0;
        while (line <= lineStarts.size() && rows.size() < limit && !gaveUp) {
            line = readUntilBroken(line, limit);
            gaveUp = ++broken > MOST_BROKEN_ROWS;
        }
        return List.copyOf(rows);
    }

    /** Whether so many rows were broken that the rest was not read. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Reads on from {@code line}; returns the line after a broken row, or one after the last. */
    private int readUntilBroken(int line, int limit) {
        int first = line;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text.substring(lineStarts.get(line - 1))))
                .setFormat(format)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            while (rows.size() < limit && records.hasNext()) {
                CSVRecord csvRecord = records.next();
                int last = Math.max(first, line - 1 + (int) parser.getCurrentLineNumber());
                rows.add(new CsvRow(first, last, csvRecord.toList(), false));
                first = last + 1;
            }
            return lineStarts.size() + 1;
        } catch (IOException | UncheckedIOException e) {
            // Strings do not fail to be read: commons-csv reports broken quotes this way.
            rows.add(CsvRow.broken(first));
            return first + 1;
        }
    }

    private static List<Integer> lineStarts(String text) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean beforeLineFeed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !beforeLineFeed)) {
                starts.add(i + 1);
            }
        }
        return starts;
    }
}
