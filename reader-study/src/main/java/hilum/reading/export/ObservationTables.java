package hilum.reading.export;

import hilum.reading.Answers;
import hilum.reading.ErrorClass;
import hilum.reading.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Edited drafts, counts of errors and the log of what was looked at as CSV; a table is there when the reading has such rows. */
final class ObservationTables {
    private static final List<String> WHERE = List.of("reader", "task", "case", "kind", "number", "period");
    private static final List<String> EDITS = List.of(
            "arm",
            "seconds",
            "characters_changed",
            "words_changed",
            "agreement",
            "reasons",
            "efficiency",
            "draft",
            "edited_text",
            "why_edited",
            "why_agreement",
            "feedback");
    private static final List<String> LOOKS = List.of("at_seconds", "picture", "window_centre", "window_width", "zoom");
    private static final String SIGNIFICANT = "_significant";
    private static final String OTHER = "_other";

    private final Observations observations;

    ObservationTables(Observations observations) {
        this.observations = observations;
    }

    /** The tables by file name. */
    Map<String, Supplier<String>> files() {
        Map<String, Supplier<String>> files = new LinkedHashMap<>();
        columns().keySet().forEach(file -> files.put(file, () -> write(file)));
        return files;
    }

    /** The columns by file name. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        add(columns, ExportFiles.EDITS, observations.drafts(), EDITS);
        add(columns, ExportFiles.ERRORS, observations.errors(), errorColumns());
        add(columns, ExportFiles.LOOKS, observations.looks(), LOOKS);
        return columns;
    }

    private static void add(Map<String, List<String>> columns, String file, Collection<?> rows, List<String> own) {
        if (!rows.isEmpty()) {
            List<String> all = new ArrayList<>(WHERE);
            all.addAll(own);
            columns.put(file, all);
        }
    }

    private static List<String> errorColumns() {
        List<String> columns = new ArrayList<>(List.of("arm"));
        for (ErrorClass errorClass : ErrorClass.values()) {
            columns.add(lower(errorClass) + SIGNIFICANT);
            columns.add(lower(errorClass) + OTHER);
        }
        return columns;
    }

    /** The class that a column counts; empty for other columns. */
    static Optional<ErrorClass> errorClass(String column) {
        for (ErrorClass errorClass : ErrorClass.values()) {
            if (column.equals(lower(errorClass) + SIGNIFICANT) || column.equals(lower(errorClass) + OTHER)) {
                return Optional.of(errorClass);
            }
        }
        return Optional.empty();
    }

    static boolean significant(String column) {
        return column.endsWith(SIGNIFICANT);
    }

    private String write(String file) {
        CsvText csv = new CsvText(columns().getOrDefault(file, List.of()));
        switch (file) {
            case ExportFiles.EDITS -> observations.drafts().forEach(draft -> csv.row(cells(draft)));
            case ExportFiles.ERRORS -> observations.errors().forEach(counted -> csv.row(cells(counted)));
            default -> observations.looks().forEach(looked -> csv.row(cells(looked)));
        }
        return csv.toString();
    }

    private static List<Object> cells(EditedDraft draft) {
        List<Object> row = where(draft.where());
        Answers answers = draft.answers();
        row.addAll(List.of(
                arm(draft.edit().second()),
                draft.edit().measures().seconds(),
                draft.edit().measures().characters(),
                draft.edit().measures().words(),
                answers.agreement().<Object>map(Integer::valueOf).orElse(""),
                joined(draft.edit().choices().reasons()),
                joined(draft.edit().choices().efficiency()),
                draft.draft(),
                answers.editedText().orElse("")));
        row.add(answers.note(Answers.Note.WHY_EDITED));
        row.add(answers.note(Answers.Note.WHY_AGREEMENT));
        row.add(answers.note(Answers.Note.FEEDBACK));
        return row;
    }

    private static List<Object> cells(Observations.ErrorCount counted) {
        List<Object> row = where(counted.where());
        row.add(arm(counted.second()));
        for (ErrorClass errorClass : ErrorClass.values()) {
            row.add(counted.of(errorClass, true));
            row.add(counted.of(errorClass, false));
        }
        return row;
    }

    private static List<Object> cells(Observations.LookedAt looked) {
        List<Object> row = where(looked.where());
        Look look = looked.look();
        row.addAll(List.of(
                look.at().toMillis() / 1000.0,
                look.picture() + 1,
                look.windowCentre(),
                look.windowWidth(),
                look.zoom()));
        return row;
    }

    private static List<Object> where(Observations.Where where) {
        return new ArrayList<>(List.of(
                where.reader(), where.task(), where.caseId(), lower(where.kind()), where.number(), where.period()));
    }

    private static String arm(boolean second) {
        return second ? "second" : "reference";
    }

    private static String joined(Collection<String> names) {
        return String.join("|", names.stream().sorted().toList());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
