package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.device.Cards;
import hilum.model.device.GraphicsCard;
import hilum.model.device.GraphicsCards;
import hilum.model.device.LibtorchBuild;
import hilum.model.device.MainMemory;
import hilum.model.device.MemoryNeed;
import hilum.model.device.Published;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import hilum.model.weights.StoredTensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of decisions, with cards and memory that are made up. */
class RunPlanTest {
    private static final Machine.Probe NO_UNITS = () -> 0.2;
    private static final String FORMAT = " In fp32, since it fits and this processor is fastest in it.";

    private static final LibtorchBuild CPU = new LibtorchBuild("2.7.1", "cpu");
    private static final LibtorchBuild CU128 = new LibtorchBuild("2.7.1", "cu128");
    private static final LibtorchBuild CU124 = new LibtorchBuild("2.5.1", "cu124");
    private static final MainMemory ROOMY = new MainMemory(64_000_000_000L, 60_000_000_000L);
    private static final GraphicsCards NONE = GraphicsCards.none("There is no NVIDIA driver.");

    private static Needs small() throws Exception {
        return new Needs("CheXagent-2-3b", Published.SMALL, Published.small());
    }

    private static Needs large() throws Exception {
        return new Needs("CheXagent-8b", Published.LARGE, Published.large());
    }

    private static RunSettings wish(String device, String precision) {
        return RunSettings.AUTO.withDevice(device).withPrecision(precision);
    }

    private static Machine with(LibtorchBuild build, GraphicsCard... cards) {
        return new Machine(Cards.under("570.86", cards), ROOMY, build, NO_UNITS);
    }

    private static RunPlan auto(Needs needs, Machine machine) throws Exception {
        return RunPlan.choose(needs, RunSettings.AUTO, machine);
    }

    @Test
    void a_card_that_suits_is_taken_in_bfloat16_with_fused_matrices_and_nothing_widened() throws Exception {
        RunPlan plan = auto(small(), with(CU128, Cards.rtx4090(0)));
        assertThat(plan.device()).isEqualTo("cuda:0");
        assertThat(plan.place().name()).isEqualTo("cuda:0 NVIDIA GeForce RTX 4090");
        assertThat(plan.precision()).isEqualTo(Precision.BF16);
        assertThat(plan.fuse()).isTrue();
        assertThat(plan.widenFromRows()).isZero();
        assertThat(plan.onProcessor()).isFalse();
        assertThat(plan.reason()).isEqualTo("On this card because it is there and suits.");
    }

    @Test
    void of_several_cards_the_one_with_most_free_memory_is_taken() throws Exception {
        RunPlan plan = auto(small(), with(CU128, Cards.rtx3060(0), Cards.rtx4090(1), Cards.turing(2)));
        assertThat(plan.device()).isEqualTo("cuda:1");
        assertThat(plan.reason()).contains("of 3 cards").contains("24.8 GB");
        GraphicsCard busy = Cards.card(1, "NVIDIA GeForce RTX 4090", 8, 9, 25.3, 3.0);
        assertThat(auto(small(), with(CU128, Cards.rtx3060(0), busy)).device()).isEqualTo("cuda:0");
    }

    @Test
    void older_cards_compute_in_float16() throws Exception {
        RunPlan plan = auto(small(), with(CU128, Cards.turing(0)));
        assertThat(plan.precision()).isEqualTo(Precision.FP16);
        assertThat(plan.place().half()).isEqualTo(Precision.FP16);
    }

    @Test
    void int8_is_taken_when_sixteen_bits_do_not_fit_and_said() throws Exception {
        RunPlan plan = auto(large(), with(CU128, Cards.rtx3060(0)));
        assertThat(plan.precision()).isEqualTo(Precision.INT8);
        assertThat(plan.place().half()).isEqualTo(Precision.BF16);
        assertThat(plan.reason()).contains("bf16 would not fit");
    }

