package hilum.reading.export;

import hilum.reading.EditReason;
import hilum.reading.Efficiency;
import hilum.reading.ErrorClass;
import hilum.reading.export.PrintedTable.Column;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.EditMeasure;
import hilum.reading.statistics.EditingResult;
import hilum.reading.statistics.EditingResult.Counted;
import hilum.reading.statistics.EditingResult.Measured;
import hilum.reading.statistics.EditingResult.OfArm;
import hilum.reading.statistics.MeanResult;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How drafts were edited and which errors were counted, arm beside arm; no rows in readings without. */
public final class EditingTables {
    private final StudyRecord study;
    private final Messages prose = Messages.of("reading-report");

    public EditingTables(StudyRecord study) {
        this.study = study;
    }

    /** Time and changes: each arm's mean and the difference, with intervals. */
    public PrintedTable measures() {
        List<List<String>> rows = new ArrayList<>();
        for (EditingResult result : study.results().editing()) {
            for (EditMeasure measure : EditMeasure.values()) {
                rows.add(List.of(
                        result.task(),
                        prose.text("edit.measure." + lower(measure)),
                        edits(result, false),
                        mean(arm(result, false).map(OfArm::measures), measure),
                        edits(result, true),
                        mean(arm(result, true).map(OfArm::measures), measure),
                        mean(Optional.of(result.differences()), measure)));
            }
        }
        return new PrintedTable(
                prose.text(
                        "table.editing",
                        study.protocol().referenceArm(),
                        study.protocol().secondArm(),
                        Numerals.percent(study.results().options().confidence())),
                List.of(
                        Column.words(prose.text("head.task"), 1.5),
                        Column.words(prose.text("head.measure"), 1.2),
                        Column.numbers(prose.text("head.n"), 0.5),
                        Column.numbers(study.protocol().referenceArm(), 1.6),
                        Column.numbers(prose.text("head.n"), 0.5),
                        Column.numbers(study.protocol().secondArm(), 1.6),
                        Column.numbers(prose.text("head.difference"), 1.6)),
                rows);
    }

    /** How often each reason was given. */
    public PrintedTable reasons() {
        List<List<String>> rows = new ArrayList<>();
        for (EditingResult result : study.results().editing()) {
            for (EditReason reason : EditReason.values()) {
                rows.add(counted(result, study.observations().wording().of(reason), OfArm::reasons, lower(reason)));
            }
        }
        return counts("table.edit-reasons", "head.reason", rows);
    }

    /** How often each efficiency item was ticked. */
    public PrintedTable efficiency() {
        List<List<String>> rows = new ArrayList<>();
        for (EditingResult result : study.results().editing()) {
            for (Efficiency item : Efficiency.values()) {
                rows.add(counted(result, study.observations().wording().of(item), OfArm::efficiency, lower(item)));
            }
        }
        return counts("table.edit-efficiency", "head.answer", rows);
    }

    /** Errors of primary answers, significant and others; no rows when none could be counted. */
    public PrintedTable errors() {
        Map<String, List<Observations.ErrorCount>> byTask = study.observations().errors().stream()
                .filter(counted -> counted.where().kind() == AnswerKind.PRIMARY)
                .collect(Collectors.groupingBy(counted -> counted.where().task(), TreeMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        byTask.forEach((task, counted) -> {
            for (ErrorClass errorClass : ErrorClass.values()) {
                rows.add(List.of(
                        task,
                        study.observations().wording().of(errorClass),
                        errors(counted, false, errorClass),
                        errors(counted, true, errorClass)));
            }
        });
        return counts("table.errors", "head.error", rows);
    }

    private static String errors(List<Observations.ErrorCount> counted, boolean second, ErrorClass errorClass) {
        List<Observations.ErrorCount> ofArm =
                counted.stream().filter(each -> each.second() == second).toList();
        int significant =
                ofArm.stream().mapToInt(each -> each.of(errorClass, true)).sum();
        int other = ofArm.stream().mapToInt(each -> each.of(errorClass, false)).sum();
        return significant + " + " + other + " / " + ofArm.size();
    }

    private PrintedTable counts(String caption, String what, List<List<String>> rows) {
        return new PrintedTable(
                prose.text(caption),
                List.of(
                        Column.words(prose.text("head.task"), 1.5),
                        Column.words(prose.text(what), 4),
                        Column.numbers(study.protocol().referenceArm(), 1.2),
                        Column.numbers(study.protocol().secondArm(), 1.2)),
                rows);
    }

    private static List<String> counted(
            EditingResult result, String words, Function<OfArm, List<Counted>> counts, String item) {
        return List.of(
                result.task(), words, count(arm(result, false), counts, item), count(arm(result, true), counts, item));
    }

    private static String count(Optional<OfArm> arm, Function<OfArm, List<Counted>> counts, String item) {
        return arm.map(of -> counts.apply(of).stream()
                                .filter(counted -> counted.item().equals(item))
                                .mapToInt(Counted::count)
                                .sum()
                        + " / " + of.edits())
                .orElse(Numerals.NONE);
    }

    private static Optional<OfArm> arm(EditingResult result, boolean second) {
        return result.arms().stream().filter(arm -> arm.second() == second).findFirst();
    }

    private static String edits(EditingResult result, boolean second) {
        return arm(result, second).map(arm -> String.valueOf(arm.edits())).orElse(Numerals.NONE);
    }

    private static String mean(Optional<List<Measured>> measures, EditMeasure which) {
        return measures.stream()
                .flatMap(List::stream)
                .filter(each -> each.measure() == which)
                .map(each -> withInterval(each.mean()))
                .findFirst()
                .orElse(Numerals.NONE);
    }

    private static String withInterval(MeanResult mean) {
        String estimate = Numerals.fixed(mean.estimate(), 1);
        return mean.interval().isDefined()
                ? estimate + " ("
                        + Numerals.interval(
                                mean.interval().low(), mean.interval().high(), 1) + ")"
                : estimate;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
