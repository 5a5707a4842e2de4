package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Simulated studies with a known truth: do the methods give it back?
 *
 * <p>A latent score is mean + reader + case + rest, all normal, drawn anew for every cell, and answered with the nearest point of the comparative scale. The
 * latent mean is chosen so that the expected <em>answer</em> is exactly the wanted effect. Readers and cases of each study are a fresh sample, so an interval
 * must cover for other readers and other cases. Draw order per study: for each cell in order all reader parts, all case parts, then rests reader by reader;
 * sides alternate over reader and case. Study i of a seed starts from {@code Mrg32k3a.seeded(seed + i)}.
 */
public final class StudySimulation {
    private final Setting setting;
    private final Map<CellKey, Double> latentMeans = new TreeMap<>();

    /**
     * What is simulated.
     *
     * @param effects wanted mean answer per cell, each between -9.9 and 9.9
     * @param latent variances of the latent score
     */
    public record Setting(
            int readers, int cases, SortedMap<CellKey, Double> effects, VarianceComponents latent, long seed) {
        public Setting {
            if (readers < 1 || cases < 1) {
                throw new IllegalArgumentException("a study has readers and cases");
            }
            effects = Collections.unmodifiableSortedMap(new TreeMap<>(effects));
            if (effects.values().stream().anyMatch(effect -> !(Math.abs(effect) <= 9.9))) {
                throw new IllegalArgumentException("an effect lies between -9.9 and 9.9");
            }
            if (latent.reader() + latent.ofCase() + latent.rest() <= 0) {
                throw new IllegalArgumentException("some variance is needed");
            }
        }

        /** The study of the paper: 5 readers, 20 cases, the same effect in each of 2 tasks and 3 attributes; reader SD 1, case SD 3, rest SD 5. */
        public static Setting ofThePaper(double effect, long seed) {
            SortedMap<CellKey, Double> effects = new TreeMap<>();
            for (String task : List.of("findings generation", "findings summarization")) {
                for (String attribute : List.of("completeness", "correctness", "conciseness")) {
                    effects.put(new CellKey(task, attribute), effect);
                }
            }
            return new Setting(5, 20, effects, new VarianceComponents(1, 9, 25), seed);
        }
    }

    /**
     * What many simulated studies gave in one cell.
     *
     * @param effect the truth
     * @param meanEstimate mean of the estimates
     * @param estimateDeviation standard deviation of the estimates
     * @param coverage share of studies whose shown interval holds the truth
     * @param percentileCoverage the same for the plain percentile interval
     * @param meanWidth mean width of the shown interval
     * @param significant share of studies with a Pratt p value below alpha
     * @param significantHolm share with a Holm-adjusted one below alpha, all cells in the family
     */
    public record Figures(
            CellKey cell,
            double effect,
            int studies,
            double meanEstimate,
            double estimateDeviation,
            double coverage,
            double percentileCoverage,
            double meanWidth,
            double significant,
            double significantHolm) {}

    public StudySimulation(Setting setting) {
        this.setting = setting;
        setting.effects().forEach((cell, effect) -> latentMeans.put(cell, latentMean(effect)));
    }

    /** The answers of study {@code number}: complete, comparative, primary only, without times. */
    public AnswerTable table(int number) {
        Mrg32k3a random = Mrg32k3a.seeded(setting.seed() + number);
        List<Answer> answers = new ArrayList<>();
        for (CellKey cell : setting.effects().keySet()) {
            double[][] scores = scores(cell, random);
            for (int r = 0; r < setting.readers(); r++) {
                for (int c = 0; c < setting.cases(); c++) {
                    answers.add(new Answer(
                            "reader-%02d".formatted(r + 1),
                            cell.task(),
                            cell.attribute(),
                            "case-%03d".formatted(c + 1),
                            scores[r][c],
                            (r + c) % 2 == 0 ? Placement.SECOND_ARM_LEFT : Placement.SECOND_ARM_RIGHT,
                            Double.NaN,
                            AnswerKind.PRIMARY,
                            Map.of(),
                            null));
                }
            }
        }
        return new AnswerTable(Scale.comparative(), answers, List.of());
    }