    @ParameterizedTest
    @CsvSource({
        "cu128, 12, 0, cuda:0",
        "cu124, 12, 0, cpu",
        "cu124, 9, 0, cuda:0",
        "cu124, 6, 1, cuda:0",
        "cu128, 6, 1, cpu",
        "cu128, 7, 5, cuda:0",
        "cpu, 8, 9, cpu"
    })
    void a_card_is_left_alone_when_the_build_has_no_code_for_it(String flavor, int major, int minor, String device)
            throws Exception {
        LibtorchBuild build = flavor.equals("cu124") ? CU124 : new LibtorchBuild("2.7.1", flavor);
        RunPlan plan = auto(small(), with(build, Cards.card(0, "A card", major, minor, 24, 24)));
        assertThat(plan.device()).isEqualTo(device);
    }

    @Test
    void without_a_driver_the_processor_computes_and_says_why() throws Exception {
        RunPlan plan = auto(small(), new Machine(NONE, ROOMY, CU128, NO_UNITS));
        assertThat(plan.device()).isEqualTo("cpu");
        assertThat(plan.place().name()).isEqualTo("CPU");
        assertThat(plan.reason()).isEqualTo("On the processor: there is no NVIDIA driver." + FORMAT);
    }

    @Test
    void with_the_processors_build_of_libtorch_the_card_that_was_found_is_named() throws Exception {
        assertThat(auto(small(), with(CPU, Cards.rtx4090(0))).reason())
                .isEqualTo("On the processor: cuda:0 NVIDIA GeForce RTX 4090 was found, but the program runs with the"
                        + " processor build of libtorch (see docs/gpu.md)." + FORMAT);
    }

    @Test
    void a_driver_that_is_too_old_is_named() throws Exception {
        Machine old = new Machine(Cards.under("470.10", Cards.rtx3060(0)), ROOMY, CU128, NO_UNITS);
        assertThat(auto(small(), old).reason()).contains("driver is too old").contains("525");
    }

    @Test
    void cards_that_are_too_small_are_each_named_with_what_they_have_and_what_is_needed() throws Exception {
        GraphicsCard tiny = Cards.card(0, "NVIDIA T400", 7, 5, 4, 3.9);
        RunPlan plan = auto(large(), with(CU128, tiny));
        assertThat(plan.device()).isEqualTo("cpu");
        assertThat(plan.reason())
                .matches(".*CheXagent-8b in int8 needs \\d+\\.\\d GB on the card, NVIDIA T400 has 3.9 GB free"
                        + " of 4.0 GB\\..*");
    }

    @Test
    void the_processor_can_be_chosen_beside_a_card() throws Exception {
        RunPlan plan = RunPlan.choose(small(), wish("cpu", "auto"), with(CU128, Cards.rtx4090(0)));
        assertThat(plan.device()).isEqualTo("cpu");
        assertThat(plan.reason()).isEqualTo("On the processor because it was chosen." + FORMAT);
        assertThat(plan.fuse()).isFalse();
        assertThat(plan.widenFromRows()).isPositive();
    }

    @Test
    void a_card_that_was_chosen_and_is_not_there_is_a_failure_and_never_the_processor() throws Exception {
        Needs needs = small();
        assertThatThrownBy(() -> RunPlan.choose(needs, wish("cuda:1", "auto"), with(CU128, Cards.rtx4090(0))))
                .isInstanceOf(ModelFailure.NativeLibraryMissing.class)
                .hasMessageContaining("no graphics card cuda:1")
                .hasMessageContaining("Found: cuda:0 NVIDIA GeForce RTX 4090.");
        assertThatThrownBy(
                        () -> RunPlan.choose(needs, wish("cuda:0", "auto"), new Machine(NONE, ROOMY, CU128, NO_UNITS)))
                .isInstanceOf(ModelFailure.NativeLibraryMissing.class)
                .hasMessageContaining("There is no NVIDIA driver.");
    }

