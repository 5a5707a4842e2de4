package hilum.app.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of an exam: each with what was counted, its 95 % interval and its target. */
public final class ExamFigures {
    /** Group of all figures of this exam, in cards. */
    public static final String GROUP = "Drawn films";

    private static final int ROUNDS = 1000;
    private static final int BINS = 10;

    private final List<CaseResult> results;
    private final long seed;

    /** @param seed of the resampling */
    public ExamFigures(List<CaseResult> results, long seed) {
        this.results = List.copyOf(results);
        this.seed = seed;
    }

    /** All figures for which anything was asked. */
    public List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        add(figures, "presence-f1", "Finding there or not, F1", presence(), ExamFigures::f1, "at least 0.95");
        add(
                figures,
                "presence-f1-mean",
                "Finding there or not, mean of each finding's F1",
                presence(),
                ExamFigures::meanF1,
                "");
        add(
                figures,
                "grounding-phrase",
                "Box of a described finding, mean IoU",
                CaseResult::phraseOverlap,
                "at least 0.6");
        add(figures, "grounding-class", "Box of a named finding, mean IoU", CaseResult::classOverlap, "at least 0.6");
        add(figures, "side-word", "Side in words, share right", marks(CaseResult::sides), "at least 0.97");
        add(figures, "side-box", "Side of the box, share right", marks(CaseResult::boxSides), "at least 0.97");
        add(
                figures,
                "progression",
                "Change since the prior film, share right",
                marks(CaseResult::progression),
                "at least 0.9");
        add(
                figures,
                "calibration",
                "Calibration error of yes and no",
                presence(),
                ExamFigures::calibration,
                "at most 0.08");
        add(figures, "view", "View, share right", marks(result -> List.of(result.view())), "");
        addDrafts(figures, "draft-prior", "Drafts with an invented prior film", CaseResult.Drafted::inventedPrior);
        addDrafts(
                figures,
                "draft-measurement",
                "Drafts with an invented measurement",
                CaseResult.Drafted::inventedMeasurement);
        return figures;
    }

    private static Function<CaseResult, List<Guess>> presence() {
        return CaseResult::presence;
    }

    private static double f1(List<Guess> guesses) {
        return Confusion.of(guesses).f1();
    }

    /** A finding that did not come up has no part in the mean. */
    private static double meanF1(List<Guess> guesses) {
        Map<String, List<Guess>> byFinding = new TreeMap<>();
        guesses.forEach(guess ->
                byFinding.computeIfAbsent(guess.about(), _ -> new ArrayList<>()).add(guess));
        return byFinding.values().stream()
                .filter(some -> some.stream().anyMatch(Guess::truth))
                .mapToDouble(ExamFigures::f1)
                .average()
                .orElse(Double.NaN);
    }

    private static double calibration(List<Guess> guesses) {
        return Calibration.expectedError(guesses, BINS);
    }

    private static Function<CaseResult, List<Double>> marks(Function<CaseResult, List<Boolean>> answers) {
        return result ->
                answers.apply(result).stream().map(right -> right ? 1.0 : 0.0).toList();
    }

    private void add(
            List<Figure> figures, String id, String label, Function<CaseResult, List<Double>> marks, String target) {
        add(
                figures,
                id,
                label,
                marks,
                values -> values.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN),
                target);
    }

    private <T> void add(
            List<Figure> figures,
            String id,
            String label,
            Function<CaseResult, List<T>> parts,
            ToDoubleFunction<List<T>> statistic,
            String target) {
        ToDoubleFunction<List<CaseResult>> ofCases = cases -> statistic.applyAsDouble(
                cases.stream().flatMap(result -> parts.apply(result).stream()).toList());
        double value = ofCases.applyAsDouble(results);
        int n = results.stream().mapToInt(result -> parts.apply(result).size()).sum();
        if (!Double.isNaN(value)) {
            Interval interval = Interval.bootstrap(results, ofCases, ROUNDS, seed);
            figures.add(Figure.of(id, GROUP, label, n, value, interval, target));
        }
    }

    /** Counted, and with Wilson's interval: a bootstrap of none would promise none for ever. */
    private void addDrafts(
            List<Figure> figures, String id, String label, Function<CaseResult.Drafted, Boolean> invented) {
        List<CaseResult.Drafted> drafts =
                results.stream().flatMap(result -> result.draft().stream()).toList();
        if (!drafts.isEmpty()) {
            int bad = (int) drafts.stream().filter(invented::apply).count();
            double share = (double) bad / drafts.size();
            Interval interval = Interval.ofShare(bad, drafts.size());
            figures.add(Figure.of(id, GROUP, label + ", share", drafts.size(), share, interval, "at most 0"));
        }
    }
}
