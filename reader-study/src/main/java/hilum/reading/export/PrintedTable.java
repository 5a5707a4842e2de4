package hilum.reading.export;

import java.util.List;

/**
 * A table as it is printed.
 *
 * @param caption stands above it
 * @param rows each with a text for every column
 */
public record PrintedTable(String caption, List<Column> columns, List<List<String>> rows) {
    public PrintedTable {
        columns = List.copyOf(columns);
        int width = columns.size();
        if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("every row has a text for every column");
        }
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A column.
     *
     * @param weight its part of the width, against the other columns
     * @param number set from the right
     */
    public record Column(String head, double weight, boolean number) {
        /** A column of words. */
        public static Column words(String head, double weight) {
            return new Column(head, weight, false);
        }

        /** A column of numbers. */
        public static Column numbers(String head, double weight) {
            return new Column(head, weight, true);
        }
    }
}
