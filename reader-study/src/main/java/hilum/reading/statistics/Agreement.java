package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Agreement between readers and of readers with themselves. Intervals of coefficients: cases drawn again with replacement, readers kept, percentile type 7
 * (as in Hayes and Krippendorff, "Answering the call for a standard reliability measure", Communication Methods and Measures 1, 2007, but by whole cases).
 */
public final class Agreement {
    /** Share of 'neither' from which chance-corrected coefficients say little (Feinstein and Cicchetti, "High agreement but low kappa", J Clin Epidemiol 43, 1990). */
    public static final double NEITHER_LIMIT = 0.8;

    private Agreement() {}

    static AgreementResult of(AnswerGrid grid, List<Answer> primary, List<Answer> repeats, AnalysisOptions options)
            throws InterruptedException {
        KrippendorffAlpha alpha = new KrippendorffAlpha(grid.values());
        FleissKappa fleiss = FleissKappa.ofSigns(grid);
        int[] once = new int[grid.caseCount()];
        Arrays.fill(once, 1);
        double[] estimates = coefficients(alpha, fleiss, once);
        // One reader or no disagreement at all: there is nothing to resample.
        int rounds = Arrays.stream(estimates).allMatch(Double::isNaN) ? 0 : options.rounds();
        double[][] replicates = OneWayBootstrap.of(
                grid.caseCount(),
                rounds,
                Mrg32k3a.seeded(options.seed()),
                estimates.length,
                weights -> coefficients(alpha, fleiss, weights));
        Coefficient[] coefficients = new Coefficient[estimates.length];
        for (int i = 0; i < estimates.length; i++) {
            coefficients[i] = coefficient(estimates[i], replicates[i], options.confidence());
        }
        return new AgreementResult(
                coefficients[1],
                coefficients[0],
                coefficients[2],
                coefficients[3],
                KendallW.of(grid.values()),
                pairs(grid),
                intra(primary, repeats),
                nearlyAllNeither(grid));
    }

    /** Nominal, ordinal and interval alpha, then Fleiss' kappa. */
    private static double[] coefficients(KrippendorffAlpha alpha, FleissKappa fleiss, int[] weights) {
        double[] coefficients = Arrays.copyOf(alpha.ofEachLevel(weights), 4);
        coefficients[3] = fleiss.of(weights);
        return coefficients;
    }

    private static Coefficient coefficient(double estimate, double[] replicates, double confidence) {
        int undefined = (int) Arrays.stream(replicates).filter(Double::isNaN).count();
        Interval interval =
                Double.isNaN(estimate) ? Interval.undefined(confidence) : Percentiles.interval(replicates, confidence);
        return new Coefficient(estimate, interval, undefined);
    }

    private static boolean nearlyAllNeither(AnswerGrid grid) {
        long neither = Arrays.stream(grid.values())
                .flatMapToDouble(Arrays::stream)
                .filter(v -> v == 0)
                .count();
        return grid.answerCount() > 0 && neither >= NEITHER_LIMIT * grid.answerCount();
    }

    private static List<AgreementResult.Pair> pairs(AnswerGrid grid) {
        List<AgreementResult.Pair> pairs = new ArrayList<>();
        for (int a = 0; a < grid.readerCount(); a++) {
            for (int b = a + 1; b < grid.readerCount(); b++) {
                CohenKappa kappa = CohenKappa.of(grid.values()[a], grid.values()[b]);
                pairs.add(new AgreementResult.Pair(
                        grid.readers().get(a),
                        grid.readers().get(b),
                        kappa.answers(),
                        kappa.quadratic(),
                        kappa.linear(),
                        kappa.exactShare()));
            }
        }
        return pairs;
    }

    private static List<AgreementResult.Intra> intra(List<Answer> primary, List<Answer> repeats) {
        Map<List<String>, Double> first = new HashMap<>();
        primary.forEach(answer -> first.put(List.of(answer.reader(), answer.caseId()), answer.score() + 0.0));
        Map<String, List<double[]>> byReader = new TreeMap<>();
        for (Answer repeat : repeats) {
            Double before = first.get(List.of(repeat.reader(), repeat.caseId()));
            if (before != null && !Double.isNaN(before) && repeat.judged()) {
                byReader.computeIfAbsent(repeat.reader(), reader -> new ArrayList<>())
                        .add(new double[] {before, repeat.score() + 0.0});
            }
        }
        List<AgreementResult.Intra> intra = new ArrayList<>();
        byReader.forEach((reader, both) -> {
            CohenKappa kappa = CohenKappa.of(
                    both.stream().mapToDouble(b -> b[0]).toArray(),
                    both.stream().mapToDouble(b -> b[1]).toArray());
            intra.add(new AgreementResult.Intra(
                    reader, kappa.answers(), kappa.quadratic(), kappa.linear(), kappa.exactShare()));
        });
        return intra;
    }
}
