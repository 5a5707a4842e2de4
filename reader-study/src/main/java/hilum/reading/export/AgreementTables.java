package hilum.reading.export;

import hilum.reading.export.PrintedTable.Column;
import hilum.reading.statistics.AgreementResult;
import hilum.reading.statistics.AgreementResult.Pair;
import hilum.reading.statistics.BlindingResult;
import hilum.reading.statistics.CellResult;
import hilum.reading.statistics.Coefficient;
import hilum.reading.statistics.SmallestEffect;
import hilum.reading.statistics.StudyResults;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far readers agreed, whether they could be blinded, and what the reading could show, as tables and sentences. */
public final class AgreementTables {
    private final StudyResults results;
    private final ProtocolSheet protocol;
    private final Messages prose = Messages.of("reading-report");

    public AgreementTables(StudyResults results, ProtocolSheet protocol) {
        this.results = results;
        this.protocol = protocol;
    }

    /** The coefficients over all readers. */
    public PrintedTable coefficients() {
        List<List<String>> rows = results.cells().stream()
                .map(cell -> List.of(
                        cell.key().task(),
                        cell.key().attribute(),
                        Numerals.fixed(cell.agreement().alphaOrdinal().estimate(), 2),
                        interval(cell.agreement().alphaOrdinal()),
                        Numerals.fixed(cell.agreement().fleiss().estimate(), 2),
                        interval(cell.agreement().fleiss()),
                        Numerals.fixed(cell.agreement().kendall().w(), 2),
                        Numerals.p(cell.agreement().kendall().p()),
                        String.valueOf(cell.agreement().kendall().cases())))
                .toList();
        return new PrintedTable(
                prose.text("table.agreement", Numerals.percent(results.options().confidence())),
                List.of(
                        words("head.task", 1.75),
                        words("head.attribute", 1.2),
                        numbers("head.alpha", 0.9),
                        numbers("head.interval", 1.2),
                        numbers("head.fleiss", 0.7),
                        numbers("head.interval", 1.2),
                        numbers("head.kendall", 0.8),
                        numbers("head.p", 0.7),
                        numbers("head.common", 0.8)),
                rows);
    }

    private static String interval(Coefficient coefficient) {
        return Numerals.interval(
                coefficient.interval().low(), coefficient.interval().high(), 2);
    }

    /** The cells in which nearly everybody answered 'neither', as a sentence; empty when there are none. */
    public Optional<String> nearlyAllNeither() {
        List<String> cells = results.cells().stream()
                .filter(cell -> cell.agreement().nearlyAllNeither())
                .map(cell -> ResultTables.name(cell.key()))
                .toList();
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(prose.text("agreement.neither", String.join("; ", cells)));
    }

