package hilum.reading.ui;

import hilum.reading.BlindedPair;
import hilum.reading.OpenCase;
import hilum.reading.Preference;
import hilum.reading.ReadingAttribute;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The page on which a reader compares two reports: one pair, three questions, keys below; nothing else. */
final class RatingPage extends StackPane {
    private final RatingViewModel viewModel;
    private final Controls controls = new Controls();
    private final Map<ReadingAttribute, QuestionCard> questions = new EnumMap<>(ReadingAttribute.class);
    private final Timeline seconds;

    RatingPage(RatingViewModel viewModel, Runnable leave) {
        this.viewModel = viewModel;
        for (ReadingAttribute attribute : ReadingAttribute.values()) {
            QuestionCard card = new QuestionCard(viewModel, attribute);
            controls.focusWhenShown(card, () -> viewModel.litProperty().get() == attribute);
            questions.put(attribute, card);
        }
        BorderPane page = new BorderPane();
        page.setTop(new RatingHeader(viewModel, leave));
        page.setCenter(content());
        page.setBottom(new RatingFooter(viewModel));
        page.visibleProperty().bind(viewModel.pausedProperty().not());
        getChildren().addAll(page, new PauseCover(viewModel, leave));

        addEventFilter(InputEvent.ANY, _ -> viewModel.act());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        viewModel.litProperty().subscribe(this::focus);
        viewModel
                .openCaseProperty()
                .subscribe(_ -> focus(viewModel.litProperty().get()));
        viewModel.pausedProperty().subscribe(_ -> focus(viewModel.litProperty().get()));
        seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> viewModel.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                seconds.stop();
            } else {
                seconds.play();
            }
        });
    }

    private Node content() {
        VBox box = new VBox();
        box.getStyleClass().add("reading-content");
        ReportPair pair = new ReportPair(ofPair(BlindedPair::report1), ofPair(BlindedPair::report2));
        box.getChildren()
                .addAll(
                        controls.line(indication(), "reading-indication"),
                        controls.line(ofPair(BlindedPair::taskInput), "hilum-card", "reading-report"),
                        pair);
        box.getChildren().addAll(questions.values());
        box.getChildren().addAll(comment(), controls.line(viewModel.failureProperty(), "hilum-banner-bad"));
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private ObservableValue<String> ofPair(Function<BlindedPair, String> part) {
        return viewModel.openCaseProperty().map(OpenCase::pair).map(part);
    }

    private ObservableValue<String> indication() {
        return ofPair(BlindedPair::indication)
                .map(text -> text.isEmpty() ? "" : controls.text("case.indication", text));
    }

    private Node comment() {
        TextField comment = new TextField();
        comment.setId("comment");
        comment.setPromptText(controls.text("comment.prompt"));
        comment.setAccessibleText(controls.text("comment.prompt"));
        comment.setTooltip(new Tooltip(controls.text("comment.tip")));
        comment.textProperty().bindBidirectional(viewModel.commentProperty());
        comment.setMinHeight(USE_PREF_SIZE);
        return comment;
    }

    private void focus(ReadingAttribute lit) {
        if (getScene() != null && !viewModel.pausedProperty().get()) {
            Objects.requireNonNull(questions.get(lit)).requestFocus();
        }
    }

    /** Keys 1 to 5 answer wherever the focus is, unless one is writing; Enter goes on unless a button has the focus. */
    private void onKey(KeyEvent event) {
        Node focus = getScene().getFocusOwner();
        boolean writing = focus instanceof TextInputControl;
        if (viewModel.pausedProperty().get() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int digit = digit(event.getCode());
        if (digit > 0 && !writing && !viewModel.askingWhyProperty().get()) {
            viewModel.answer(Preference.ofShown(digit));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !(focus instanceof ButtonBase)) {
            if (viewModel.askingWhyProperty().get()) {
                viewModel.cannotJudge();
            } else {
                viewModel.next();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (viewModel.askingWhyProperty().get()) {
                viewModel.askingWhyProperty().set(false);
                focus(viewModel.litProperty().get());
            } else {
                viewModel.pause();
            }
            event.consume();
        }
    }

    private static int digit(KeyCode code) {
        return switch (code) {
            case DIGIT1, NUMPAD1 -> 1;
            case DIGIT2, NUMPAD2 -> 2;
            case DIGIT3, NUMPAD3 -> 3;
            case DIGIT4, NUMPAD4 -> 4;
            case DIGIT5, NUMPAD5 -> 5;
            default -> 0;
        };
    }
}
