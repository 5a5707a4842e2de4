package hilum.app.measure;

import java.util.List;

/**
 * Yes and no against the truth.
 *
 * @param truePositive said yes, is there
 * @param falsePositive said yes, is not there
 * @param falseNegative said no, is there
 * @param trueNegative said no, is not there
 */
public record Confusion(int truePositive, int falsePositive, int falseNegative, int trueNegative) {

    /** Counts {@code guesses}; a probability above one half is a yes. */
    public static Confusion of(List<Guess> guesses) {
        int[] counts = new int[4];
        for (Guess guess : guesses) {
            boolean yes = guess.yes() > 0.5;
            counts[(yes ? 0 : 2) + (yes == guess.truth() ? 0 : 1)]++;
        }
        return new Confusion(counts[0], counts[1], counts[3], counts[2]);
    }

    /** The harmonic mean of precision and sensitivity, 0..1; NaN where nothing was there and nothing was claimed. */
    public double f1() {
        int all = 2 * truePositive + falsePositive + falseNegative;
        return all == 0 ? Double.NaN : 2.0 * truePositive / all;
    }
}
