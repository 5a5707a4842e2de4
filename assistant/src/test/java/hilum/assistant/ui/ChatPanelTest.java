package hilum.assistant.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.assistant.Bench;
import hilum.assistant.Conversation;
import hilum.assistant.Question;
import hilum.assistant.ScriptedModel;
import hilum.model.CallStage;
import hilum.model.ModelState;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;

@Tag("ui")
class ChatPanelTest {
    private static final String EFFUSION = "Does this chest X-ray contain a Pleural effusion?";
    private static final String TUBES = "Locate chest tubes and specify their positions with bounding box coordinates";

    @TempDir
    Path folder;

    private final ScriptedModel model = new ScriptedModel(false)
            .says(EFFUSION, "No")
            .says(
                    TUBES,
                    "<|ref|>chest tube<|/ref|><|box|>(20,40),(44,59)<|/box|><|ref|>chest tube<|/ref|><|box|>(61,12),(83,70)<|/box|>")
            .says("Where is the opacity?", "There is an opacity in the right mid zone.")
            .says("Detect pneumothoraces in the given image.", "No pneumothorax detected.")
            .says(
                    "Please provide a detailed description of \"Lungs\" in the chest X-ray",
                    "The lungs are well expanded. There is patchy opacity in the right mid zone, most marked peripherally,"
                            + " with a small amount of linear atelectasis at the left base. No focal consolidation is seen in the"
                            + " left upper zone and there is no interstitial oedema.");
    private final InView inView = new InView();
    private final List<Object> shown = new ArrayList<>();
    private Bench bench;
    private Conversation conversation;
    private ChatViewModel chat;
    private Screen screen;

    private void open(double width) throws Exception {
        bench = new Bench(model, folder);
        conversation = new Conversation(bench.ports, bench.autosave);
        screen = Screen.show(
                () -> {
                    inView.modelProperty().set(new ModelState.Ready(model.description()));
                    inView.pictureLabelProperty().set("PA 2020-02-20");
                    inView.studyInstanceUidProperty().set(Bench.STUDY);
                    chat = new ChatViewModel(conversation, inView, Messages.of("assistant"), new PulseExecutor());
                    return new ChatPanel(chat, Messages.of("assistant"), shown::add);
                },
                width,
                900);
    }

    @AfterEach
    void close() throws Exception {
        screen.close();
        bench.close();
    }

    private void ask(Question question) {
        screen.await(() -> !chat.busyProperty().get());
        int before = screen.fx(() -> chat.turns().size());
        assertThat(screen.fx(() -> chat.ask(question))).isTrue();
        screen.await(() -> chat.turns().size() == before + 1
                && chat.turns().getLast().turn().reply().isPresent()
                && !chat.busyProperty().get());
    }

