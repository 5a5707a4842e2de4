package hilum.reading.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Builds and reads one CSV text: comma, quotes as in RFC 4180, lines ended by CR LF. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it; numbers stay numbers.
 */
final class CsvText {
    private static final String DANGEROUS = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter printer;

    CsvText(List<String> head) {
        try {
            printer = new CSVPrinter(text, CSVFormat.DEFAULT);
            printer.printRecord(head.stream().map(CsvText::guarded).toList());
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** Adds a row; cells are texts and numbers. */
    void row(List<?> cells) {
        List<String> shown = new ArrayList<>();
        for (Object cell : cells) {
            shown.add(cell instanceof Number number ? number(number) : guarded(cell.toString()));
        }
        try {
            printer.printRecord(shown);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Whole numbers without a point, others with every digit that tells them apart, NaN as an empty cell. */
    static String number(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }

    /** The text so that no spreadsheet computes it; {@link #plain} takes the guard away. */
    static String guarded(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text as it was before {@link #guarded}. */
    static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** The rows, head included; cells are left as they stand. */
    static List<List<String>> rows(String csv) {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(csv))
                .setFormat(CSVFormat.DEFAULT)
                .get()) {
            return parser.stream().map(CSVRecord::toList).toList();
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("text in memory cannot fail to be written or read", e);
    }
}
