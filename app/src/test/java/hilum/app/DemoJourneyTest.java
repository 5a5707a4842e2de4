package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.assistant.Ending;
import hilum.assistant.Reply;
import hilum.assistant.Turn;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a new user: no setting, the sample films, and the weights that ship answer in their own process. */
@Tag("ui")
class DemoJourneyTest {
    @TempDir
    private Path folder;

    private static Reply ask(OpenWindow window, String question) {
        int before = window.fx(() -> window.parts.chat.turns().size());
        window.robot.clickOn(window.node(".assistant-chat .text-area")).write(question, 0);
        window.robot.type(KeyCode.ENTER);
        window.await(
                "the answer has ended",
                () -> window.parts.chat.turns().size() == before + 1
                        && window.parts.chat.turns().getLast().turn().progress() instanceof Turn.Finished);
        return window.fx(() ->
                ((Turn.Finished) window.parts.chat.turns().getLast().turn().progress()).reply());
    }

    @Test
    void a_new_user_asks_about_the_sample_and_the_demo_model_answers_under_its_name() throws Exception {
        List<Path> films = OpenWindow.phantoms(folder.resolve("films"));
        AppFolders home = new AppFolders(folder.resolve("home"));
        try (OpenWindow window =
                OpenWindow.on(folder.resolve("home"), states -> new CurrentModel(home, states), 1440, 810, films)) {
            window.awaitPicture();
            for (String question : new String[] {
                "Does this chest X-ray contain a pleural effusion?",
                "Please locate the following phrase: nodule",
                "Please locate the following phrase: pleural effusion"
            }) {
                Reply reply = ask(window, question);
                assertThat(reply.ending()).isEqualTo(Ending.COMPLETE);
                assertThat(reply.answer().text()).isNotBlank();
                assertThat(reply.provenance().model().name()).isEqualTo("Hilum demo model");
            }
            assertThat(window.node("#model").getAccessibleText()).contains("Hilum demo model");
            window.save("demo-asked");
            for (Node card : window.robot.lookup(".assistant-question").queryAll()) {
                assertThat(card.localToScene(card.getBoundsInLocal()).getMaxX())
                        .as("questions end inside the window")
                        .isLessThan(1440);
            }
            window.robot.clickOn("#tab-draft");
            window.save("demo-draft");
        }
    }
}
