package hilum.reading.statistics;

import java.util.List;
import java.util.Optional;

/** Position bias: does an answer depend on the side on which the second arm lay? Interval by two-way bootstrap, percentile type 7. */
final class SideDifference {
    private SideDifference() {}

    /** Empty when no judged answer was given with the arms side by side. */
    static Optional<PositionBias> of(List<Answer> primary, AnalysisOptions options) throws InterruptedException {
        List<Answer> placed = primary.stream()
                .filter(answer -> answer.judged() && answer.placement() != Placement.APART)
                .toList();
        if (placed.isEmpty()) {
            return Optional.empty();
        }
        AnswerGrid scores = AnswerGrid.of(placed);
        AnswerGrid left = AnswerGrid.of(placed, a -> a.placement() == Placement.SECOND_ARM_LEFT ? 1 : 0);
        double[][][] terms = new double[4][scores.readerCount()][scores.caseCount()];
        for (int r = 0; r < scores.readerCount(); r++) {
            for (int c = 0; c < scores.caseCount(); c++) {
                double score = scores.values()[r][c];
                if (!Double.isNaN(score)) {
                    int side = left.values()[r][c] == 1 ? 0 : 2;
                    terms[side][r][c] = score;
                    terms[side + 1][r][c] = 1;
                }
            }
        }
        TwoWaySums sums = new TwoWaySums(terms);
        return Optional.of(new PositionBias(
                (int) sums.observed(s -> s[1]),
                (int) sums.observed(s -> s[3]),
                sums.observed(s -> s[0] / s[1]),
                sums.observed(s -> s[2] / s[3]),
                sums.observed(SideDifference::difference),
                sums.interval(
                        options.rounds(),
                        options.confidence(),
                        Mrg32k3a.seeded(options.seed()),
                        SideDifference::difference)));
    }

    private static double difference(double[] sums) {
        return sums[0] / sums[1] - sums[2] / sums[3];
    }
}
