package hilum.assistant.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.assistant.Bench;
import hilum.assistant.Draft;
import hilum.assistant.DraftStep;
import hilum.assistant.ScriptedModel;
import hilum.assistant.Sentence;
import hilum.model.CallStage;
import hilum.model.ModelState;
import hilum.resources.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

@Tag("ui")
class DraftPanelTest {
    @TempDir
    Path folder;

    private final ScriptedModel model = new ScriptedModel(false)
            .says(DraftStep.VIEW.question().prompt(), "PA")
            .says(DraftStep.AIRWAY.question().prompt(), "The trachea is midline.")
            .says(
                    DraftStep.BREATHING.question().prompt(),
                    "The lungs are clear apart from the left base. There is a small right pleural effusion. The right chest tube has been removed.")
            .says(DraftStep.CARDIAC.question().prompt(), "The heart size is normal.")
            .says(
                    DraftStep.DIAPHRAGM.question().prompt(),
                    "A rounded <|ref|>retrocardiac opacity<|/ref|><|box|>(42,60),(61,78)<|/box|> with an air-fluid level suggests a hiatal hernia. The costophrenic angles are sharp.")
            .says(
                    DraftStep.EVERYTHING_ELSE.question().prompt(),
                    "No acute bony abnormality, e.g. no rib fracture. There is no pneumothorax.");
    private final InView inView = new InView();
    private Bench bench;
    private Draft draft;
    private DraftViewModel view;
    private Screen screen;
    private DraftPanel panel;

    private void open(double width) throws Exception {
        bench = new Bench(model, folder);
        draft = new Draft(bench.ports, bench.autosave);
        screen = Screen.show(
                () -> {
                    inView.modelProperty().set(new ModelState.Ready(model.description()));
                    inView.pictureLabelProperty().set("PA 2020-02-20");
                    inView.studyInstanceUidProperty().set(Bench.STUDY);
                    view = new DraftViewModel(
                            draft, inView, Messages.of("assistant"), bench.threads, new PulseExecutor());
                    panel = new DraftPanel(view, Messages.of("assistant"));
                    return panel;
                },
                width,
                900);
        Bench.await(() -> draft.archiveState() == hilum.assistant.ArchiveState.READY);
    }

    @AfterEach
    void close() throws Exception {
        screen.close();
        bench.close();
    }

    private void drafted() {
        screen.fx(() -> {
            view.start();
            return true;
        });
        Bench.await(() -> !draft.busy());
        screen.await(() -> !view.busyProperty().get()
                && view.contentProperty().get().counts().sentences() == 10);
        screen.settle();
    }

    @Test
    void the_keys_review_sentence_by_sentence() throws Exception {
        open(460);
        screen.save("draft-empty-460");
        drafted();
        FxRobot robot = new FxRobot();
        screen.fx(() -> {
            panel.focusSentences();
            return true;
        });
        robot.type(KeyCode.A, KeyCode.A);
        robot.type(KeyCode.E);
        robot.eraseText(1).write(", as is the right base.").type(KeyCode.ENTER);
        robot.type(KeyCode.DOWN, KeyCode.X);
        robot.type(KeyCode.ENTER);
        screen.await(() -> view.contentProperty().get().counts().rejected() == 1);
        robot.type(KeyCode.DOWN, KeyCode.A, KeyCode.Z);
        screen.await(() -> view.contentProperty().get().counts().reviewed() == 4);
        screen.fx(() -> {
            view.select("DIAPHRAGM-1");
            return true;
        });
        screen.save("draft-review-460");
        screen.resize(380);
        screen.save("draft-review-380");

        List<Sentence> all = screen.fx(() -> view.contentProperty().get().all().toList());
        assertThat(all)
                .extracting(Sentence::state)
                .startsWith(
                        Sentence.State.ACCEPTED,
                        Sentence.State.ACCEPTED,
                        Sentence.State.EDITED,
                        Sentence.State.REJECTED);
        assertThat(all.get(2).text()).isEqualTo("The lungs are clear apart from the left base, as is the right base.");
        assertThat(all.get(3).reason()).isEqualTo(Sentence.RejectReason.FALSE_FINDING);
        assertThat(screen.fx(() -> view.drawnRegionsProperty().get().regions())).hasSize(1);
        assertThat(screen.fx(() -> view.reviewedText()))
                .startsWith("RESEARCH USE ONLY. Not for clinical use.\n")
                .contains("CheXagent-2-3b", "as is the right base.")
                .doesNotContain("effusion");
    }

    @Test
    void a_running_draft_shows_the_words_and_stop_keeps_finished_sections() throws Exception {
        open(460);
        model.holdsAfter(5);
        screen.fx(() -> {
            view.start();
            return true;
        });
        screen.await(() -> view.streamingProperty().get().text().startsWith("The lungs"));
        screen.save("draft-streaming-460");
        new FxRobot().clickOn(".assistant-stop");
        screen.await(() -> !view.busyProperty().get());
        screen.save("draft-stopped-460");

        assertThat(screen.fx(() -> view.contentProperty().get().counts().sentences()))
                .isEqualTo(2);
    }

    @Test
    void a_step_that_waits_for_a_question_says_so() throws Exception {
        open(380);
        model.waitsIn(new CallStage.InLine(1));
        screen.fx(() -> {
            view.start();
            return true;
        });
        screen.await(() -> view.waitingProperty().get().equals("1 question before this one"));
        screen.save("draft-stage-380");
        model.release();
        Bench.await(() -> !draft.busy());
        screen.await(() -> view.waitingProperty().get().isEmpty());
    }

    @Test
    void the_reviewed_text_is_saved_and_a_failure_says_so() throws Exception {
        open(380);
        drafted();
        Path file = folder.resolve("reviewed.txt");
        screen.fx(() -> {
            view.accept();
            view.save(file);
            return true;
        });
        screen.await(() -> !view.noticeProperty().get().isEmpty());
        assertThat(Files.readString(file)).startsWith("RESEARCH USE ONLY").doesNotContain("midline");

        screen.fx(() -> {
            view.save(folder.resolve("missing").resolve("reviewed.txt"));
            return true;
        });
        screen.await(() -> view.problemProperty().get().contains("could not be saved"));
    }

    @Test
    void every_control_has_words_for_a_screen_reader_and_a_tooltip() throws Exception {
        open(460);
        drafted();

        List<Node> buttons = screen.fx(() -> screen.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .toList());
        assertThat(buttons).isNotEmpty().allSatisfy(node -> {
            assertThat(node.getAccessibleText()).isNotBlank();
            assertThat(((Button) node).getTooltip()).isNotNull();
        });
    }
}
