package hilum.reading.csv;

import java.util.List;

/**
 * One record of a CSV file with its lines, from 1.
 *
 * @param cells empty when the quotes of the record are {@code broken}
 */
record CsvRow(int firstLine, int lastLine, List<String> cells, boolean broken) {
    static CsvRow broken(int line) {
        return new CsvRow(line, line, List.of(), true);
    }

    boolean blank() {
        return !broken && cells.stream().allMatch(String::isBlank);
    }
}