    /** Quadratic weighted kappa of every pair of readers in one cell; the upper half, for it is symmetric. */
    public PrintedTable pairs(CellResult cell) {
        AgreementResult agreement = cell.agreement();
        List<String> readers = agreement.pairs().stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .distinct()
                .sorted()
                .toList();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words(prose.text("head.reader"), 1.4));
        readers.stream().skip(1).forEach(reader -> columns.add(Column.numbers(reader, 1)));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i + 1 < readers.size(); i++) {
            List<String> row = new ArrayList<>(List.of(readers.get(i)));
            for (int j = 1; j < readers.size(); j++) {
                row.add(j > i ? kappa(agreement.pairs(), readers.get(i), readers.get(j)) : "");
            }
            rows.add(row);
        }
        return new PrintedTable(prose.text("table.pairs", ResultTables.name(cell.key())), columns, rows);
    }

    private static String kappa(List<Pair> pairs, String first, String second) {
        return pairs.stream()
                .filter(pair -> (pair.first().equals(first) && pair.second().equals(second))
                        || (pair.first().equals(second) && pair.second().equals(first)))
                .findFirst()
                .map(pair -> Numerals.fixed(pair.quadratic(), 2))
                .orElse(Numerals.NONE);
    }

    /** Every pair with its number of cases; for so many readers that a matrix does not fit a page. */
    public PrintedTable pairList(CellResult cell) {
        List<List<String>> rows = cell.agreement().pairs().stream()
                .map(pair -> List.of(
                        pair.first(),
                        pair.second(),
                        String.valueOf(pair.cases()),
                        Numerals.fixed(pair.quadratic(), 2),
                        Numerals.fixed(pair.linear(), 2),
                        Numerals.percent(pair.exactShare())))
                .toList();
        return new PrintedTable(
                prose.text("table.pairs", ResultTables.name(cell.key())),
                List.of(
                        words("head.reader", 1.4),
                        words("head.reader", 1.4),
                        numbers("head.cases", 0.8),
                        numbers("head.quadratic", 1),
                        numbers("head.linear", 1),
                        numbers("head.exact", 1)),
                rows);
    }

    /** Readers against themselves; no rows without repeats. */
    public PrintedTable intra() {
        List<List<String>> rows = new ArrayList<>();
        for (CellResult cell : results.cells()) {
            for (AgreementResult.Intra intra : cell.agreement().intra()) {
                rows.add(List.of(
                        cell.key().task(),
                        cell.key().attribute(),
                        intra.reader(),
                        String.valueOf(intra.repeats()),
                        Numerals.percent(intra.exactShare()),
                        Numerals.fixed(intra.quadratic(), 2)));
            }
        }
        return new PrintedTable(
                prose.text("table.intra"),
                List.of(
                        words("head.task", 1.75),
                        words("head.attribute", 1.2),
                        words("head.reader", 1),
                        numbers("head.repeats", 0.8),
                        numbers("head.exact", 0.9),
                        numbers("head.quadratic", 0.9)),
                rows);
    }

    /** Attention; no rows without catch cases. */
    public PrintedTable catches() {
        return new PrintedTable(
                prose.text("table.catches"),
                List.of(words("head.reader", 2), numbers("head.shown", 1), numbers("head.failed", 1)),
                results.catches().stream()
                        .map(caught -> List.of(
                                caught.reader(), String.valueOf(caught.shown()), String.valueOf(caught.failed())))
                        .toList());
    }

    /** Bang's index per group; no rows when nobody was asked. */
    public PrintedTable blinding() {
        List<List<String>> rows = results.blinding().map(BlindingResult::groups).orElse(List.of()).stream()
                .map(bang -> List.of(
                        group(bang.group()),
                        String.valueOf(bang.correct()),
                        String.valueOf(bang.wrong()),
                        String.valueOf(bang.doNotKnow()),
                        Numerals.fixed(bang.index(), 2),
                        Numerals.interval(bang.interval().low(), bang.interval().high(), 2)))
                .toList();
        return new PrintedTable(
                prose.text("table.blinding", Numerals.percent(results.options().confidence())),
                List.of(
                        words("head.group", 1.8),
                        numbers("head.correct", 0.8),
                        numbers("head.wrong", 0.8),
                        numbers("head.unknown", 1),
                        numbers("head.bang", 1),
                        numbers("head.interval", 1.3)),
                rows);
    }

    private String group(String group) {
        return switch (group) {
            case "left" -> prose.text("under.left", protocol.secondArm());
            case "right" -> prose.text("under.right", protocol.secondArm());
            default -> group;
        };
    }

    /** James's index in a sentence; empty when it is not defined. */
    public Optional<String> james() {
        return results.blinding()
                .filter(blinding -> !Double.isNaN(blinding.james()))
                .map(blinding -> prose.text(
                        "blinding.james",
                        Numerals.fixed(blinding.james(), 2),
                        Numerals.interval(
                                blinding.jamesInterval().low(),
                                blinding.jamesInterval().high(),
                                2),
                        Numerals.percent(results.options().confidence())));
    }

    /** One sentence per cell: the smallest mean that this reading would find. */
    public List<String> power() {
        return results.cells().stream()
                .flatMap(cell -> cell.smallestEffect().map(effect -> power(cell, effect)).stream())
                .toList();
    }

    private String power(CellResult cell, SmallestEffect effect) {
        String size = prose.text("power.size", String.valueOf(effect.readers()), String.valueOf(effect.cases()));
        String share = Numerals.percent(effect.power());
        String name = ResultTables.name(cell.key());
        return Double.isNaN(effect.mean())
                ? prose.text("power.none", name, size, share)
                : prose.text(
                        "power.some",
                        name,
                        size,
                        share,
                        Numerals.fixed(effect.mean(), 1),
                        String.valueOf(effect.alpha()),
                        String.valueOf(effect.rounds()));
    }

    private Column words(String key, double weight) {
        return Column.words(prose.text(key), weight);
    }

    private Column numbers(String key, double weight) {
        return Column.numbers(prose.text(key), weight);
    }
}
