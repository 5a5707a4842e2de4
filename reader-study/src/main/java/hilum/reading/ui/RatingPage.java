package hilum.reading.ui;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * The page on which a case is read, in any design: progress and time above, the texts and questions, keys below; nothing else. Focus order: the
 * questions from top to bottom, comment, error counts, "cannot judge", Next, back to the list, Pause.
 */
final class RatingPage extends StackPane {
    private final RatingViewModel viewModel;
    private final RatingContent content;
    private final Timeline seconds;

    RatingPage(RatingViewModel viewModel, Runnable leave) {
        this.viewModel = viewModel;
        content = viewModel.protocol().design().pairs() ? new PairContent(viewModel) : new EditingContent(viewModel);
        BorderPane page = new BorderPane();
        page.setCenter(content.node());
        page.setBottom(new RatingFooter(viewModel));
        page.setTop(new RatingHeader(viewModel, leave));
        page.visibleProperty().bind(viewModel.coverProperty().map(cover -> cover instanceof RatingCover.None));
        getChildren().addAll(page, new CoverPage(viewModel, leave));

        addEventFilter(InputEvent.ANY, _ -> viewModel.act());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        viewModel.openCaseProperty().subscribe(_ -> focus());
        viewModel.coverProperty().subscribe(_ -> focus());
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

    private void focus() {
        if (getScene() != null && open()) {
            content.focus();
        }
    }

    private boolean open() {
        return viewModel.coverProperty().get() instanceof RatingCover.None;
    }

    /** Keys 1 to 5 answer wherever the focus is, unless one is writing; Enter goes on unless a button has the focus. */
    private void onKey(KeyEvent event) {
        Node focus = getScene().getFocusOwner();
        boolean writing = focus instanceof TextInputControl;
        if (!open() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int digit = digit(event.getCode());
        if (digit > 0 && !writing && !viewModel.sheet().askingWhyProperty().get()) {
            viewModel.sheet().answer(digit);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !(focus instanceof ButtonBase) && !(focus instanceof TextArea)) {
            goOn();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            stop();
            event.consume();
        }
    }

    private void goOn() {
        if (viewModel.sheet().askingWhyProperty().get()) {
            viewModel.cannotJudge();
        } else {
            viewModel.next();
        }
    }

    private void stop() {
        if (viewModel.sheet().askingWhyProperty().get()) {
            viewModel.sheet().askingWhyProperty().set(false);
            content.focus();
        } else {
            viewModel.pause();
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
