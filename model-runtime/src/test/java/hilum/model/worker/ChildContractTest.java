package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import hilum.model.Completion;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.Prompt;
import hilum.model.RunSettings;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import hilum.model.VisionLanguageModelContract;
import hilum.model.torch.TorchModel;
import hilum.model.weights.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain: the real child JVM with libtorch and tiny random weights keeps the contract, and keeps to itself. */
final class ChildContractTest implements VisionLanguageModelContract {
    private static final StateLog STATES = new StateLog();

    /** Loaded as soon as anybody resolves a name, opens a connection, or makes a socket or a channel for one. */
    private static final Set<String> NETWORK = Set.of(
            "java.net.Inet4Address",
            "java.net.Socket",
            "java.net.SocketImpl",
            "java.net.DatagramSocket",
            "java.net.HttpURLConnection",
            "jdk.internal.net.http.HttpClientImpl",
            "sun.nio.ch.Net",
            "sun.nio.ch.NioSocketImpl");

    @TempDir
    private static Path folder;

    private static Path snapshot;
    private static ModelWorker worker;

    @BeforeAll
    static void start() throws Exception {
        snapshot = Golden.path(Golden.BF16);
        WorkerLaunch launch = WorkerLaunch.of("Tiny model", snapshot, RunSettings.AUTO)
                .withOptions(
                        List.of("-Dhilum.torch.threads=1", "-Xlog:class+load:file=" + folder.resolve("classes.txt")));
        worker = new ModelWorker(launch, STATES);
        worker.start();
        STATES.await(ModelState.Ready.class);
    }

    @AfterAll
    static void close() {
        worker.close();
    }

    @Override
    public VisionLanguageModel model() {
        return worker;
    }

    @Test
    void the_description_has_the_name_that_the_child_was_started_with() {
        assertThat(worker.description().name()).isEqualTo("Tiny model");
        assertThat(worker.description().wiringOnly()).isFalse();
    }

    @Test
    void the_child_answers_as_the_engine_does_in_this_process() throws Exception {
        Prompt prompt = Prompt.of(List.of(VisionLanguageModelContract.picture(5)), "Is there a nodule?");
        try (VisionLanguageModel here = TorchModel.load(Checkpoint.open(snapshot), RunSettings.AUTO, fraction -> {})) {
            Completion expected = here.generate(prompt, 20, piece -> {});
            Completion answered = worker.generate(prompt, 20, piece -> {});
            assertThat(answered.pieces()).isEqualTo(expected.pieces());
            assertThat(answered.ids()).isEqualTo(expected.ids());
            assertThat(answered.renderedPrompt()).isEqualTo(expected.renderedPrompt());
            double mean = here.score(prompt, List.of("yes")).getFirst().mean();
            assertThat(worker.score(prompt, List.of("yes")).getFirst().mean()).isCloseTo(mean, within(1e-4));
        }
    }

    @Test
    void killed_in_mid_answer_the_partial_text_stays_and_the_next_answer_is_the_same_as_before() throws Exception {
        Prompt prompt = Prompt.of(List.of(VisionLanguageModelContract.picture(6)), "Describe the heart.");
        Completion before = worker.generate(prompt, 8, piece -> {});
        List<TokenPiece> streamed = new ArrayList<>();
        ModelFailure failure = catchThrowableOfType(
                ModelFailure.class,
                () -> worker.generate(prompt, 1500, piece -> {
                    streamed.add(piece);
                    if (streamed.size() == 4) {
                        ProcessHandle.of(worker.pid().orElseThrow()).ifPresent(ProcessHandle::destroyForcibly);
                    }
                }));
        assertThat(failure).isInstanceOf(ModelFailure.WorkerDied.class);
        assertThat(streamed.subList(0, 4)).isEqualTo(before.pieces().subList(0, 4));
        assertThat(worker.generate(prompt, 8, piece -> {}).pieces()).isEqualTo(before.pieces());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_child_holds_no_socket_and_has_not_even_loaded_the_code_for_one() throws Exception {
        worker.generate(Prompt.of(List.of(VisionLanguageModelContract.picture(7)), "Any device?"), 10, piece -> {});
        try (Stream<Path> descriptors =
                Files.list(Path.of("/proc", Long.toString(worker.pid().orElseThrow()), "fd"))) {
            assertThat(descriptors.map(ChildContractTest::target)).noneMatch(target -> target.startsWith("socket:"));
        }
        try (Stream<String> loaded = Files.lines(folder.resolve("classes.txt"))) {
            List<String> classes = loaded.map(
                            line -> line.replaceFirst("^\\[.*\\] ", "").split(" ", 2)[0])
                    .toList();
            assertThat(classes).contains("ai.djl.engine.Engine");
            assertThat(classes.stream().filter(NETWORK::contains)).isEmpty();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed in the meantime.
            return "";
        }
    }
}
