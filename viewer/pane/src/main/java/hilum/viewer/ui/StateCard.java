package hilum.viewer.ui;

import hilum.resources.Messages;
import hilum.viewer.Instance;
import hilum.viewer.PictureLoader;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** What a pane says when it has no picture to show: what to drop, what it opens, why it cannot. */
final class StateCard extends StackPane {
    private static final Messages WORDS = Messages.of("viewer");
    /** Anything faster would only flicker. */
    private static final Duration PATIENCE = Duration.millis(200);

    private final ViewerModel model;
    private final Captions captions = new Captions();
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    StateCard(ViewerModel model) {
        this.model = model;
        getStyleClass().add("state-card");
        setPickOnBounds(false);
        patience.setOnFinished(over -> loading());
        model.stateProperty().subscribe(this::refresh);
    }

    private void refresh(PaneState state) {
        patience.stop();
        switch (state) {
            case PaneState.Empty() ->
                getChildren()
                        .setAll(card(
                                MaterialDesignF.FOLDER_OPEN_OUTLINE,
                                WORDS.text("pane.empty.title"),
                                WORDS.text("pane.empty.text")));
            case PaneState.Loading(Instance instance) -> {
                getChildren().clear();
                patience.playFromStart();
            }
            case PaneState.Preview(Instance instance) -> getChildren().clear();
            case PaneState.Shown() -> getChildren().clear();
            case PaneState.Failed(Instance instance, PictureLoader.Failure failure) -> failed(instance, failure);
        }
    }

    private void loading() {
        if (model.stateProperty().get() instanceof PaneState.Loading(Instance instance)) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.getStyleClass().add("state-progress");
            Label text =
                    new Label(WORDS.text("pane.loading", captions.view(instance), captions.date(instance.study())));
            HBox pill = new HBox(8, turning, text);
            pill.getStyleClass().addAll("hilum-chip", "state-loading");
            pill.setAlignment(Pos.CENTER);
            pill.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            pill.setMouseTransparent(true);
            getChildren().setAll(pill);
        }
    }

    private void failed(Instance instance, PictureLoader.Failure failure) {
        Button again = new Button(WORDS.text("pane.failed.retry"));
        again.setTooltip(new Tooltip(WORDS.text("pane.failed.retry.tooltip")));
        again.setOnAction(press -> model.retry());
        VBox card = card(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                WORDS.text("pane.failed.title", captions.view(instance), captions.date(instance.study())),
                reason(failure));
        Label safe = wrapped(WORDS.text("pane.failed.safe"));
        safe.getStyleClass().add("hilum-hint");
        card.getStyleClass().add("state-failed");
        card.getChildren().addAll(safe, again);
        getChildren().setAll(card);
    }

    private static String reason(PictureLoader.Failure failure) {
        return switch (failure) {
            case PictureLoader.Failure.NotShowable(String message) -> message;
            case PictureLoader.Failure.NotReadable() -> WORDS.text("pane.failed.unreadable");
            case PictureLoader.Failure.TooLarge() -> WORDS.text("pane.failed.too_large");
            case PictureLoader.Failure.Unexpected(String kind) -> WORDS.text("pane.failed.unexpected", kind);
        };
    }

    private static VBox card(Ikon sign, String title, String text) {
        Label heading = wrapped(title);
        heading.getStyleClass().add("hilum-title");
        Label body = wrapped(text);
        body.getStyleClass().add("hilum-secondary");
        Node icon = new FontIcon(sign);
        icon.getStyleClass().add("state-icon");
        VBox card = new VBox(10, icon, heading, body);
        card.getStyleClass().add("state-text");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(420, USE_PREF_SIZE);
        return card;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
