package hilum.app.measure;

import java.util.List;

/** Whether probabilities mean what they say. */
public final class Calibration {
    private Calibration() {}

    /**
     * The expected calibration error, 0..1: guesses are sorted into {@code bins} equal parts of 0..1 by their probability of yes; in each
     * part the mean probability is held against the share of yes, and the distances are averaged by the number of guesses. NaN without any.
     */
    public static double expectedError(List<Guess> guesses, int bins) {
        double[] probability = new double[bins];
        int[] yes = new int[bins];
        int[] count = new int[bins];
        for (Guess guess : guesses) {
            int bin = Math.min(bins - 1, (int) (guess.yes() * bins));
            probability[bin] += guess.yes();
            yes[bin] += guess.truth() ? 1 : 0;
            count[bin]++;
        }
        double distance = 0;
        for (int bin = 0; bin < bins; bin++) {
            distance += Math.abs(probability[bin] - yes[bin]);
        }
        return guesses.isEmpty() ? Double.NaN : distance / guesses.size();
    }
}
