package hilum.reading.export;

import hilum.reading.export.PrintedTable.Column;
import hilum.reading.statistics.CellKey;
import hilum.reading.statistics.CellResult;
import hilum.reading.statistics.Distribution;
import hilum.reading.statistics.SliceResult;
import hilum.reading.statistics.StudyResults;
import hilum.reading.statistics.TimeResult;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Results as tables of words, one way for the report and the screen. Nothing is computed but the look of the numbers. */
public final class ResultTables {
    private final StudyResults results;
    private final ProtocolSheet protocol;
    private final Messages prose = Messages.of("reading-report");

    public ResultTables(StudyResults results, ProtocolSheet protocol) {
        this.results = results;
        this.protocol = protocol;
    }

    /** Means, intervals and tests: one row per task and attribute. */
    public PrintedTable main() {
        List<List<String>> rows = new ArrayList<>();
        for (CellResult cell : results.cells()) {
            rows.add(List.of(
                    cell.key().task(),
                    cell.key().attribute() + (cell.primary() ? "" : " *"),
                    cell.readers() + " \u00D7 " + cell.cases(),
                    String.valueOf(cell.answers()),
                    Numerals.fixed(cell.mean().estimate(), 2),
                    Numerals.interval(
                            cell.mean().interval().low(), cell.mean().interval().high(), 2),
                    Numerals.p(cell.pratt().p()),
                    Numerals.p(cell.holmP()),
                    Numerals.p(cell.wilcoxon().p()),
                    Numerals.fixed(cell.pratt().rankBiserial(), 2)));
        }
        return new PrintedTable(
                prose.text("table.main", confidence()),
                List.of(
                        words("head.task", 1.95),
                        words("head.attribute", 1.3),
                        numbers("head.size", 1),
                        numbers("head.n", 0.5),
                        numbers("head.mean", 0.7),
                        numbers("head.interval", 1.45),
                        numbers("head.pratt", 0.85),
                        numbers("head.holm", 0.85),
                        numbers("head.wilcoxon", 1),
                        numbers("head.effect", 0.8)),
                rows);
    }

    /** Wins, losses and ties with the sign test. */
    public PrintedTable sign() {
        List<List<String>> rows = results.cells().stream()
                .map(cell -> List.of(
                        cell.key().task(),
                        cell.key().attribute(),
                        String.valueOf(cell.sign().wins()),
                        String.valueOf(cell.sign().losses()),
                        String.valueOf(cell.sign().ties()),
                        Numerals.fixed(cell.sign().winRate(), 2),
                        Numerals.interval(
                                cell.sign().interval().low(),
                                cell.sign().interval().high(),
                                2),
                        Numerals.p(cell.sign().p())))
                .toList();
        return new PrintedTable(
                prose.text("table.sign", protocol.secondArm(), confidence()),
                List.of(
                        words("head.task", 1.75),
                        words("head.attribute", 1.2),
                        numbers("head.wins", 0.7),
                        numbers("head.losses", 0.7),
                        numbers("head.ties", 0.7),
                        numbers("head.win-rate", 0.8),
                        numbers("head.interval", 1.2),
                        numbers("head.p", 0.8)),
                rows);
    }

    /** How often each answer was given. */
    public PrintedTable distribution() {
        List<Column> columns = new ArrayList<>(List.of(words("head.task", 1.75), words("head.attribute", 1.2)));
        List<Distribution.Point> points = results.cells().stream()
                .findFirst()
                .map(cell -> cell.distribution().points())
                .orElse(List.of());
        boolean discrete = !points.isEmpty();
        if (discrete) {
            for (int i = 0; i < points.size(); i++) {
                columns.add(Column.numbers(pointName(i, points.get(i).score(), points.size()), 1.15));
            }
        } else {
            columns.add(Column.numbers(protocol.referenceArm(), 1));
            columns.add(numbers("head.neither", 1));
            columns.add(Column.numbers(protocol.secondArm(), 1));
        }
        columns.add(numbers("head.cannot", 0.8));
        columns.add(numbers("head.missing", 0.8));
        List<List<String>> rows = new ArrayList<>();
        for (CellResult cell : results.cells()) {
            Distribution distribution = cell.distribution();
            Stream<Integer> counts = discrete
                    ? distribution.points().stream().map(Distribution.Point::count)
                    : Stream.of(
                            distribution.referencePreferred(), distribution.neither(), distribution.secondPreferred());
            List<String> row =
                    new ArrayList<>(List.of(cell.key().task(), cell.key().attribute()));
            counts.map(String::valueOf).forEach(row::add);
            row.add(String.valueOf(cell.cannotJudge()));
            row.add(String.valueOf(cell.missing()));
            rows.add(row);
        }
        return new PrintedTable(prose.text("table.distribution"), columns, rows);
    }

