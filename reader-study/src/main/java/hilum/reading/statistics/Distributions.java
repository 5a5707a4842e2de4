package hilum.reading.statistics;

import java.util.Arrays;
import java.util.List;

/** Counts answers per point of the scale and by sign. */
final class Distributions {
    private Distributions() {}

    static Distribution of(AnswerGrid grid, Scale scale) {
        double[] answers = Arrays.stream(grid.values())
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        List<Distribution.Point> points = scale.points().stream()
                .map(point -> new Distribution.Point(point, (int)
                        Arrays.stream(answers).filter(v -> v == point).count()))
                .toList();
        return new Distribution(
                points,
                (int) Arrays.stream(answers).filter(v -> v > 0).count(),
                (int) Arrays.stream(answers).filter(v -> v == 0).count(),
                (int) Arrays.stream(answers).filter(v -> v < 0).count());
    }
}
