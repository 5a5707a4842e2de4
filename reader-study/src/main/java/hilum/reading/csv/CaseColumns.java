package hilum.reading.csv;

import hilum.reading.Arms;
import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header of a file of cases: which cell of a row means what. */
final class CaseColumns {
    static final String CASE = "case";
    static final String IMAGES = "images";
    static final String INDICATION = "indication";
    static final String TASK = "task";
    static final String TASK_INPUT = "task_input";

    private static final Arms NAMED_ARMS = new Arms("physician", "ai");
    private static final Arms PLAIN_ARMS = new Arms("a", "b");
    private static final Set<String> KNOWN =
            Set.of(CASE, IMAGES, INDICATION, TASK, TASK_INPUT, "text_physician", "text_ai", "text_a", "text_b");

    private final List<String> names;
    private final Arms arms;

    CaseColumns(List<String> header) {
        names = header.stream()
                .map(name ->
                        name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'))
                .toList();
        boolean plain = names.contains("text_a") || names.contains("text_b");
        boolean named = names.contains("text_physician") || names.contains("text_ai");
        arms = plain && !named ? PLAIN_ARMS : NAMED_ARMS;
    }

    Arms arms() {
        return arms;
    }

    String textA() {
        return "text_" + arms.a();
    }

    String textB() {
        return "text_" + arms.b();
    }

    int count() {
        return names.size();
    }

    int known() {
        return (int) names.stream().filter(KNOWN::contains).distinct().count();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** What keeps the whole file from being read. */
    List<BadRow> problems() {
        List<BadRow> problems = new ArrayList<>();
        for (String needed : List.of(CASE, textA(), textB())) {
            if (!has(needed)) {
                problems.add(BadRow.file(Reason.COLUMN_MISSING, needed));
            }
        }
        for (String known : KNOWN) {
            if (Collections.frequency(names, known) > 1) {
                problems.add(BadRow.file(Reason.COLUMN_TWICE, known));
            }
        }
        return problems;
    }

    /** Whether {@code row} has a cell for each column; spreadsheets add empty ones at the end. */
    boolean fit(CsvRow row) {
        return row.cells().size() >= count()
                && row.cells().stream().skip(count()).allMatch(String::isBlank);
    }

    /** The stripped cell with plain line feeds, or an empty text where the row or the file has none. */
    String cell(CsvRow row, String name) {
        int index = names.indexOf(name);
        return index < 0 || index >= row.cells().size()
                ? ""
                : row.cells()
                        .get(index)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .strip();
    }
}
