package hilum.reading.ui;

import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Which reading it is, how far it has come, the time, and Pause. */
final class RatingHeader extends VBox {
    RatingHeader(RatingViewModel viewModel, Runnable leave) {
        Controls controls = new Controls();
        getStyleClass().add("reading-header");
        Sitting sitting = viewModel.sittingProperty().get();
        Label title = controls.label(
                controls.text("rating.title", sitting.reading(), new ReadingWords().of(sitting.tasks())), "hilum-chip");
        title.setWrapText(false);
        HBox first = new HBox(
                controls.iconButton("rating.leave", MaterialDesignA.ARROW_LEFT, leave, "hilum-quiet"),
                title,
                controls.spring());
        first.getStyleClass().add("reading-row");

        ObservableValue<String> place = viewModel
                .openCaseProperty()
                .map(shown -> controls.text("rating.place", shown.number(), sitting.caseCount()));
        ProgressBar bar = new ProgressBar();
        bar.setId("progress");
        bar.progressProperty().bind(viewModel.sittingProperty().map(now -> (double) now.committed() / now.caseCount()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(place);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label number = controls.label(place, "hilum-secondary");
        number.setId("place");
        number.setMinWidth(USE_PREF_SIZE);
        Label time = controls.label(viewModel.elapsedProperty(), "hilum-chip");
        time.setMinWidth(USE_PREF_SIZE);
        time.setId("time");
        time.setGraphic(new FontIcon(MaterialDesignT.TIMER_OUTLINE));
        time.setTooltip(new Tooltip(controls.text("rating.time.tip")));
        Button pause = controls.button("rating.pause", viewModel::pause);
        HBox second = new HBox(bar, number, time, pause);
        second.getStyleClass().add("reading-row");
        getChildren().addAll(first, second);
    }
}
