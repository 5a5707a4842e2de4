package hilum.reading.export;

import hilum.reading.statistics.CellResult;
import hilum.reading.statistics.Distribution;
import hilum.reading.statistics.StudyResults;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Makes the figure of the paper from results. */
public final class ResultFigure {
    private final Messages prose = Messages.of("reading-report");

    /** One panel per cell; scores that are no categories are counted as better, equal and worse. */
    public Figure of(StudyResults results, ProtocolSheet protocol) {
        List<Distribution.Point> points = results.cells().stream()
                .findFirst()
                .map(cell -> cell.distribution().points())
                .orElse(List.of());
        boolean discrete = points.size() % 2 == 1;
        double reach =
                discrete ? Math.max(-points.getFirst().score(), points.getLast().score()) : reach(results);
        return new Figure(
                protocol.referenceArm(),
                protocol.secondArm(),
                discrete ? names(points, protocol) : better(protocol),
                -reach,
                reach,
                results.cells().stream().map(cell -> panel(cell, discrete)).toList());
    }

    private List<String> names(List<Distribution.Point> points, ProtocolSheet protocol) {
        if (protocol.pointNames().size() == points.size()) {
            return protocol.pointNames();
        }
        List<String> names = new ArrayList<>();
        for (Distribution.Point point : points) {
            String number = Numerals.fixed(point.score(), point.score() == Math.rint(point.score()) ? 0 : 1);
            names.add(point.score() > 0 ? "+" + number : number);
        }
        return names;
    }

    private List<String> better(ProtocolSheet protocol) {
        return List.of(
                prose.text("better", protocol.referenceArm()),
                prose.text("equal"),
                prose.text("better", protocol.secondArm()));
    }

    /** A round number that no interval goes beyond. */
    private static double reach(StudyResults results) {
        double largest = results.cells().stream()
                .flatMapToDouble(cell -> DoubleStream.of(
                        cell.mean().estimate(),
                        cell.mean().interval().low(),
                        cell.mean().interval().high()))
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        if (largest == 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(largest)));
        for (double step : new double[] {1, 2, 5}) {
            if (largest <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static FigurePanel panel(CellResult cell, boolean discrete) {
        Distribution distribution = cell.distribution();
        List<Integer> counts = discrete
                ? distribution.points().stream().map(Distribution.Point::count).toList()
                : List.of(distribution.referencePreferred(), distribution.neither(), distribution.secondPreferred());
        Optional<FigurePanel.Mean> mean = Double.isNaN(cell.mean().estimate())
                ? Optional.empty()
                : Optional.of(new FigurePanel.Mean(
                        cell.mean().estimate(),
                        cell.mean().interval().low(),
                        cell.mean().interval().high(),
                        cell.mean().interval().confidence()));
        return new FigurePanel(
                cell.key().task(),
                cell.key().attribute(),
                counts,
                mean,
                cell.readers(),
                cell.cases(),
                number(cell.pratt().p()),
                number(cell.holmP()));
    }

    private static OptionalDouble number(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
