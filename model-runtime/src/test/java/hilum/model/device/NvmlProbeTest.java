package hilum.model.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvmlProbeTest {
    @TempDir
    private Path folder;

    private GraphicsCards look(String... definitions) throws Exception {
        return probe(FakeNvml.compile(folder, definitions).toString(), Map.of()).look();
    }

    private static NvmlProbe probe(String library, Map<String, String> environment) {
        return new NvmlProbe(List.of(library), environment);
    }

    @Test
    void two_cards_are_read_with_name_capability_memory_and_uuid() throws Exception {
        GraphicsCards seen = look();
        assertThat(seen.trouble()).isEmpty();
        assertThat(seen.driver()).isEqualTo("570.86.15");
        assertThat(seen.driverMajor()).isEqualTo(570);
        assertThat(seen.cards())
                .containsExactly(
                        new GraphicsCard(
                                0,
                                "NVIDIA GeForce RTX 4090",
                                "GPU-00000000-aaaa",
                                new ComputeCapability(8, 9),
                                25_757_220_864L,
                                24_000_000_000L),
                        new GraphicsCard(
                                1,
                                "NVIDIA GeForce GTX 1080",
                                "GPU-10000000-aaaa",
                                new ComputeCapability(6, 1),
                                8_589_934_592L,
                                8_000_000_000L));
    }

    @Test
    void asking_again_and_again_works() throws Exception {
        NvmlProbe probe = probe(FakeNvml.compile(folder).toString(), Map.of());
        for (int i = 0; i < 50; i++) {
            assertThat(probe.look().cards()).hasSize(2);
        }
    }

    @Test
    void a_lost_card_is_named_and_the_other_stays() throws Exception {
        GraphicsCards seen = look("LOST=0");
        assertThat(seen.cards()).extracting(GraphicsCard::device).containsExactly("cuda:1");
        assertThat(seen.trouble()).contains("Graphics card 0 cannot be used").contains("lost");
    }

    @ParameterizedTest
    @CsvSource({"4, may not use it", "9, not loaded", "18, restart the computer", "999, 'Unknown Error, error 999'"})
    void a_driver_that_refuses_is_told_in_words(int code, String words) throws Exception {
        GraphicsCards seen = look("INIT=" + code);
        assertThat(seen.cards()).isEmpty();
        assertThat(seen.trouble())
                .startsWith("The NVIDIA driver does not answer")
                .contains(words);
    }

    @Test
    void a_driver_without_a_function_is_too_old() throws Exception {
        GraphicsCards seen = look("OLD");
        assertThat(seen.cards()).isEmpty();
        assertThat(seen.trouble()).contains("too old").contains("nvmlDeviceGetCudaComputeCapability");
    }

    @Test
    void a_driver_without_cards_says_so() throws Exception {
        assertThat(look("CARDS=0").trouble()).isEqualTo("The NVIDIA driver 570.86.15 finds no graphics card.");
    }

    @Test
    void a_name_without_an_end_is_cut_off() throws Exception {
        assertThat(look("ENDLESS").cards().getFirst().name()).isEqualTo("N".repeat(96));
    }

    @Test
    void no_library_means_no_driver() {
        GraphicsCards seen = probe("libno-such-library-anywhere.so.1", Map.of()).look();
        assertThat(seen.cards()).isEmpty();
        assertThat(seen.driver()).isEmpty();
        assertThat(seen.trouble()).containsAnyOf("There is no NVIDIA driver.", "An NVIDIA driver is loaded");
    }

    @Test
    void a_library_that_is_none_is_told_apart_from_none() throws Exception {
        Path broken = Files.writeString(folder.resolve("libbroken.so"), "no library");
        assertThat(probe(broken.toString(), Map.of()).look().trouble()).contains("cannot be opened");
    }

    @Test
    void the_next_library_is_tried_when_one_is_not_there() throws Exception {
        String real = FakeNvml.compile(folder).toString();
        assertThat(new NvmlProbe(List.of("/no/such/library.so", real), Map.of())
                        .look()
                        .cards())
                .hasSize(2);
    }

    @Test
    void hidden_cards_are_left_out() throws Exception {
        String library = FakeNvml.compile(folder).toString();
        assertThat(probe(library, Map.of("CUDA_VISIBLE_DEVICES", "1")).look().cards())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.device()).isEqualTo("cuda:0");
                    assertThat(card.name()).endsWith("GTX 1080");
                });
    }

    @Test
    void the_library_lies_where_each_system_has_it() {
        assertThat(NvmlProbe.libraries("Windows 11", Map.of("SystemRoot", "D:\\Windows")))
                .contains("D:\\Windows\\System32\\nvml.dll")
                .anyMatch(path -> path.endsWith("NVSMI\\nvml.dll"));
        assertThat(NvmlProbe.libraries("Linux", Map.of())).startsWith("libnvidia-ml.so.1");
        assertThat(NvmlProbe.libraries("Mac OS X", Map.of())).isEmpty();
    }
}
