package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Blinding indices from "which was the AI?".
 *
 * <p>Bang, Ni and Davis, "Assessment of blinding in clinical trials" (Controlled Clinical Trials 25, 2004): per group (correct - wrong) / all guesses, 'do not
 * know' counted in the denominator. James and others, "An index for assessing blindness in a multi-centre clinical trial" (Statistics in Medicine 15, 1996):
 * one index for both groups with weights 0 for a right guess, 0.5 for a wrong one and 1 for 'do not know'.
 */
public final class Blindness {
    private Blindness() {}

    /** The indices of {@code guesses}, of which there is at least one. */
    static BlindingResult of(List<ArmGuess> guesses, AnalysisOptions options) throws InterruptedException {
        List<String> groups =
                List.copyOf(new TreeSet<>(guesses.stream().map(ArmGuess::group).toList()));
        TwoWaySums sums = new TwoWaySums(terms(guesses, groups));
        List<BlindingResult.Bang> bangs = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int at = 3 * g;
            int correct = (int) sums.observed(s -> s[at]);
            int wrong = (int) sums.observed(s -> s[at + 1]);
            int unknown = (int) sums.observed(s -> s[at + 2]);
            bangs.add(new BlindingResult.Bang(
                    groups.get(g),
                    correct,
                    wrong,
                    unknown,
                    bang(correct, wrong, unknown),
                    sums.interval(
                            options.rounds(),
                            options.confidence(),
                            Mrg32k3a.seeded(options.seed()),
                            s -> bang(s[at], s[at + 1], s[at + 2])),
                    independent(correct, wrong, unknown, options.confidence())));
        }
        boolean two = groups.size() == 2;
        return new BlindingResult(
                bangs,
                two ? sums.observed(Blindness::james) : Double.NaN,
                two
                        ? sums.interval(
                                options.rounds(),
                                options.confidence(),
                                Mrg32k3a.seeded(options.seed()),
                                Blindness::james)
                        : Interval.undefined(options.confidence()));
    }

    /** Bang's index; NaN without guesses. */
    public static double bang(double correct, double wrong, double doNotKnow) {
        return (correct - wrong) / (correct + wrong + doNotKnow);
    }

    /** Bang's normal interval, which takes guesses as independent (2004, equation 4), cut to -1 to 1. */
    public static Interval independent(int correct, int wrong, int doNotKnow, double confidence) {
        double n = correct + wrong + doNotKnow;
        double index = bang(correct, wrong, doNotKnow);
        double error = Math.sqrt(((correct + wrong) / n - index * index) / n);
        double z = SpecialFunctions.normalQuantile(1 - (1 - confidence) / 2);
        return new Interval(Math.max(-1, index - z * error), Math.min(1, index + z * error), confidence);
    }

    /**
     * James's index of two groups.
     *
     * @param counts correct, wrong, do not know of the first group, then of the second
     * @return NaN without guesses or when every known guess of both groups named the same one and nobody of the other was there
     */
    public static double james(double[] counts) {
        double all = 0;
        for (double count : counts) {
            all += count;
        }
        double unknown = (counts[2] + counts[5]) / all;
        if (unknown == 1) {
            return 1;
        }
        double known = 1 - unknown;
        double observed = 0.5 * (counts[1] + counts[4]) / all / known;
        // Guesses that name the first and the second group, whatever was true.
        double named1 = (counts[0] + counts[4]) / all;
        double named2 = (counts[1] + counts[3]) / all;
        double known1 = (counts[0] + counts[1]) / all;
        double known2 = (counts[3] + counts[4]) / all;
        double expected = 0.5 * (named2 * known1 + named1 * known2) / (known * known);
        double disagreement = (observed - expected) / expected;
        return expected == 0 ? Double.NaN : (1 + unknown + known * disagreement) / 2;
    }

    private static int place(Guess guess) {
        return switch (guess) {
            case CORRECT -> 0;
            case WRONG -> 1;
            case DO_NOT_KNOW -> 2;
        };
    }

    private static double[][][] terms(List<ArmGuess> guesses, List<String> groups) {
        List<String> readers =
                List.copyOf(new TreeSet<>(guesses.stream().map(ArmGuess::reader).toList()));
        List<String> cases =
                List.copyOf(new TreeSet<>(guesses.stream().map(ArmGuess::caseId).toList()));
        double[][][] terms = new double[3 * groups.size()][readers.size()][cases.size()];
        for (ArmGuess guess : guesses) {
            int term = 3 * groups.indexOf(guess.group()) + place(guess.guess());
            terms[term][readers.indexOf(guess.reader())][cases.indexOf(guess.caseId())]++;
        }
        return terms;
    }
}
