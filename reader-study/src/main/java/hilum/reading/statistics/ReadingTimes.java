package hilum.reading.statistics;

import hilum.reading.statistics.TimeResult.TimedSide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Active time per case: median and quartiles, type 7 ({@link Percentiles}), over primary answers, 'cannot judge' included. */
final class ReadingTimes {
    private ReadingTimes() {}

    static List<TimeResult> of(List<Answer> answers) {
        Map<String, Map<List<String>, Answer>> byTask = new TreeMap<>();
        for (Answer answer : answers) {
            if (answer.kind() == AnswerKind.PRIMARY) {
                // Every attribute of a case carries the same time: the case counts once.
                byTask.computeIfAbsent(answer.task(), task -> new LinkedHashMap<>())
                        .merge(List.of(answer.reader(), answer.caseId()), answer, ReadingTimes::timed);
            }
        }
        List<TimeResult> results = new ArrayList<>();
        byTask.forEach((task, cases) -> {
            List<Answer> all = List.copyOf(cases.values());
            add(results, task, "", all);
            for (String reader : new TreeSet<>(all.stream().map(Answer::reader).toList())) {
                add(
                        results,
                        task,
                        reader,
                        all.stream().filter(a -> a.reader().equals(reader)).toList());
            }
        });
        return results;
    }

    private static Answer timed(Answer one, Answer other) {
        return Double.isNaN(one.activeSeconds()) ? other : one;
    }

    private static void add(List<TimeResult> results, String task, String reader, List<Answer> cases) {
        add(results, task, reader, TimedSide.ALL, cases, Answer::activeSeconds);
        add(
                results,
                task,
                reader,
                TimedSide.SECOND_ARM_LEFT,
                at(cases, Placement.SECOND_ARM_LEFT),
                Answer::activeSeconds);
        add(
                results,
                task,
                reader,
                TimedSide.SECOND_ARM_RIGHT,
                at(cases, Placement.SECOND_ARM_RIGHT),
                Answer::activeSeconds);
        add(
                results,
                task,
                reader,
                TimedSide.REFERENCE_ARM,
                cases,
                a -> a.byArm() == null ? Double.NaN : a.byArm().referenceSeconds());
        add(
                results,
                task,
                reader,
                TimedSide.SECOND_ARM,
                cases,
                a -> a.byArm() == null ? Double.NaN : a.byArm().secondSeconds());
    }

    private static List<Answer> at(List<Answer> cases, Placement placement) {
        return cases.stream().filter(a -> a.placement() == placement).toList();
    }

    private static void add(
            List<TimeResult> results,
            String task,
            String reader,
            TimedSide side,
            List<Answer> cases,
            ToDoubleFunction<Answer> seconds) {
        double[] sorted = cases.stream()
                .mapToDouble(seconds)
                .filter(s -> !Double.isNaN(s))
                .sorted()
                .toArray();
        if (sorted.length > 0) {
            results.add(new TimeResult(
                    task,
                    reader,
                    side,
                    sorted.length,
                    Percentiles.ofSorted(sorted, 0.5),
                    Percentiles.ofSorted(sorted, 0.25),
                    Percentiles.ofSorted(sorted, 0.75)));
        }
    }
}
