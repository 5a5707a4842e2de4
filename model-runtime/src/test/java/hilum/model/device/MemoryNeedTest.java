package hilum.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.model.weights.Dtype;
import hilum.model.weights.Precision;
import hilum.model.weights.StoredTensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNeedTest {
    private static final MemoryNeed.Context SMALL = new MemoryNeed.Context(1000, 100, 50);

    private static StoredTensor tensor(String name, Dtype dtype, long... shape) {
        List<Long> sizes = java.util.Arrays.stream(shape).boxed().toList();
        long count = sizes.stream().reduce(1L, (a, b) -> a * b);
        return new StoredTensor(name, dtype, sizes, Path.of("none"), 0, count * dtype.bytes());
    }

    @Test
    void the_published_checkpoints_have_their_published_numbers_of_weights() throws Exception {
        assertThat(Published.weights(Published.small())).isEqualTo(3_140_746_752L);
        assertThat(Published.weights(Published.large())).isEqualTo(8_362_401_664L);
    }

    @ParameterizedTest
    @CsvSource({"FP32, 12.6, 33.5", "BF16, 6.3, 16.7", "FP16, 6.3, 16.7", "INT8, 3.3, 8.5"})
    void weights_on_a_card_take_what_their_number_format_takes(Precision precision, double small, double large)
            throws Exception {
        assertThat(MemoryNeed.onCard(Published.SMALL, Published.small(), precision)
                                .weightBytes()
                        / 1e9)
                .isCloseTo(small, within(0.06));
        assertThat(MemoryNeed.onCard(Published.LARGE, Published.large(), precision)
                                .weightBytes()
                        / 1e9)
                .isCloseTo(large, within(0.06));
    }

    @Test
    void matrices_narrow_vectors_stay_float32_and_int8_brings_a_scale_a_row() {
        List<StoredTensor> used = List.of(
                tensor("layer.weight", Dtype.BF16, 10, 20),
                tensor("layer.bias", Dtype.BF16, 10),
                tensor("embed_tokens.weight", Dtype.BF16, 50, 20),
                tensor("proj", Dtype.BF16, 20, 20),
                tensor("patch.weight", Dtype.BF16, 4, 3, 2, 2));
        long tables = 50 * 20 + 20 * 20 + 4 * 3 * 2 * 2;
        assertThat(MemoryNeed.onCard(SMALL, used, Precision.BF16).weightBytes()).isEqualTo(2 * (200 + tables) + 4 * 10);
        assertThat(MemoryNeed.onCard(SMALL, used, Precision.INT8).weightBytes())
                .isEqualTo(200 + 4 * 10 + 2 * tables + 4 * 10);
        assertThat(MemoryNeed.onCard(SMALL, used, Precision.FP32).weightBytes()).isEqualTo(4 * (200 + tables + 10));
    }

    @Test
    void on_the_processor_what_is_stored_as_wanted_stays_in_its_file() {
        List<StoredTensor> used = List.of(
                tensor("layer.weight", Dtype.BF16, 10, 20),
                tensor("layer.bias", Dtype.F32, 10),
                tensor("embed_tokens.weight", Dtype.BF16, 50, 20));
        MemoryNeed mapped = MemoryNeed.onProcessor(SMALL, used, Precision.BF16);
        assertThat(mapped.weightBytes()).isZero();
        assertThat(mapped.mappedBytes()).isEqualTo(2 * 200 + 4 * 10 + 2 * 1000);
        MemoryNeed copied = MemoryNeed.onProcessor(SMALL, used, Precision.FP32);
        assertThat(copied.weightBytes()).isEqualTo(4 * 200);
        assertThat(copied.mappedBytes()).isEqualTo(4 * 10 + 2 * 1000);
        MemoryNeed quantised = MemoryNeed.onProcessor(SMALL, used, Precision.INT8);
        assertThat(quantised.weightBytes()).isEqualTo(200 + 4 * 10);
        assertThat(quantised.totalBytes()).isEqualTo(quantised.privateBytes() + quantised.mappedBytes());
    }

    @Test
    void keys_and_values_count_for_a_whole_context_but_no_longer_than_4096() {
        assertThat(MemoryNeed.onCard(SMALL, List.of(), Precision.BF16).cacheBytes())
                .isEqualTo(100 * 1000 * 2);
        assertThat(MemoryNeed.onProcessor(SMALL, List.of(), Precision.INT8).cacheBytes())
                .isEqualTo(100 * 1000 * 4);
        MemoryNeed.Context endless = new MemoryNeed.Context(1000, 1 << 20, 50);
        assertThat(MemoryNeed.onCard(endless, List.of(), Precision.FP16).cacheBytes())
                .isEqualTo(4096 * 1000 * 2);
    }

    @Test
    void the_published_sizes_fit_the_cards_that_they_should() throws Exception {
        assertThat(gigabytes(Published.SMALL, Published.small(), Precision.BF16))
                .isBetween(8.0, 9.5);
        assertThat(gigabytes(Published.SMALL, Published.small(), Precision.INT8))
                .isLessThan(7.5);
        assertThat(gigabytes(Published.LARGE, Published.large(), Precision.BF16))
                .isBetween(17.5, 20.0);
        assertThat(gigabytes(Published.LARGE, Published.large(), Precision.INT8))
                .isBetween(9.0, 11.2);
    }

    private static double gigabytes(MemoryNeed.Context context, List<StoredTensor> used, Precision precision) {
        return MemoryNeed.onCard(context, used, precision).totalBytes() / 1e9;
    }

    @Test
    void bytes_are_told_in_powers_of_ten() {
        assertThat(MemoryNeed.words(812_400_000)).isEqualTo("812 MB");
        assertThat(MemoryNeed.words(6_310_000_000L)).isEqualTo("6.3 GB");
    }
}
