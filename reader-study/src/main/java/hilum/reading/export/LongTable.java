package hilum.reading.export;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.ArmGuess;
import hilum.reading.statistics.ByArm;
import hilum.reading.statistics.Guess;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One row per answer, with everything that was known about it; and one row per guess at who wrote what. Both can be read back. */
public final class LongTable {
    static final List<String> COLUMNS = List.of(
            "reader",
            "task",
            "attribute",
            "case",
            "kind",
            "second_arm_place",
            "score",
            "reference_score",
            "second_score",
            "active_seconds",
            "reference_seconds",
            "second_seconds",
            "number",
            "cannot_judge",
            "comment",
            "adjudication",
            "committed_at");
    static final List<String> GUESS_COLUMNS = List.of("reader", "task", "case", "truth", "guess");
    static final String SLICE = "slice_";

    /** The answers as CSV. */
    public String write(AnswerTable table, Map<AnswerPlace, AnswerDetail> details) {
        List<String> slices = sliceNames(table);
        List<String> head = new ArrayList<>(COLUMNS);
        slices.forEach(name -> head.add(SLICE + name));
        CsvText csv = new CsvText(head);
        table.answers().stream().sorted(order()).forEach(answer -> {
            List<Object> row = new ArrayList<>(cells(answer));
            row.addAll(cells(details.getOrDefault(AnswerPlace.of(answer), AnswerDetail.NONE)));
            slices.forEach(name -> row.add(answer.slices().getOrDefault(name, "")));
            csv.row(row);
        });
        return csv.toString();
    }

    /** The guesses as CSV. */
    public String writeGuesses(AnswerTable table) {
        CsvText csv = new CsvText(GUESS_COLUMNS);
        table.guesses()
                .forEach(guess -> csv.row(
                        List.of(guess.reader(), guess.task(), guess.caseId(), guess.group(), lower(guess.guess()))));
        return csv.toString();
    }

    static List<String> sliceNames(AnswerTable table) {
        TreeSet<String> names = new TreeSet<>();
        table.answers().forEach(answer -> names.addAll(answer.slices().keySet()));
        return List.copyOf(names);
    }

    static Comparator<Answer> order() {
        return Comparator.comparing(Answer::reader)
                .thenComparing(Answer::task)
                .thenComparing(Answer::caseId)
                .thenComparing(Answer::kind)
                .thenComparing(Answer::attribute);
    }

    private static List<Object> cells(Answer answer) {
        ByArm arms = answer.byArm();
        return List.of(
                answer.reader(),
                answer.task(),
                answer.attribute(),
                answer.caseId(),
                lower(answer.kind()),
                place(answer.placement()),
                answer.score(),
                arms == null ? "" : arms.referenceScore(),
                arms == null ? "" : arms.secondScore(),
                answer.activeSeconds(),
                arms == null ? "" : arms.referenceSeconds(),
                arms == null ? "" : arms.secondSeconds());
    }

    private static List<Object> cells(AnswerDetail detail) {
        return List.of(
                detail.number() == 0 ? "" : detail.number(),
                detail.cannotJudge(),
                detail.comment(),
                detail.adjudication(),
                detail.committedAt().map(Object::toString).orElse(""));
    }

    static String place(Placement placement) {
        return switch (placement) {
            case SECOND_ARM_LEFT -> "left";
            case SECOND_ARM_RIGHT -> "right";
            case APART -> "apart";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads back what {@link #write} and {@link #writeGuesses} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public AnswerTable read(Scale scale, String answers, String guesses) {
        List<List<String>> rows = CsvText.rows(answers);
        List<String> head = rows.getFirst().stream().map(CsvText::plain).toList();
        if (!head.subList(0, Math.min(head.size(), COLUMNS.size())).equals(COLUMNS)) {
            throw new IllegalArgumentException("the first line is not that of a long table");
        }
        List<Answer> read = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < head.size(); i++) {
                cells.put(head.get(i), row.get(i));
            }
            read.add(answer(cells));
        }
        List<ArmGuess> guessed = CsvText.rows(guesses).stream()
                .skip(1)
                .map(row -> row.stream().map(CsvText::plain).toList())
                .map(row -> new ArmGuess(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        Guess.valueOf(row.get(4).toUpperCase(Locale.ROOT))))
                .toList();
        return new AnswerTable(scale, read, guessed);
    }

    private static Answer answer(Map<String, String> cells) {
        Map<String, String> slices = new HashMap<>();
        cells.forEach((column, cell) -> {
            if (column.startsWith(SLICE) && !cell.isEmpty()) {
                slices.put(column.substring(SLICE.length()), CsvText.plain(cell));
            }
        });
        return new Answer(
                text(cells, "reader"),
                text(cells, "task"),
                text(cells, "attribute"),
                text(cells, "case"),
                number(cells, "score"),
                switch (text(cells, "second_arm_place")) {
                    case "left" -> Placement.SECOND_ARM_LEFT;
                    case "right" -> Placement.SECOND_ARM_RIGHT;
                    default -> Placement.APART;
                },
                number(cells, "active_seconds"),
                AnswerKind.valueOf(text(cells, "kind").toUpperCase(Locale.ROOT)),
                slices,
                byArm(cells));
    }

    private static @Nullable ByArm byArm(Map<String, String> cells) {
        ByArm read = new ByArm(
                number(cells, "reference_score"),
                number(cells, "second_score"),
                number(cells, "reference_seconds"),
                number(cells, "second_seconds"));
        boolean none = Double.isNaN(read.referenceScore())
                && Double.isNaN(read.secondScore())
                && Double.isNaN(read.referenceSeconds())
                && Double.isNaN(read.secondSeconds());
        return none ? null : read;
    }

    private static String text(Map<String, String> cells, String column) {
        return CsvText.plain(cells.getOrDefault(column, ""));
    }

    private static double number(Map<String, String> cells, String column) {
        String cell = cells.getOrDefault(column, "");
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
