package hilum.reading.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Stands in the place of the case: during a pause, as the feedback of a training case, or to offer a break. The way on has the focus. */
final class CoverPage extends VBox {
    private final RatingViewModel viewModel;
    private final Runnable leave;
    private final Controls controls = new Controls();

    CoverPage(RatingViewModel viewModel, Runnable leave) {
        this.viewModel = viewModel;
        this.leave = leave;
        getStyleClass().add("reading-state");
        setAlignment(Pos.CENTER);
        viewModel.coverProperty().subscribe(this::show);
    }

    private void show(RatingCover cover) {
        setVisible(!(cover instanceof RatingCover.None));
        switch (cover) {
            case RatingCover.None _ -> getChildren().clear();
            case RatingCover.Pause _ ->
                fill("pause", MaterialDesignP.PAUSE_CIRCLE_OUTLINE, words(controls.text("pause.text")));
            case RatingCover.Feedback feedback ->
                fill("training", MaterialDesignS.SCHOOL_OUTLINE, feedback(feedback.words()));
            case RatingCover.Break over ->
                fill("break", MaterialDesignC.COFFEE_OUTLINE, words(controls.text("break.text", over.minutes())));
        }
    }

    private void fill(String key, Ikon ikon, Node content) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().add("reading-large-icon");
        Button on = controls.button(key + ".resume", viewModel::goOn, "hilum-primary");
        HBox buttons = new HBox(controls.button(key + ".leave", leave), on);
        buttons.getStyleClass().addAll("reading-row", "reading-centred");
        getChildren().setAll(icon, controls.label(controls.text(key + ".title"), "hilum-title"), content, buttons);
        controls.focusWhenShown(on, this::isVisible);
    }

    private Label words(String words) {
        return controls.label(words, "hilum-secondary", "reading-cover-words");
    }

    private Node feedback(String words) {
        Label label = controls.label(words, "reading-report");
        label.setId("feedback");
        VBox card = new VBox(controls.label(controls.text("training.about"), "hilum-overline"), label);
        card.getStyleClass().addAll("hilum-card", "reading-feedback");
        return card;
    }
}