    @Test
    void answers_show_their_boxes_as_chips_at_both_widths() throws Exception {
        open(460);
        ask(new Question.DiseasePresence("Pleural effusion"));
        ask(new Question.LocalFindings("Lungs"));
        ask(new Question.Search(Question.Target.PNEUMOTHORAX));
        ask(new Question.Search(Question.Target.CHEST_TUBE));

        List<Node> chips = screen.fx(() -> List.copyOf(screen.scene().getRoot().lookupAll(".assistant-chip")));
        assertThat(chips).hasSize(2);
        screen.fx(() -> {
            ((Button) chips.getFirst()).fire();
            return true;
        });
        assertThat(screen.fx(() -> chat.selectedRegionProperty().get().number()))
                .isEqualTo(1);
        assertThat(screen.fx(() -> chat.drawnRegionsProperty().get().regions())).hasSize(2);
        screen.save("chat-answer-460");
        assertThat(screen.fx(this::gapsBetweenTurns))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap).isBetween(11.5, 12.5));
        screen.resize(380);
        screen.save("chat-answer-380");
    }

    @Test
    void typing_and_enter_streams_an_answer_that_escape_stops() throws Exception {
        open(460);
        model.holdsAfter(6);
        FxRobot robot = new FxRobot();
        robot.clickOn(".assistant-input").write("Where is the opacity?").type(KeyCode.ENTER);
        screen.await(() -> !chat.turns().isEmpty()
                && chat.turns().getFirst().answerProperty().get().text().length() > 10);
        screen.save("chat-streaming-460");
        robot.type(KeyCode.ESCAPE);
        screen.await(() -> !chat.busyProperty().get());

        assertThat(screen.fx(() -> chat.turns().getFirst().turn().answer().text()))
                .isEqualTo("There is an opacity in the");
        screen.save("chat-stopped-460");
    }

    @ParameterizedTest
    @MethodSource("stages")
    void what_an_answer_waits_for_is_shown_and_the_stop_button_keeps_the_focus(CallStage stage, String words)
            throws Exception {
        open(380);
        model.waitsIn(stage);
        assertThat(screen.fx(() -> chat.ask(new Question.Free("Where is the opacity?"))))
                .isTrue();
        screen.await(() -> shownWords().contains(words));
        screen.save("chat-stage-" + stage.getClass().getSimpleName() + "-380");
        Node stop = screen.fx(() -> {
            Node button = screen.scene().getRoot().lookup(".assistant-stop");
            button.requestFocus();
            return button;
        });
        assertThat(screen.fx(() ->
                        screen.scene().getRoot().lookup(".assistant-stage").isVisible()))
                .isEqualTo(stage instanceof CallStage.Looking || stage instanceof CallStage.Reading);
        model.release();
        screen.await(
                () -> !chat.turns().getFirst().answerProperty().get().text().isEmpty());
        screen.await(() -> !shownWords().contains(words));
        assertThat(stop.getScene() == null || stop.isFocused()).isTrue();
    }

    static Stream<Arguments> stages() {
        return Stream.of(
                Arguments.of(new CallStage.InLine(1), "1 question before this one"),
                Arguments.of(new CallStage.InLine(2), "2 questions before this one"),
                Arguments.of(new CallStage.Loading(), "the model is being loaded"),
                Arguments.of(new CallStage.Looking(0.4), "looking at the picture, 40%"),
                Arguments.of(new CallStage.Reading(0.8), "reading picture and question, 80%"));
    }

    @Test
    void a_waiting_question_is_stopped_by_the_keyboard_and_a_resting_model_can_be_asked() throws Exception {
        open(460);
        screen.fx(() -> {
            inView.modelProperty().set(new ModelState.Resting(model.description()));
            return true;
        });
        assertThat(screen.fx(() -> chat.reasonAgainstAsking().get())).isEmpty();
        model.waitsIn(new CallStage.InLine(2));
        FxRobot robot = new FxRobot();
        robot.clickOn(".assistant-input").write("Where is the opacity?").type(KeyCode.ENTER);
        screen.await(() -> shownWords().contains("2 questions before this one"));
        robot.type(KeyCode.ESCAPE);
        screen.await(() -> !chat.busyProperty().get());
        assertThat(screen.fx(this::shownWords)).doesNotContain("before this one");
    }

    /** On the JavaFX thread. */
    private String shownWords() {
        return screen.scene().getRoot().lookupAll(".hilum-hint").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("|"));
    }

    @Test
    void a_dead_worker_keeps_the_words_and_says_so() throws Exception {
        open(380);
        model.diesAfter(5);
        ask(new Question.Free("Where is the opacity?"));
        screen.fx(() -> {
            inView.modelProperty()
                    .set(new ModelState.Failed(
                            "CheXagent-2-3b",
                            new hilum.model.ModelFailure.WorkerDied("the worker ended with signal 9.")));
            return true;
        });
        screen.save("chat-failed-380");

        assertThat(screen.fx(() -> screen.scene().getRoot().lookupAll(".assistant-pill").stream()
                        .allMatch(Node::isDisabled)))
                .isTrue();
        assertThat(texts()).contains("There is an opacity in");
    }

    @Test
    void a_long_conversation_shows_its_newest_answer() throws Exception {
        open(460);
        for (int i = 0; i < 12; i++) {
            ask(new Question.LocalFindings("Lungs"));
        }
        ask(new Question.Search(Question.Target.CHEST_TUBE));
        screen.settle();
        screen.save("chat-long-460");

        Bounds newest = screen.fx(() -> screen.scene().getRoot().lookupAll(".assistant-turn").stream()
                .map(node -> node.localToScene(node.getBoundsInLocal()))
                .max(Comparator.comparingDouble(Bounds::getMaxY))
                .orElseThrow());
        Bounds below = screen.fx(() -> {
            Node input = screen.scene().getRoot().lookup(".assistant-bottom");
            return input.localToScene(input.getBoundsInLocal());
        });
        assertThat(newest.getMaxY()).isBetween(below.getMinY() - 40, below.getMinY());
    }

    @Test
    void the_provenance_popup_shows_every_field() throws Exception {
        open(460);
        ask(new Question.Search(Question.Target.CHEST_TUBE));
        var provenance = screen.fx(
                () -> chat.turns().getFirst().turn().reply().orElseThrow().provenance());
        screen.fx(() -> {
            ((BorderPane) screen.scene().getRoot())
                    .setCenter(ProvenancePopup.content(new Words(Messages.of("assistant")), provenance));
            return true;
        });
        screen.save("provenance-460");

        List<String> shownTexts = screen.fx(() -> screen.scene().getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
        assertThat(shownTexts)
                .contains(
                        provenance.model().sha256(),
                        provenance.pictures().getFirst().sha256(),
                        provenance.pictures().getFirst().sopInstanceUid());
    }

    @Test
    void the_buttons_of_an_answer_open_its_provenance_and_what_the_model_saw() throws Exception {
        open(460);
        ask(new Question.Search(Question.Target.CHEST_TUBE));
        FxRobot robot = new FxRobot();
        List<Node> quiet = screen.fx(() -> List.copyOf(screen.scene().getRoot().lookupAll(".assistant-quiet-button")));
        screen.fx(() -> {
            ((Button) quiet.get(1)).fire();
            ((Button) quiet.get(0)).fire();
            return true;
        });
        screen.await(() -> javafx.stage.Window.getWindows().size() == 2);
        robot.type(KeyCode.ESCAPE);
        screen.await(() -> javafx.stage.Window.getWindows().size() == 1);

        assertThat(shown)
                .containsExactly(screen.fx(
                        () -> chat.turns().getFirst().turn().pictures().getFirst()));
    }

    @Test
    void a_wiring_model_has_a_banner_and_an_empty_chat_says_what_to_do() throws Exception {
        open(460);
        screen.fx(() -> {
            inView.modelProperty().set(new ModelState.Ready(new ScriptedModel(true).description()));
            inView.pictureLabelProperty().set("");
            return true;
        });
        screen.save("chat-empty-460");

        assertThat(screen.fx(() -> chat.wiringOnly().get())).isTrue();
        assertThat(screen.fx(() -> chat.reasonAgainstAsking().get())).contains("Open a chest X-ray");
    }

    @Test
    void every_control_has_words_for_a_screen_reader_and_a_tooltip() throws Exception {
        open(460);
        ask(new Question.Search(Question.Target.CHEST_TUBE));

        List<Node> buttons = screen.fx(() -> screen.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .toList());
        List<Node> menus = screen.fx(() -> List.copyOf(screen.scene().getRoot().lookupAll(".menu-button")));
        assertThat(buttons).isNotEmpty().allSatisfy(node -> {
            assertThat(node.getAccessibleText()).isNotBlank();
            assertThat(((Button) node).getTooltip()).isNotNull();
        });
        assertThat(menus)
                .hasSize(4)
                .allSatisfy(node -> assertThat(((MenuButton) node).getTooltip()).isNotNull());
    }

    /** The space between one turn and the next. */
    private List<Double> gapsBetweenTurns() {
        List<Bounds> cards = screen.scene().getRoot().lookupAll(".assistant-turn").stream()
                .filter(node -> node.getScene() != null && node.isVisible())
                .map(node -> node.localToScene(node.getBoundsInLocal()))
                .sorted(Comparator.comparingDouble(Bounds::getMinY))
                .toList();
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < cards.size(); i++) {
            gaps.add(cards.get(i).getMinY() - cards.get(i - 1).getMaxY());
        }
        return gaps;
    }

    private String texts() {
        return screen.fx(() -> screen.scene().getRoot().lookupAll(".assistant-words").stream()
                .map(node -> ((Text) node).getText())
                .reduce("", String::concat));
    }
}
