package hilum.reading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.reading.statistics.StudySimulation.Figures;
import hilum.reading.statistics.StudySimulation.Setting;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StudySimulationTest {
    private static List<Figures> run(double effect, int studies, int rounds) throws InterruptedException {
        return new StudySimulation(Setting.ofThePaper(effect, 20261122))
                .run(studies, AnalysisOptions.standard(20261122).withRounds(rounds), Progress.unheard());
    }

    @Test
    void simulated_studies_give_back_the_effect_that_was_put_in() throws InterruptedException {
        for (Figures figures : run(3, 60, 200)) {
            double error = figures.estimateDeviation() / Math.sqrt(figures.studies());
            assertThat(figures.meanEstimate()).isCloseTo(3, within(4 * error));
            assertThat(figures.coverage()).isGreaterThan(0.85);
            assertThat(figures.significant()).isGreaterThan(0.8);
        }
    }

    @Test
    void a_whole_simulated_study_is_found_by_the_analysis() throws InterruptedException {
        AnswerTable table = new StudySimulation(Setting.ofThePaper(4, 5)).table(0);
        assertThat(table.answers()).hasSize(600);
        StudyResults results = Analysis.of(table, Answers.options());
        assertThat(results.cells()).hasSize(6).allSatisfy(cell -> {
            assertThat(cell.mean().interval().covers(0)).isFalse();
            assertThat(cell.mean().estimate()).isCloseTo(4, within(3.5));
            assertThat(cell.smallestEffect().orElseThrow().mean()).isBetween(0.5, 6.0);
        });
    }

    @Test
    void the_smallest_effect_is_found_with_the_wanted_power() {
        VarianceComponents parts = new VarianceComponents(0, 9, 25);
        AnalysisOptions options = AnalysisOptions.standard(11).withPowerRounds(2000);
        double smallest =
                SmallestEffectSearch.of(5, 20, 5, parts, 10, 0.8, options).mean();
        Mrg32k3a random = Mrg32k3a.seeded(99);
        int found = 0;
        for (int study = 0; study < 2000; study++) {
            double[] means = new double[20];
            for (int c = 0; c < means.length; c++) {
                means[c] = smallest + Math.sqrt(9 + 5) * random.nextGaussian();
            }
            SignedRankResult result = SignedRankTest.of(means, ZeroRule.PRATT);
            found += result.p() < 0.05 && result.rankBiserial() > 0 ? 1 : 0;
        }
        assertThat(found / 2000.0).isCloseTo(0.8, within(0.03));
    }

    @Test
    void a_design_too_small_for_the_test_has_no_smallest_effect() {
        VarianceComponents parts = new VarianceComponents(0, 9, 25);
        AnalysisOptions options = AnalysisOptions.standard(11);
        assertThat(SmallestEffectSearch.of(5, 5, 5, parts, 10, 0.8, options).mean())
                .isNaN();
        assertThat(SmallestEffectSearch.of(5, 40, 5, parts, 10, 0.8, options).mean())
                .isBetween(1.0, 3.0);
    }

    @Test
    @Tag("slow")
    void without_an_effect_the_interval_covers_0_in_93_to_97_of_100_studies() throws InterruptedException {
        assertThat(run(0, 1000, 2000))
                .allSatisfy(figures -> assertThat(figures.coverage()).isBetween(0.93, 0.97));
    }

    @Test
    @Tag("slow")
    void fifty_readers_and_five_hundred_cases_are_analysed() throws InterruptedException {
        Setting paper = Setting.ofThePaper(1, 1);
        AnswerTable table = new StudySimulation(new Setting(50, 500, paper.effects(), paper.latent(), 1)).table(0);
        assertThat(Analysis.of(table, AnalysisOptions.standard(1)).cells()).hasSize(6);
    }
}
