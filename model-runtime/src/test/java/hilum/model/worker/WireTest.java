package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.LoadPhase;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RunSettings;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModelContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireTest {
    private static final NamedPrompt PROMPT = NamedPrompt.of(new Prompt(
            List.of(VisionLanguageModelContract.picture(1), VisionLanguageModelContract.picture(2)),
            List.of(new Prompt.Turn("Is it normal?", "Ja, völlig. \uD83E\uDEC1")),
            "Where is the <|box|>?\n"));

    static Stream<Message> messages() {
        return Stream.of(
                new Message.Hello("1-abc", 4711),
                new Message.Load(new LoadOrder(
                        "A model", Path.of("a folder", "é"), new RunSettings("cuda:1", "int8", "erf", 900))),
                new Message.Progress(LoadPhase.DIGESTING, 0.37),
                new Message.Loaded(new ModelDescription(
                        "M",
                        "ab",
                        "CPU",
                        "fp32",
                        1L << 40,
                        true,
                        new ModelDescription.Abilities("CheXagent-8b", 1, false),
                        "für alle")),
                new Message.Ask(7, PROMPT, new Decoding(512, 5)),
                new Message.Rate(8, PROMPT, List.of("yes", "")),
                new Message.Wanted(8, List.of("ab12", "cd34")),
                new Message.Picture("ab12", VisionLanguageModelContract.picture(3)),
                new Message.Begun(8),
                new Message.Stage(8, new CallStage.InLine(2)),
                new Message.Stage(8, new CallStage.Loading()),
                new Message.Stage(8, new CallStage.Looking(0.25)),
                new Message.Stage(8, new CallStage.Reading(1)),
                new Message.Cancel(9),
                new Message.Piece(7, new TokenPiece(50296, "<|box|>", true)),
                new Message.Piece(7, new TokenPiece(3, "", false)),
                new Message.Answered(
                        7,
                        List.of(1, 2, 50295),
                        Completion.Finish.LENGTH,
                        new Completion.Timings(1, 2, 3, 4, 5, true),
                        "system [128 x <|imgpad|>]"),
                new Message.Rated(8, List.of(new OptionScore("yes", -1.5, -0.75))),
                new Message.Rejected(8, "an option is empty"),
                new Message.Beat(123_456_789_012L));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void every_message_arrives_as_it_was_sent(Message message) throws IOException {
        assertThat(reader(frame(message)).read()).isEqualTo(message);
    }

    static Stream<ModelFailure> failures() {
        return Stream.of(
                new ModelFailure.BadCheckpoint("a"),
                new ModelFailure.NativeLibraryMissing("b"),
                new ModelFailure.OutOfMemory("c"),
                new ModelFailure.ContextOverflow("d"),
                new ModelFailure.WorkerDied("e"),
                new ModelFailure.NotReady("f"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_keeps_its_kind_and_words(ModelFailure failure) throws IOException {
        Message.Refused refused =
                (Message.Refused) reader(frame(new Message.Refused(5, failure))).read();
        assertThat(refused.failure()).hasSameClassAs(failure).hasMessage(failure.getMessage());
        Message.LoadFailed failed = (Message.LoadFailed)
                reader(frame(new Message.LoadFailed(failure))).read();
        assertThat(failed.failure()).hasSameClassAs(failure).hasMessage(failure.getMessage());
    }

    @Test
    void the_end_of_the_stream_between_two_messages_is_no_error() throws IOException {
        assertThat(reader(new byte[0]).read()).isNull();
    }

    @Property(tries = 300)
    void a_changed_byte_is_always_noticed(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] frame = frame(new Message.Piece(7, new TokenPiece(12, " effusion", false)));
        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        assertThatThrownBy(() -> reader(frame).read()).isInstanceOf(IOException.class);
    }

    @Property(tries = 100)
    void a_cut_frame_is_an_error(@ForAll @IntRange(min = 1, max = 46) int kept) throws IOException {
        byte[] frame = frame(new Message.Piece(7, new TokenPiece(12, " opacity in the left base", false)));
        byte[] cut = java.util.Arrays.copyOf(frame, kept);
        assertThatThrownBy(() -> reader(cut).read()).isInstanceOf(IOException.class);
    }

    @Property(tries = 300)
    void noise_in_a_body_never_does_more_than_fail(@ForAll byte[] noise) {
        try {
            MessageCodec.decode(noise);
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static byte[] frame(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Wire(InputStream.nullInputStream(), bytes).write(message);
        return bytes.toByteArray();
    }

    private static Wire reader(byte[] bytes) {
        return new Wire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
    }
}
