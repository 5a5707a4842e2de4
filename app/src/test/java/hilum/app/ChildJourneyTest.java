package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.assistant.Ending;
import hilum.assistant.Turn;
import hilum.model.ModelState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window with a model in its real child process, with random weights since those talk without end: answers, Stop, and a child that is killed. */
@Tag("ui")
class ChildJourneyTest {
    @TempDir
    private Path folder;

    private ModelSource real(Consumer<ModelState> states) {
        return new CurrentModel(new AppFolders(folder.resolve("home")), states);
    }

    private static Turn last(OpenWindow window) {
        return window.fx(() -> window.parts.chat.turns().getLast().turn());
    }

    private static String text(OpenWindow window) {
        return window.fx(
                () -> window.parts.chat.turns().getLast().answerProperty().get().text());
    }

    private void ask(OpenWindow window, String question) {
        int before = window.fx(() -> window.parts.chat.turns().size());
        window.robot.clickOn(window.node(".assistant-chat .text-area")).write(question, 0);
        window.robot.type(KeyCode.ENTER);
        window.await(
                "words stream in",
                () -> window.parts.chat.turns().size() == before + 1
                        && !window.parts
                                .chat
                                .turns()
                                .getLast()
                                .answerProperty()
                                .get()
                                .text()
                                .isBlank());
    }

    private static void awaitEnd(OpenWindow window) {
        window.await(
                "the answer has ended",
                () -> window.parts.chat.turns().getLast().turn().progress() instanceof Turn.Finished);
    }

    private static Ending ending(OpenWindow window) {
        return last(window).progress() instanceof Turn.Finished(var reply) ? reply.ending() : Ending.BUG;
    }

    @Test
    void a_killed_child_costs_the_rest_of_one_answer_and_nothing_else() throws Exception {
        List<Path> films = OpenWindow.phantoms(folder.resolve("films"));
        AppFolders home = new AppFolders(folder.resolve("home"));
        Settings.load(home.settings()).withModel(RandomWeights.folder()).save(home.settings());
        try (OpenWindow window = OpenWindow.on(folder.resolve("home"), this::real, 1366, 768, films)) {
            window.awaitPicture();
            assertThat(window.fx(() -> window.parts.chat.wiringOnly().get())).isTrue();

            ask(window, "What is seen?");
            long child = ((CurrentModel) window.parts.model).processId().orElseThrow();
            String partial = text(window);
            ProcessHandle.of(child).orElseThrow().destroyForcibly();
            awaitEnd(window);
            assertThat(ending(window)).isEqualTo(Ending.WORKER_DIED);
            assertThat(text(window)).startsWith(partial.strip().substring(0, 1));
            window.save("child-killed-1366");

            window.await(
                    "another child is ready",
                    () -> window.parts.inView.modelProperty().get() instanceof ModelState.Ready);
            ask(window, "And now?");
            long began = System.nanoTime();
            window.robot.type(KeyCode.ESCAPE);
            awaitEnd(window);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            assertThat(ending(window)).isEqualTo(Ending.STOPPED);
            assertThat(window.fx(() -> window.parts.chat.turns().size())).isEqualTo(2);
        }
        try (OpenWindow window = OpenWindow.on(folder.resolve("home"), this::real, 1366, 768, films)) {
            window.awaitPicture();
            window.await(
                    "the conversation is there after a restart",
                    () -> window.parts.chat.turns().size() == 2);
        }
        assertThat(Files.isDirectory(folder.resolve("home").resolve("assistant")))
                .isTrue();
    }
}
