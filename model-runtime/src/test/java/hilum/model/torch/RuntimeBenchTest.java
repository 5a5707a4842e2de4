package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.model.Golden;
import hilum.model.RunSettings;
import hilum.model.weights.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sums of the bench, not its times. */
class RuntimeBenchTest {
    /** Matrices of the tiny decoder: 3 layers of 4 times 80 x 80 and 2 times 80 x 192, and the output layer of 640 x 80. */
    private static final long LAYERS = 3 * (4 * 80 * 80 + 2 * 80 * 192);

    private static final long OUTPUT = 640 * 80;

    @ParameterizedTest
    @CsvSource({"fp32, 4", "bf16, 2", "int8, 1"})
    void everything_is_measured_and_shares_follow_from_the_sums(String precision, int bytes) throws Exception {
        List<String> heard = new ArrayList<>();
        RuntimeBench.Report report = new RuntimeBench(
                        Checkpoint.open(Golden.path(Golden.BF16)),
                        RunSettings.AUTO.withDevice("cpu").withPrecision(precision),
                        4,
                        heard::add,
                        () -> new ProcessorProbe.Peaks(2e12, 3e10))
                .run();
        assertThat(report.model().precision()).startsWith(precision);
        assertThat(report.decodeBytesPerToken()).isEqualTo((LAYERS + OUTPUT) * bytes);
        double attention = 2.0 * 3 * 80 * report.prefillTokens() / 2;
        assertThat(report.prefillFlops()).isCloseTo(2 * (LAYERS + attention), within(1.0));
        assertThat(report.prefillTokens()).isBetween(500, 2000);
        assertThat(report.matmulPeakFlops()).isEqualTo(2e12);
        assertThat(report.readBytesPerSecond()).isEqualTo(3e10);
        assertThat(report.prefillShare())
                .isCloseTo(
                        report.prefillTokensPerSecond() * report.prefillFlops() / report.matmulPeakFlops(),
                        within(1e-9));
        assertThat(report.decodeShare())
                .isCloseTo(
                        report.decodeTokensPerSecond() * report.decodeBytesPerToken() / report.readBytesPerSecond(),
                        within(1e-9));
        assertThat(report.first().imageReused()).isFalse();
        assertThat(report.second().imageReused()).isTrue();
        assertThat(heard).contains("loading", "another question about it");
    }
}
