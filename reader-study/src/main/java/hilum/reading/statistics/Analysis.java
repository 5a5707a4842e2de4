package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The whole analysis of a reading, as settled in its options. The same table and options give the same results on every machine, whatever the order of rows.
 *
 * <p>Call it off the screen's thread; it keeps all processors busy, one cell each, and ends early when the calling thread is interrupted.
 */
public final class Analysis {
    private static final double POWER = 0.8;

    private final AnswerTable table;
    private final AnalysisOptions options;

    private Analysis(AnswerTable table, AnalysisOptions options) {
        this.table = table;
        this.options = options;
    }

    /**
     * Analyses {@code table}.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static StudyResults of(AnswerTable table, AnalysisOptions options) throws InterruptedException {
        return of(table, options, Progress.unheard());
    }

    /**
     * Analyses {@code table}, one part per cell.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static StudyResults of(AnswerTable table, AnalysisOptions options, Progress progress)
            throws InterruptedException {
        return new Analysis(table, options).run(progress);
    }

    private StudyResults run(Progress progress) throws InterruptedException {
        NavigableSet<CellKey> keys = table.cells();
        Map<CellKey, Double> holm = holm(keys);
        List<CellResult> cells = cells(keys, holm, progress);
        Optional<BlindingResult> blinding =
                table.guesses().isEmpty() ? Optional.empty() : Optional.of(Blindness.of(table.guesses(), options));
        return new StudyResults(
                options,
                Mrg32k3a.seeded(options.seed()).state(),
                counts(),
                cells,
                ReadingTimes.of(table.answers()),
                Editing.of(table.edits(), options),
                catches(),
                blinding);
    }

    private List<CellResult> cells(NavigableSet<CellKey> keys, Map<CellKey, Double> holm, Progress progress)
            throws InterruptedException {
        int threads = Math.max(1, Math.min(keys.size(), Runtime.getRuntime().availableProcessors()));
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory())) {
            List<Future<CellResult>> running =
                    keys.stream().map(key -> pool.submit(() -> cell(key, holm))).toList();
            List<CellResult> cells = new ArrayList<>();
            try {
                for (Future<CellResult> cell : running) {
                    // A cell that is done already answers an interrupted thread as well.
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    progress.at(cells.size(), running.size());
                    cells.add(cell.get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a cell could not be analysed", e.getCause());
            } finally {
                // After the last cell there is nothing to stop; after an interruption the others end at once.
                pool.shutdownNow();
            }
            progress.at(running.size(), running.size());
            return cells;
        }
    }

    private List<Answer> answers(CellKey key, AnswerKind kind) {
        return table.answers().stream()
                .filter(answer -> answer.kind() == kind && answer.cell().equals(key))
                .toList();
    }

    private boolean isPrimary(CellKey key) {
        return options.primaryFamily().isEmpty() || options.primaryFamily().contains(key);
    }

    private Map<CellKey, Double> holm(NavigableSet<CellKey> keys) {
        List<CellKey> family = keys.stream().filter(this::isPrimary).toList();
        double[] adjusted = Holm.adjust(family.stream()
                .mapToDouble(key -> SignedRankTest.of(
                                AnswerGrid.of(answers(key, AnswerKind.PRIMARY)).caseMeans(), ZeroRule.PRATT)
                        .p())
                .toArray());
        Map<CellKey, Double> byKey = new TreeMap<>();
        for (int i = 0; i < adjusted.length; i++) {
            byKey.put(family.get(i), adjusted[i]);
        }
        return byKey;
    }

    private CellResult cell(CellKey key, Map<CellKey, Double> holm) throws InterruptedException {
        List<Answer> primary = answers(key, AnswerKind.PRIMARY);
        AnswerGrid grid = AnswerGrid.of(primary);
        int readers = (int) primary.stream().map(Answer::reader).distinct().count();
        int cases = (int) primary.stream().map(Answer::caseId).distinct().count();
        int cannotJudge =
                (int) primary.stream().filter(answer -> !answer.judged()).count();
        double[] caseMeans = grid.caseMeans();
        MeanResult mean = mean(grid);
        return new CellResult(
                key,
                isPrimary(key),
                readers,
                cases,
                readers * cases - grid.answerCount(),
                cannotJudge,
                Distributions.of(grid, table.scale()),
                mean,
                SignedRankTest.of(caseMeans, ZeroRule.PRATT),
                SignedRankTest.of(caseMeans, ZeroRule.WILCOXON),
                holm.getOrDefault(key, Double.NaN),
                SignTest.of(caseMeans, options.confidence()),
                Agreement.of(grid, primary, answers(key, AnswerKind.REPEAT), options),
                SideDifference.of(primary, options),
                slices(primary),
                groups(grid.cases(), grid.answersPerCase(), caseMeans),
                readerMeans(grid),
                smallestEffect(grid, mean));
    }

    private MeanResult mean(AnswerGrid grid) throws InterruptedException {
        return TwoWayInterval.of(grid, options.rounds(), options.confidence(), Mrg32k3a.seeded(options.seed()));
    }

    private List<SliceResult> slices(List<Answer> primary) throws InterruptedException {
        Map<String, Map<String, List<Answer>>> byLabel = new TreeMap<>();
        for (Answer answer : primary) {
            answer.slices().forEach((name, label) -> {
                if (options.slices().isEmpty() || options.slices().contains(name)) {
                    byLabel.computeIfAbsent(name, n -> new TreeMap<>())
                            .computeIfAbsent(label, l -> new ArrayList<>())
                            .add(answer);
                }
            });
        }
        List<SliceResult> slices = new ArrayList<>();
        for (Map.Entry<String, Map<String, List<Answer>>> name : byLabel.entrySet()) {
            for (Map.Entry<String, List<Answer>> label : name.getValue().entrySet()) {
                AnswerGrid grid = AnswerGrid.of(label.getValue());
                slices.add(new SliceResult(
                        name.getKey(),
                        label.getKey(),
                        grid.caseCount(),
                        grid.answerCount(),
                        Distributions.of(grid, table.scale()),
                        mean(grid)));
            }
        }
        return slices;
    }

    private static List<CellResult.GroupMean> groups(List<String> names, int[] answers, double[] means) {
        List<CellResult.GroupMean> groups = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            groups.add(new CellResult.GroupMean(names.get(i), answers[i], means[i]));
        }
        return groups;
    }

    private static List<CellResult.GroupMean> readerMeans(AnswerGrid grid) {
        List<CellResult.GroupMean> groups = new ArrayList<>();
        for (int r = 0; r < grid.readerCount(); r++) {
            double[] line = Arrays.stream(grid.values()[r])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            groups.add(new CellResult.GroupMean(
                    grid.readers().get(r),
                    line.length,
                    Arrays.stream(line).average().orElse(Double.NaN)));
        }
        return groups;
    }

    private Optional<SmallestEffect> smallestEffect(AnswerGrid grid, MeanResult mean) {
        VarianceComponents parts = mean.components();
        if (options.powerRounds() == 0 || parts.reader() + parts.ofCase() + parts.rest() == 0) {
            return Optional.empty();
        }
        return Optional.of(SmallestEffectSearch.of(
                grid.readerCount(),
                grid.caseCount(),
                (double) grid.answerCount() / grid.caseCount(),
                parts,
                table.scale().reach(),
                POWER,
                options));
    }

    private List<CatchResult> catches() {
        Map<String, int[]> byReader = new TreeMap<>();
        for (Answer answer : table.answers()) {
            boolean counts = options.catchAttributes().isEmpty()
                    || options.catchAttributes().contains(answer.attribute());
            if (answer.kind() == AnswerKind.CATCH && counts) {
                int[] shownAndFailed = byReader.computeIfAbsent(answer.reader(), reader -> new int[2]);
                shownAndFailed[0]++;
                shownAndFailed[1] += answer.score() > 0 ? 0 : 1;
            }
        }
        return byReader.entrySet().stream()
                .map(entry -> new CatchResult(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private StudyResults.Counts counts() {
        return new StudyResults.Counts(
                table.readers().size(),
                (int) table.answers().stream()
                        .filter(answer -> answer.kind() == AnswerKind.PRIMARY)
                        .map(answer -> List.of(answer.task(), answer.caseId()))
                        .distinct()
                        .count(),
                count(AnswerKind.PRIMARY),
                count(AnswerKind.REPEAT),
                count(AnswerKind.CATCH),
                (int) table.answers().stream()
                        .filter(answer -> answer.kind() == AnswerKind.PRIMARY && !answer.judged())
                        .count(),
                table.guesses().size());
    }

    private int count(AnswerKind kind) {
        return (int)
                table.answers().stream().filter(answer -> answer.kind() == kind).count();
    }
}