    private String pointName(int index, double score, int points) {
        return protocol.pointNames().size() == points
                ? protocol.pointNames().get(index)
                : Numerals.fixed(score, score == Math.rint(score) ? 0 : 1);
    }

    /** Whether the side on the screen mattered; no rows where texts were never side by side. */
    public PrintedTable position() {
        List<List<String>> rows = new ArrayList<>();
        for (CellResult cell : results.cells()) {
            cell.position()
                    .ifPresent(bias -> rows.add(List.of(
                            cell.key().task(),
                            cell.key().attribute(),
                            String.valueOf(bias.leftAnswers()),
                            Numerals.fixed(bias.leftMean(), 2),
                            String.valueOf(bias.rightAnswers()),
                            Numerals.fixed(bias.rightMean(), 2),
                            Numerals.fixed(bias.difference(), 2),
                            Numerals.interval(
                                    bias.interval().low(), bias.interval().high(), 2))));
        }
        return new PrintedTable(
                prose.text("table.position", protocol.secondArm(), confidence()),
                List.of(
                        words("head.task", 1.75),
                        words("head.attribute", 1.2),
                        numbers("head.left-n", 0.7),
                        numbers("head.left-mean", 0.9),
                        numbers("head.right-n", 0.7),
                        numbers("head.right-mean", 0.9),
                        numbers("head.difference", 0.9),
                        numbers("head.interval", 1.3)),
                rows);
    }

    /** Median and quartiles of the active seconds. */
    public PrintedTable times() {
        List<List<String>> rows = results.times().stream()
                .map(time -> List.of(
                        time.task(),
                        time.reader().isEmpty() ? prose.text("all.readers") : time.reader(),
                        under(time.side()),
                        String.valueOf(time.cases()),
                        Numerals.fixed(time.median(), 1),
                        Numerals.interval(time.lowerQuartile(), time.upperQuartile(), 1)))
                .toList();
        return new PrintedTable(
                prose.text("table.times"),
                List.of(
                        words("head.task", 1.75),
                        words("head.reader", 1.1),
                        words("head.under", 1.4),
                        numbers("head.readings", 0.8),
                        numbers("head.median", 0.8),
                        numbers("head.quartiles", 1.2)),
                rows);
    }

    private String under(TimeResult.TimedSide side) {
        return switch (side) {
            case ALL -> prose.text("under.all");
            case SECOND_ARM_LEFT -> prose.text("under.left", protocol.secondArm());
            case SECOND_ARM_RIGHT -> prose.text("under.right", protocol.secondArm());
            case REFERENCE_ARM -> protocol.referenceArm();
            case SECOND_ARM -> protocol.secondArm();
        };
    }

    /** Groups of cases, each with its size; no rows where cases carry no labels. */
    public PrintedTable slices() {
        List<List<String>> rows = new ArrayList<>();
        for (CellResult cell : results.cells()) {
            for (SliceResult slice : cell.slices()) {
                rows.add(List.of(
                        cell.key().task(),
                        cell.key().attribute(),
                        slice.name(),
                        slice.label(),
                        String.valueOf(slice.cases()),
                        String.valueOf(slice.answers()),
                        Numerals.fixed(slice.mean().estimate(), 2),
                        Numerals.interval(
                                slice.mean().interval().low(),
                                slice.mean().interval().high(),
                                2)));
            }
        }
        return new PrintedTable(
                prose.text("table.slices", confidence()),
                List.of(
                        words("head.task", 1.75),
                        words("head.attribute", 1.2),
                        words("head.slice", 0.9),
                        words("head.label", 0.9),
                        numbers("head.cases", 0.6),
                        numbers("head.n", 0.6),
                        numbers("head.mean", 0.7),
                        numbers("head.interval", 1.2)),
                rows);
    }

    String confidence() {
        return Numerals.percent(results.options().confidence());
    }

    /** "task, attribute". */
    static String name(CellKey key) {
        return key.task() + ", " + key.attribute();
    }

    private Column words(String key, double weight) {
        return Column.words(prose.text(key), weight);
    }

    private Column numbers(String key, double weight) {
        return Column.numbers(prose.text(key), weight);
    }
}