    @Test
    void a_card_that_was_chosen_and_does_not_suit_is_a_failure_with_the_reason() throws Exception {
        Needs needs = small();
        assertThatThrownBy(() -> RunPlan.choose(needs, wish("cuda:0", "auto"), with(CPU, Cards.rtx4090(0))))
                .isInstanceOf(ModelFailure.NativeLibraryMissing.class)
                .hasMessageContaining("docs/gpu.md");
        assertThatThrownBy(() -> RunPlan.choose(needs, wish("cuda:0", "auto"), with(CU124, Cards.blackwell(0))))
                .hasMessageContaining("compute capability 12.0");
        assertThatThrownBy(() -> RunPlan.choose(needs, wish("cuda:0", "bf16"), with(CU128, Cards.turing(0))))
                .hasMessageContaining("no bf16 units")
                .hasMessageContaining("fp16");
    }

    @Test
    void a_card_that_was_chosen_and_is_too_small_is_refused_with_what_would_do() throws Exception {
        Needs needs = large();
        assertThatThrownBy(() -> RunPlan.choose(
                        needs, wish("cuda:0", "bf16"), with(CU128, Cards.rtx3060(0), Cards.blackwell(1))))
                .isInstanceOf(ModelFailure.OutOfMemory.class)
                .hasMessageMatching("CheXagent-8b in bf16 needs 1[89]\\.\\d GB on the card, NVIDIA RTX 3060 has 11.2 GB"
                        + " free of 12.0 GB\\. Choose int8 \\(\\d+\\.\\d GB\\), cuda:1 NVIDIA GeForce RTX 5090,"
                        + " the processor, or close other programs that use the card\\.");
        assertThatThrownBy(() -> RunPlan.choose(
                        needs, wish("cuda:0", "auto"), with(CU128, Cards.card(0, "NVIDIA T400", 7, 5, 4, 3.9))))
                .isInstanceOf(ModelFailure.OutOfMemory.class)
                .hasMessageContaining("in int8 needs")
                .hasMessageContaining("Choose the processor, or close");
    }

    @ParameterizedTest
    @CsvSource({"fp32", "bf16", "fp16", "int8"})
    void a_precision_that_was_chosen_holds_on_every_device(String precision) throws Exception {
        GraphicsCard huge = Cards.card(0, "NVIDIA H200", 9, 0, 150, 149);
        for (String device : List.of("auto", "cpu", "cuda:0")) {
            assertThat(RunPlan.choose(large(), wish(device, precision), with(CU128, huge))
                            .precision()
                            .setting())
                    .isEqualTo(precision);
        }
    }

    @Test
    void pictures_that_were_read_take_half_of_what_is_left_on_the_card_or_what_was_chosen() throws Exception {
        RunPlan plan = auto(small(), with(CU128, Cards.rtx4090(0)));
        long left = 24_800_000_000L - small().onCard(Precision.BF16).totalBytes();
        assertThat(plan.cacheBytes()).isEqualTo(left / 2);
        RunSettings chosen = new RunSettings("auto", "auto", "auto", 500);
        assertThat(RunPlan.choose(small(), chosen, with(CU128, Cards.rtx4090(0)))
                        .cacheBytes())
                .isEqualTo(500_000_000L);
    }

    @Test
    void on_the_processor_pictures_take_an_eighth_of_the_memory_but_of_a_small_model_four_contexts() throws Exception {
        Machine machine = new Machine(NONE, new MainMemory(64L << 30, 60L << 30), CPU, NO_UNITS);
        long context = small().onProcessor(Precision.FP32).cacheBytes();
        assertThat(auto(small(), machine).cacheBytes()).isEqualTo(Math.min(8L << 30, 4 * context));
        Machine tight = new Machine(NONE, new MainMemory(16L << 30, 15L << 30), CPU, NO_UNITS);
        assertThat(auto(small(), tight).cacheBytes()).isEqualTo(2L << 30);
    }

