package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.model.Golden;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.weights.Checkpoint;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 8-bit weights are an approximation: near float32, said to be one, and the same every time. */
class Int8Test {
    private static final List<String> OPTIONS = List.of("yes", "no pleural effusion", "The trachea is midline.");

    @ParameterizedTest
    @ValueSource(strings = {Golden.BF16, Golden.FP32})
    void scores_stay_near_those_of_float32_and_answers_are_repeatable(String snapshot) throws Exception {
        Prompt prompt = Prompt.of(List.of(Golden.image("chexagent2-tiny/images/im0.png")), "Is there an effusion?");
        try (VisionLanguageModel small = load(snapshot, "int8");
                VisionLanguageModel whole = load(snapshot, "fp32")) {
            assertThat(small.description().precision()).isEqualTo("int8 (approximate)");
            assertThat(small.description().residentBytes())
                    .isEqualTo(whole.description().residentBytes() / 4);
            List<OptionScore> expected = whole.score(prompt, OPTIONS);
            List<OptionScore> actual = small.score(prompt, OPTIONS);
            for (int i = 0; i < OPTIONS.size(); i++) {
                assertThat(actual.get(i).mean()).isCloseTo(expected.get(i).mean(), within(0.15));
            }
            assertThat(small.generate(prompt, 12, piece -> {}).ids())
                    .hasSize(12)
                    .isEqualTo(small.generate(prompt, 12, piece -> {}).ids());
        }
    }

    private static VisionLanguageModel load(String snapshot, String precision) throws Exception {
        return TorchModel.load(
                Checkpoint.open(Golden.path(snapshot)),
                RunSettings.AUTO.withDevice("cpu").withPrecision(precision),
                f -> {});
    }
}
