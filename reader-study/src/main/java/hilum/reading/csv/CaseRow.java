package hilum.reading.csv;

import java.util.Map;

/** One row of whatever file, by plain column name, with its lines from 1. */
record CaseRow(int firstLine, int lastLine, Map<String, String> cells) {
    CaseRow {
        cells = Map.copyOf(cells);
    }

    /** An empty text where the row or the file has none. */
    String cell(String name) {
        return cells.getOrDefault(name, "");
    }

    static String tidy(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
