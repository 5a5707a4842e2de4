package hilum.reading.export;

import hilum.reading.Answers;
import hilum.reading.ItemKind;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingWords;
import hilum.reading.Side;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.ByArm;
import hilum.reading.statistics.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scores of edited drafts, above 0 where arm B is better: log of the time until submitting, and how far the reader agreed with the text.
 *
 * <p>In a crossover a reader edits the draft of each arm, and the score is the difference of the two. Where each reader gets one arm's draft of a
 * case, the score is twice the distance from the reader's own mean in the task, turned round for arm A: its mean over a balanced reading is the
 * difference of the arms within readers.
 */
final class DraftAnswers {
    static final String TIME = "time saved (log ratio)";
    static final String AGREEMENT = "agreement";

    /** An answer and the rating that it comes from. */
    record Row(Answer answer, Unblinded.Item item) {}

    private final Unblinded unblinded;
    private final ReadingWords words = new ReadingWords();
    private final List<Row> rows = new ArrayList<>();

    DraftAnswers(Unblinded unblinded) {
        this.unblinded = unblinded;
        List<Unblinded.Item> primary = unblinded.items().stream()
                .filter(item -> item.place().kind() == ItemKind.PRIMARY)
                .toList();
        if (unblinded.protocol().design() == ReadingDesign.CROSSOVER) {
            crossover(primary);
        } else {
            drafts(primary);
        }
    }

    List<Row> answers() {
        return List.copyOf(rows);
    }

    /** Above 0 is better: less time, more agreement; NaN when the reader could not judge. */
    private static double value(Unblinded.Item item, String attribute) {
        if (!(item.rating().verdict() instanceof Verdict.Judged(Answers given))) {
            return Double.NaN;
        }
        return attribute.equals(TIME)
                ? -Math.log(Math.max(1e-3, seconds(item)))
                : given.agreement().map(Integer::doubleValue).orElse(Double.NaN);
    }

    private static double seconds(Unblinded.Item item) {
        return item.rating().verdict() instanceof Verdict.Judged(Answers given)
                ? given.submittedAfter().orElse(item.rating().activeTime()).toMillis() / 1000.0
                : Double.NaN;
    }

    private void crossover(List<Unblinded.Item> items) {
        Map<List<Object>, List<Unblinded.Item>> byCase = items.stream()
                .collect(Collectors.groupingBy(item -> List.of(
                        item.place().reader(), item.place().task(), item.place().caseId())));
        byCase.values().forEach(both -> {
            Unblinded.Item a = of(both, Side.A_FIRST);
            Unblinded.Item b = of(both, Side.B_FIRST);
            if (a != null && b != null) {
                for (String attribute : List.of(TIME, AGREEMENT)) {
                    double ofA = value(a, attribute);
                    double ofB = value(b, attribute);
                    ByArm arms = attribute.equals(TIME)
                            ? new ByArm(Double.NaN, Double.NaN, seconds(a), seconds(b))
                            : new ByArm(ofA, ofB, seconds(a), seconds(b));
                    add(b, attribute, ofB - ofA, arms);
                }
            }
        });
    }

    private static Unblinded.@Nullable Item of(List<Unblinded.Item> both, Side side) {
        return both.stream().filter(item -> item.side() == side).findFirst().orElse(null);
    }

    private void drafts(List<Unblinded.Item> items) {
        for (String attribute : List.of(TIME, AGREEMENT)) {
            Map<List<Object>, Double> means = new HashMap<>();
            items.stream()
                    .filter(item -> !Double.isNaN(value(item, attribute)))
                    .collect(Collectors.groupingBy(
                            DraftAnswers::readerAndTask, Collectors.averagingDouble(item -> value(item, attribute))))
                    .forEach(means::put);
            for (Unblinded.Item item : items) {
                double mean = means.getOrDefault(readerAndTask(item), Double.NaN);
                boolean ofB = item.side() == Side.B_FIRST;
                double score = (ofB ? 2 : -2) * (value(item, attribute) - mean);
                double time = seconds(item);
                add(
                        item,
                        attribute,
                        score,
                        new ByArm(Double.NaN, Double.NaN, ofB ? Double.NaN : time, ofB ? time : Double.NaN));
            }
        }
    }

    private static List<Object> readerAndTask(Unblinded.Item item) {
        return List.of(item.place().reader(), item.place().task());
    }

    private void add(Unblinded.Item item, String attribute, double score, ByArm arms) {
        Map<String, String> slices = unblinded.cases().stream()
                .filter(each -> each.task() == item.place().task()
                        && each.id().equals(item.place().caseId()))
                .findFirst()
                .map(each -> each.input().slices())
                .orElse(Map.of());
        rows.add(new Row(
                new Answer(
                        item.place().reader(),
                        words.of(item.place().task()),
                        attribute,
                        item.place().caseId(),
                        score + 0.0,
                        Placement.APART,
                        seconds(item),
                        AnswerKind.PRIMARY,
                        slices,
                        arms),
                item));
    }
}
