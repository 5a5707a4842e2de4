package hilum.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameRangesTest {
    @Test
    void neighbouring_layers_are_joined() {
        List<String> names = new ArrayList<>();
        IntStream.of(3, 4, 5, 9, 11, 12).forEach(l -> names.add("model.layers." + l + ".mlp.fc1.bias"));
        names.add("lm_head.bias");
        assertThat(NameRanges.of(names)).isEqualTo("model.layers.3-5+9+11-12.mlp.fc1.bias, lm_head.bias");
    }

    @Test
    void twenty_groups_are_named_and_the_others_counted_tensor_by_tensor() {
        List<String> names = new ArrayList<>();
        for (int kind = 0; kind < 22; kind++) {
            for (int layer = 0; layer < 3; layer++) {
                names.add("layers." + layer + ".kind" + (char) ('a' + kind));
            }
        }
        assertThat(NameRanges.of(names))
                .startsWith("layers.0-2.kinda, ")
                .contains("layers.0-2.kindt")
                .endsWith(" and 6 more");
    }

    @Test
    void names_of_damaged_files_are_short_and_printable() {
        assertThat(PlainLine.of("a\nb\u001b[31m")).isEqualTo("a?b?[31m");
        assertThat(PlainLine.of("x".repeat(100_000))).hasSize(201).endsWith("…");
    }

    @Test
    void sizes_are_said_as_people_say_them() {
        assertThat(List.of(1L, 820L, 1_000L, 999_949L, 999_960L, 6_281_493_504L, Long.MAX_VALUE))
                .map(bytes -> new ByteSize(bytes).toString())
                .containsExactly("1 byte", "820 bytes", "1.0 kB", "999.9 kB", "1.0 MB", "6.3 GB", "9.2 EB");
    }
}
