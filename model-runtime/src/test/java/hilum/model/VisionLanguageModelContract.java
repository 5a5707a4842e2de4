package hilum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What every {@link VisionLanguageModel} keeps, the fakes included. */
public interface VisionLanguageModelContract {
    /** A loaded model; the implementing test closes it. */
    VisionLanguageModel model() throws Exception;

    /** An instruction at which the model goes on for hundreds of tokens. */
    default String endlessInstruction() {
        return "Describe the picture in all detail.";
    }

    /** A picture of noise, always the same for one seed. */
    static RgbImage picture(long seed) {
        byte[] rgb = new byte[3 * 80 * 96];
        new Random(seed).nextBytes(rgb);
        return new RgbImage(80, 96, rgb);
    }

    private Prompt endless() {
        return Prompt.of(List.of(picture(1)), endlessInstruction());
    }

    @Test
    default void the_model_says_what_it_is() throws Exception {
        ModelDescription description = model().description();
        assertThat(description.name()).isNotBlank();
        assertThat(description.sha256()).matches("[0-9a-f]{64}");
        assertThat(description.device()).isNotBlank();
        assertThat(description.precision()).isNotBlank();
        assertThat(description.residentBytes()).isPositive();
    }

    @Test
    default void the_streamed_pieces_are_the_pieces_of_the_completion() throws Exception {
        List<TokenPiece> streamed = new ArrayList<>();
        Completion completion = model().generate(endless(), 12, streamed::add);
        assertThat(streamed).isNotEmpty().isEqualTo(completion.pieces());
        assertThat(completion.ids().subList(0, streamed.size()))
                .isEqualTo(streamed.stream().map(TokenPiece::id).toList());
    }

    @Test
    default void the_same_prompt_gets_the_same_answer_again() throws Exception {
        Completion once = model().generate(endless(), 12, piece -> {});
        Completion again = model().generate(endless(), 12, piece -> {});
        assertThat(again.ids()).isEqualTo(once.ids());
        assertThat(again.text()).isEqualTo(once.text());
    }

    @Test
    default void the_limit_of_tokens_ends_an_answer_with_length() throws Exception {
        Completion completion = model().generate(endless(), 5, piece -> {});
        assertThat(completion.finish()).isEqualTo(Completion.Finish.LENGTH);
        assertThat(completion.ids()).hasSize(5);
    }

    @Test
    default void an_interrupt_cancels_clears_itself_and_the_next_call_works() throws Exception {
        Thread asking = Thread.currentThread();
        List<TokenPiece> streamed = new ArrayList<>();
        Completion stopped = model().generate(endless(), 1000, piece -> {
            streamed.add(piece);
            if (streamed.size() == 3) {
                asking.interrupt();
            }
        });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stopped.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(stopped.pieces()).isEqualTo(streamed).hasSizeBetween(3, 999);

        Completion next = model().generate(endless(), 5, piece -> {});
        assertThat(next.finish()).isEqualTo(Completion.Finish.LENGTH);
    }

    @Test
    default void scores_come_in_the_order_of_the_options_with_sum_and_mean_agreeing() throws Exception {
        Prompt prompt = Prompt.of(List.of(picture(1)), "Is there an effusion?");
        List<OptionScore> forward = model().score(prompt, List.of("yes", "no, there is none"));
        List<OptionScore> backward = model().score(prompt, List.of("no, there is none", "yes"));

        assertThat(forward).extracting(OptionScore::text).containsExactly("yes", "no, there is none");
        assertThat(backward).extracting(OptionScore::text).containsExactly("no, there is none", "yes");
        assertThat(forward.get(0).sum()).isCloseTo(backward.get(1).sum(), within(1e-3));
        for (OptionScore score : forward) {
            assertThat(score.mean()).isNegative();
            double tokens = score.sum() / score.mean();
            assertThat(tokens).isCloseTo(Math.rint(tokens), within(1e-3)).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    default void a_thread_already_interrupted_gets_no_answer_and_the_next_call_works() throws Exception {
        Thread.currentThread().interrupt();
        Completion stopped = model().generate(endless(), 1000, piece -> {});
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stopped.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(stopped.pieces()).hasSizeLessThan(999);
        assertThat(model().generate(endless(), 5, piece -> {}).pieces()).isNotEmpty();
    }

    @Test
    default void an_interrupt_stops_scoring_clears_itself_and_the_next_call_works() throws Exception {
        Prompt prompt = Prompt.of(List.of(picture(1)), "Is there an effusion?");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model().score(prompt, List.of("yes", "no"))).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(model().score(prompt, List.of("yes", "no"))).hasSize(2);
    }

    @Test
    default void an_empty_option_is_the_callers_bug_and_the_next_call_works() throws Exception {
        Prompt prompt = Prompt.of(List.of(), "Is there an effusion?");
        assertThatThrownBy(() -> model().score(prompt, List.of("yes", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(model().score(prompt, List.of("yes"))).hasSize(1);
    }

    @Test
    default void a_prompt_beyond_the_context_is_refused_and_the_next_call_works() throws Exception {
        Prompt tooLong = Prompt.of(List.of(), "word ".repeat(20_000));
        List<TokenPiece> streamed = new ArrayList<>();
        assertThatThrownBy(() -> model().generate(tooLong, 5, streamed::add))
                .isInstanceOf(ModelFailure.ContextOverflow.class);
        assertThat(streamed).isEmpty();
        assertThat(model().generate(endless(), 5, piece -> {}).pieces()).isNotEmpty();
    }

    @Test
    default void earlier_turns_are_taken_or_refused_in_words() throws Exception {
        Prompt followUp =
                new Prompt(List.of(picture(1)), List.of(new Prompt.Turn("Is it normal?", "No.")), endlessInstruction());
        List<TokenPiece> streamed = new ArrayList<>();
        try {
            assertThat(model().generate(followUp, 5, streamed::add).pieces()).isNotEmpty();
        } catch (ModelFailure.Unsupported refusal) {
            assertThat(refusal).hasMessageContaining("each question on its own");
            assertThat(streamed).isEmpty();
        }
    }

    @Test
    default void none_one_or_two_pictures_are_taken() throws Exception {
        for (List<RgbImage> pictures :
                List.of(List.<RgbImage>of(), List.of(picture(1)), List.of(picture(1), picture(2)))) {
            Completion completion = model().generate(Prompt.of(pictures, endlessInstruction()), 5, piece -> {});
            assertThat(completion.pieces()).as("%d pictures", pictures.size()).isNotEmpty();
        }
    }
}