    /**
     * Analyses {@code studies} simulated studies, one part of the progress per study.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public List<Figures> run(int studies, AnalysisOptions options, Progress progress) throws InterruptedException {
        List<CellKey> cells = List.copyOf(setting.effects().keySet());
        Tally[] tallies = cells.stream()
                .map(cell -> new Tally(cell, setting.effects().getOrDefault(cell, 0.0), studies))
                .toArray(Tally[]::new);
        for (int study = 0; study < studies; study++) {
            Mrg32k3a random = Mrg32k3a.seeded(setting.seed() + study);
            double[] p = new double[cells.size()];
            for (int i = 0; i < p.length; i++) {
                AnswerGrid grid = AnswerGrid.of(scores(cells.get(i), random));
                MeanResult mean = TwoWayInterval.of(
                        grid, options.rounds(), options.confidence(), Mrg32k3a.seeded(options.seed() + study));
                p[i] = SignedRankTest.of(grid.caseMeans(), ZeroRule.PRATT).p();
                tallies[i].add(study, mean);
            }
            double[] adjusted = Holm.adjust(p);
            for (int i = 0; i < p.length; i++) {
                tallies[i].significant += p[i] < options.alpha() ? 1 : 0;
                tallies[i].significantHolm += adjusted[i] < options.alpha() ? 1 : 0;
            }
            progress.at(study + 1, studies);
        }
        return Arrays.stream(tallies).map(Tally::figures).toList();
    }

    private double[][] scores(CellKey cell, Mrg32k3a random) {
        VarianceComponents latent = setting.latent();
        double mean = latentMeans.getOrDefault(cell, 0.0);
        double[] ofReader = normals(setting.readers(), latent.reader(), random);
        double[] ofCase = normals(setting.cases(), latent.ofCase(), random);
        double[][] scores = new double[setting.readers()][];
        for (int r = 0; r < scores.length; r++) {
            double[] line = normals(setting.cases(), latent.rest(), random);
            for (int c = 0; c < line.length; c++) {
                line[c] = answered(mean + ofReader[r] + ofCase[c] + line[c]);
            }
            scores[r] = line;
        }
        return scores;
    }

    private static double[] normals(int count, double variance, Mrg32k3a random) {
        double deviation = Math.sqrt(variance);
        double[] normals = new double[count];
        for (int i = 0; i < count; i++) {
            normals[i] = deviation * random.nextGaussian();
        }
        return normals;
    }

    private static double answered(double latent) {
        return Math.clamp(5 * Math.rint(latent / 5), -10, 10) + 0.0;
    }

    /** The latent mean whose expected answer is {@code effect}. */
    private double latentMean(double effect) {
        VarianceComponents latent = setting.latent();
        double deviation = Math.sqrt(latent.reader() + latent.ofCase() + latent.rest());
        return SpecialFunctions.bisect(
                mean -> expectedAnswer(mean, deviation) - effect, -10 - 8 * deviation, 10 + 8 * deviation);
    }

    /** -10 plus 5 for each boundary between two answers that the latent score exceeds. */
    private static double expectedAnswer(double mean, double deviation) {
        double expected = -10;
        for (double boundary = -7.5; boundary <= 7.5; boundary += 5) {
            expected += 5 * SpecialFunctions.normalAbove((boundary - mean) / deviation);
        }
        return expected;
    }

    private static final class Tally {
        private final CellKey cell;
        private final double effect;
        private final double[] estimates;
        private int covered;
        private int percentileCovered;
        private double width;
        private int significant;
        private int significantHolm;

        Tally(CellKey cell, double effect, int studies) {
            this.cell = cell;
            this.effect = effect;
            this.estimates = new double[studies];
        }

        void add(int study, MeanResult mean) {
            estimates[study] = mean.estimate();
            covered += mean.interval().covers(effect) ? 1 : 0;
            percentileCovered += mean.percentile().covers(effect) ? 1 : 0;
            width += mean.interval().high() - mean.interval().low();
        }

        Figures figures() {
            double studies = estimates.length;
            return new Figures(
                    cell,
                    effect,
                    estimates.length,
                    Arrays.stream(estimates).average().orElse(Double.NaN),
                    TwoWayInterval.deviation(estimates),
                    covered / studies,
                    percentileCovered / studies,
                    width / studies,
                    significant / studies,
                    significantHolm / studies);
        }
    }
}
