package hilum.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import hilum.model.text.ByteLevelTokenizer;
import hilum.model.text.ChatFrame;
import hilum.model.text.TokenizerFiles;
import hilum.model.vision.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final int END = 480;
    private static final RgbImage ONE = new RgbImage(2, 2, new byte[12]);
    private static final RgbImage OTHER = new RgbImage(1, 1, new byte[] {1, 2, 3});

    private final FlagStop stop = new FlagStop();
    private final ByteLevelTokenizer tokenizer;

    GeneratorTest() throws Exception {
        tokenizer = TokenizerFiles.read(Golden.path(Golden.BF16), END);
    }

    @Test
    void an_answer_ends_with_the_end_id_which_is_no_piece() throws Exception {
        Completion completion = generator(new ScriptedProgram(stop, 37, 477, END), 2048)
                .generate(Prompt.of(List.of(), "q"), Decoding.greedy(10), piece -> {});
        assertThat(completion.ids()).containsExactly(37, 477, END);
        assertThat(completion.pieces()).extracting(TokenPiece::id).containsExactly(37, 477);
        assertThat(completion.text()).isEqualTo("Findings");
        assertThat(completion.finish()).isEqualTo(Completion.Finish.STOP);
    }

    @Test
    void the_last_token_of_an_answer_cut_off_is_kept() throws Exception {
        List<TokenPiece> heard = new ArrayList<>();
        ScriptedProgram program = new ScriptedProgram(stop, 37, 477, 37);
        Completion completion =
                generator(program, 2048).generate(Prompt.of(List.of(), "q"), Decoding.greedy(2), heard::add);
        assertThat(completion.ids()).containsExactly(37, 477);
        assertThat(completion.text()).isEqualTo("Findings");
        assertThat(completion.finish()).isEqualTo(Completion.Finish.LENGTH);
        assertThat(heard).isEqualTo(completion.pieces());
        assertThat(program.diary).filteredOn(e -> e.startsWith("step")).hasSize(1);
    }

    @Test
    void tokens_take_consecutive_positions() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, 37, 477, 37, END);
        Completion completion =
                generator(program, 2048).generate(Prompt.of(List.of(), "q"), Decoding.greedy(10), piece -> {});
        int length = completion.timings().promptTokens();
        assertThat(program.diary)
                .filteredOn(e -> e.startsWith("step"))
                .containsExactly("step at " + length, "step at " + (length + 1), "step at " + (length + 2));
    }

    @Test
    void an_answer_that_might_not_fit_is_refused_before_any_work() {
        ScriptedProgram program = new ScriptedProgram(stop, END);
        assertThatThrownBy(() ->
                        generator(program, 60).generate(Prompt.of(List.of(), "q"), Decoding.greedy(30), piece -> {}))
                .isInstanceOf(ModelFailure.ContextOverflow.class)
                .hasMessageMatching("(?s).*takes \\d+ tokens.*30.*room for 60.*");
        assertThat(program.diary).isEmpty();
    }

    @Test
    void the_same_pictures_are_read_once() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, END);
        Generator generator = generator(program, 2048);
        Completion first = generator.generate(Prompt.of(List.of(ONE, OTHER), "q"), Decoding.greedy(5), piece -> {});
        assertThat(first.timings().imageReused()).isFalse();
        assertThat(program.diary).contains("look at 2");
        program.diary.clear();
        Completion second =
                generator.generate(Prompt.of(List.of(ONE, OTHER), "another q"), Decoding.greedy(5), piece -> {});
        assertThat(second.timings().imageReused()).isTrue();
        assertThat(program.diary).hasSize(2).noneMatch(e -> e.startsWith("look"));
        assertThat(program.diary.getFirst()).doesNotEndWith("keeping 0");
        program.diary.clear();
        generator.score(Prompt.of(List.of(ONE, OTHER), "q"), List.of("a", "b"));
        assertThat(program.diary).hasSize(5).noneMatch(e -> e.startsWith("look"));
    }

    @Test
    void several_picture_sets_are_remembered_until_the_budget_is_passed() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, END);
        Generator generator = generator(program, 2048);
        List<List<RgbImage>> sets = List.of(List.of(ONE), List.of(OTHER), List.of(ONE, OTHER), List.of());
        for (List<RgbImage> images : sets) {
            assertThat(reused(generator, images)).isFalse();
        }
        assertThat(generator.remembered()).isEqualTo(3);
        assertThat(reused(generator, List.of(ONE))).isTrue();
        assertThat(reused(generator, List.of())).as("text alone").isFalse();
        assertThat(program.diary).contains("trim to 61");
        assertThat(reused(generator, List.of(OTHER, ONE))).as("another order").isFalse();
        assertThat(generator.remembered()).isEqualTo(3);
        assertThat(reused(generator, List.of(ONE))).isTrue();
        assertThat(reused(generator, List.of(OTHER))).as("not used for longest").isFalse();
        generator.close();
        assertThat(generator.remembered()).isZero();
    }

    @Test
    void when_memory_runs_out_within_an_answer_no_piece_is_shown_twice() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, 37, 477, 38, END);
        program.failingStep = 2;
        List<Integer> shown = new ArrayList<>();
        Completion completion = generator(program, 2048)
                .generate(Prompt.of(List.of(), "q"), Decoding.greedy(10), piece -> shown.add(piece.id()));
        assertThat(program.diary).contains("release");
        assertThat(shown).containsExactly(37, 477, 38);
        assertThat(completion.ids()).containsExactly(37, 477, 38, END);
    }

    @Test
    void when_memory_runs_out_other_pictures_are_forgotten_and_the_work_begins_anew_once() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, END);
        Generator generator = generator(program, 2048);
        reused(generator, List.of(ONE));
        program.failures = 1;
        assertThat(reused(generator, List.of(OTHER))).isFalse();
        assertThat(program.diary).contains("release");
        assertThat(generator.remembered()).isEqualTo(1);
        program.failures = 2;
        assertThatThrownBy(() -> reused(generator, List.of(ONE))).isInstanceOf(ModelFailure.OutOfMemory.class);
        assertThat(reused(generator, List.of(ONE))).isFalse();
    }

    private static boolean reused(Generator generator, List<RgbImage> images) throws Exception {
        return generator
                .generate(Prompt.of(images, "q"), Decoding.greedy(5), piece -> {})
                .timings()
                .imageReused();
    }

    @Test
    void a_stop_within_the_pictures_is_cancelled_and_not_reused() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, 37, END);
        Generator generator = generator(program, 2048);
        stop.raise();
        Completion completion = generator.generate(Prompt.of(List.of(ONE), "q"), Decoding.greedy(5), piece -> {});
        assertThat(completion.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(completion.ids()).isEmpty();
        stop.lower();
        assertThat(generator
                        .generate(Prompt.of(List.of(ONE), "q"), Decoding.greedy(5), piece -> {})
                        .timings()
                        .imageReused())
                .isFalse();
    }

    @Test
    void a_stop_while_answering_keeps_what_was_said() throws Exception {
        Completion completion = generator(new ScriptedProgram(stop, 37, 477), 2048)
                .generate(Prompt.of(List.of(), "q"), Decoding.greedy(50), piece -> stop.raise());
        assertThat(completion.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(completion.ids()).containsExactly(37);
    }

    @Test
    void options_share_one_reading_of_the_prompt() throws Exception {
        ScriptedProgram program = new ScriptedProgram(stop, END);
        List<OptionScore> scores =
                generator(program, 2048).score(Prompt.of(List.of(), "q"), List.of("yes", "The trachea is midline."));
        assertThat(scores)
                .containsExactly(
                        new OptionScore("yes", -1, -0.5), new OptionScore("The trachea is midline.", -5, -0.5));
        assertThat(program.diary).filteredOn(e -> e.startsWith("read")).hasSize(1);
    }

    @Test
    void an_empty_option_and_a_stopped_scoring_are_no_scores() {
        Generator generator = generator(new ScriptedProgram(stop, END), 2048);
        assertThatThrownBy(() -> generator.score(Prompt.of(List.of(), "q"), List.of("a", "")))
                .isInstanceOf(IllegalArgumentException.class);
        stop.raise();
        assertThatThrownBy(() -> generator.score(Prompt.of(List.of(), "q"), List.of("a")))
                .isInstanceOf(CancellationException.class);
    }

    private Generator generator(CausalProgram program, int context) {
        List<Float> half = List.of(0.5f, 0.5f, 0.5f);
        return new Generator(
                new Generator.Words(tokenizer, new ChatFrame(tokenizer, 16, END), new Preprocessing(8, half, half)),
                program,
                stop,
                new Generator.Limits(Set.of(END), pictures -> context, 1, 1, 0, 300));
    }
}
