package hilum.reading.csv;

import hilum.reading.Arms;
import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the columns of a file of cases: which one means what. */
final class CaseColumns {
    static final String CASE = "case";
    static final String IMAGES = "images";
    static final String INDICATION = "indication";
    static final String TASK = "task";
    static final String TASK_INPUT = "task_input";
    static final String KIND = "kind";
    static final String FEEDBACK = "feedback";
    static final String EXPECTED = "expected";

    private static final String TEXT = "text_";
    private static final Arms USUAL_ARMS = new Arms("physician", "ai");
    private static final Set<String> KNOWN =
            Set.of(CASE, IMAGES, INDICATION, TASK, TASK_INPUT, KIND, FEEDBACK, EXPECTED);

    private final List<String> names;
    private final Arms arms;

    /** @param wanted the arms where they are not to be taken from the columns named {@code text_...} */
    CaseColumns(List<String> header, Optional<Arms> wanted) {
        names = header.stream().map(CaseColumns::plain).toList();
        List<String> texts = names.stream()
                .filter(name -> name.startsWith(TEXT) && name.length() > TEXT.length())
                .map(name -> name.substring(TEXT.length()))
                .distinct()
                .toList();
        arms = wanted.orElseGet(() -> fromColumns(texts));
    }

    /** In capitals or not, with spaces, hyphens or underscores. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** The two arms that have a column; the AI's comes second, so that results above 0 speak for it. */
    private static Arms fromColumns(List<String> texts) {
        boolean usual = texts.contains(USUAL_ARMS.a()) || texts.contains(USUAL_ARMS.b());
        return usual || texts.size() != 2 ? USUAL_ARMS : new Arms(texts.get(0), texts.get(1));
    }

    Arms arms() {
        return arms;
    }

    String textA() {
        return column(arms.a());
    }

    String textB() {
        return column(arms.b());
    }

    /** An arm's column is named like the arm, with or without {@code text_}. */
    private String column(String arm) {
        String plain = plain(arm);
        return names.contains(plain) && !names.contains(TEXT + plain) ? plain : TEXT + plain;
    }

    int count() {
        return names.size();
    }

    int known() {
        return (int) names.stream().filter(this::known).distinct().count();
    }

    private boolean known(String name) {
        return KNOWN.contains(name) || name.startsWith(TEXT) || name.equals(textA()) || name.equals(textB());
    }

    /** What keeps the whole file from being read. */
    List<BadRow> problems() {
        List<BadRow> problems = new ArrayList<>();
        for (String needed : List.of(CASE, textA(), textB())) {
            if (!names.contains(needed)) {
                problems.add(BadRow.file(Reason.COLUMN_MISSING, needed));
            }
        }
        for (String name : names.stream().distinct().toList()) {
            if (known(name) && Collections.frequency(names, name) > 1) {
                problems.add(BadRow.file(Reason.COLUMN_TWICE, name));
            }
        }
        return problems;
    }

    /** Whether {@code row} has a cell for each column; spreadsheets add empty ones at the end. */
    boolean fit(CsvRow row) {
        return row.cells().size() >= count()
                && row.cells().stream().skip(count()).allMatch(String::isBlank);
    }

    /** The cells of {@code row} by column, stripped and with plain line feeds. */
    CaseRow cells(CsvRow row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), row.cells().size()); i++) {
            if (!names.get(i).isEmpty()) {
                cells.put(names.get(i), CaseRow.tidy(row.cells().get(i)));
            }
        }
        return new CaseRow(row.firstLine(), row.lastLine(), cells);
    }

    /** Labels of a case: every column that means nothing else. */
    Map<String, String> slices(CaseRow row) {
        Map<String, String> slices = new HashMap<>();
        row.cells().forEach((name, value) -> {
            if (!known(name) && !value.isEmpty()) {
                slices.put(name.startsWith("slice_") ? name.substring("slice_".length()) : name, value);
            }
        });
        return slices;
    }
}