    @ParameterizedTest
    @CsvSource({"64, 60, FP32", "64, 8, BF16", "32, 30, BF16", "24, 20, BF16"})
    void on_the_processor_float32_is_taken_where_there_is_plenty_of_memory(
            long totalGb, long freeGb, Precision expected) throws Exception {
        Machine machine = new Machine(NONE, new MainMemory(totalGb << 30, freeGb << 30), CPU, NO_UNITS);
        assertThat(auto(small(), machine).precision()).isEqualTo(expected);
    }

    @Test
    void a_processor_with_units_for_bfloat16_is_used_in_it_and_needs_no_widening() throws Exception {
        MainMemory plenty = new MainMemory(64L << 30, 60L << 30);
        RunPlan with = auto(small(), new Machine(NONE, plenty, CPU, () -> 2.5));
        assertThat(with.precision()).isEqualTo(Precision.BF16);
        assertThat(with.widenFromRows()).isZero();
        assertThat(with.reason()).contains("In bf16, since this processor has units for it.");
        RunPlan without = auto(small(), new Machine(NONE, plenty, CPU, NO_UNITS));
        assertThat(without.precision()).isEqualTo(Precision.FP32);
        assertThat(without.widenFromRows()).isPositive();
        assertThat(without.reason()).contains("In fp32, since it fits");
    }

    @Test
    void main_memory_that_does_not_suffice_is_refused_in_words() throws Exception {
        Needs needs = large();
        Machine machine = new Machine(NONE, new MainMemory(16_000_000_000L, 12_000_000_000L), CPU, NO_UNITS);
        assertThatThrownBy(() -> RunPlan.choose(needs, wish("cpu", "bf16"), machine))
                .isInstanceOf(ModelFailure.OutOfMemory.class)
                .hasMessageMatching(
                        "CheXagent-8b in bf16 needs 1\\d\\.\\d GB of main memory, and 12.0 GB of 16.0 GB are"
                                + " free\\. Choose int8 \\(1\\d\\.\\d GB\\), or close other programs\\.");
    }

    @Test
    void weights_that_stay_in_their_files_may_be_larger_than_the_free_memory_but_it_is_said() throws Exception {
        Needs needs = large();
        Machine machine = new Machine(NONE, new MainMemory(24_000_000_000L, 20_000_000_000L), CPU, NO_UNITS);
        RunPlan plan = RunPlan.choose(needs, wish("cpu", "fp32"), machine);
        assertThat(plan.reason())
                .contains("larger than the free memory (20.0 GB)")
                .contains("slow");
    }

    @Test
    void what_counts_as_a_matrix_is_what_the_program_takes_as_one() throws Exception {
        Checkpoint checkpoint = Checkpoint.open(Golden.path("chexagent2-tiny"));
        RunPlan plan = new RunPlan("cpu", Precision.INT8, false, 0, 0, "a test");
        Family family = Family.of(checkpoint, plan, RunSettings.AUTO);
        List<StoredTensor> matrices = java.util.stream.Stream.of(family.vision(), family.decoder())
                .flatMap(program -> program.order().entries().stream())
                .filter(entry -> entry.use() == WeightOrder.Use.MATRIX)
                .flatMap(entry -> entry.names().stream())
                .map(checkpoint.tensors()::get)
                .toList();
        long int8 = matrices.stream()
                .mapToLong(
                        t -> t.shape().get(0) * t.shape().get(1) + 4 * t.shape().get(0))
                .sum();
        MemoryNeed need = Needs.of(checkpoint).onProcessor(Precision.INT8);
        assertThat(need.weightBytes() + need.mappedBytes())
                .isEqualTo(int8 + others(Needs.of(checkpoint).used(), matrices));
    }

    private static long others(List<StoredTensor> used, List<StoredTensor> matrices) {
        return used.stream()
                .filter(tensor -> !matrices.contains(tensor))
                .mapToLong(tensor -> tensor.shape().size() < 2
                        ? 4 * tensor.bytes() / tensor.dtype().bytes()
                        : tensor.bytes())
                .sum();
    }
}
