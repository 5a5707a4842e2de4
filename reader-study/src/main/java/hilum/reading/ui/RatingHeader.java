package hilum.reading.ui;

import hilum.reading.OpenCase;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Which reading it is, how far it has come, the time, and Pause: one line where there is room, else two. */
final class RatingHeader extends VBox {
    private static final double ONE_LINE_FROM_PX = 860;

    private final HBox first = new HBox();
    private final HBox second = new HBox();
    private final List<Region> title;
    private final List<Region> progress;
    private final Controls controls = new Controls();
    private final Region spring = controls.spring();

    RatingHeader(RatingViewModel viewModel, Runnable leave) {
        getStyleClass().add("reading-header");
        Sitting sitting = viewModel.kept().sittingProperty().get();
        ReadingWords words = new ReadingWords();
        Label name = controls.label(
                viewModel
                        .openCaseProperty()
                        .map(shown -> controls.text("rating.title", sitting.reading(), words.of(shown.task()))),
                "hilum-chip");
        name.setWrapText(false);
        title = List.of(controls.iconButton("rating.leave", MaterialDesignA.ARROW_LEFT, leave, "hilum-quiet"), name);
        progress = progress(viewModel);
        first.getStyleClass().add("reading-row");
        second.getStyleClass().add("reading-row");
        second.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(second.getChildren()));
        second.managedProperty().bind(second.visibleProperty());
        getChildren().addAll(first, second);
        arrange(false);
        widthProperty().subscribe(width -> arrange(width.doubleValue() >= ONE_LINE_FROM_PX));
    }

    private List<Region> progress(RatingViewModel viewModel) {
        ObservableValue<String> place = viewModel
                .openCaseProperty()
                .map(shown ->
                        place(shown, viewModel.kept().sittingProperty().get().progress()));
        ProgressBar bar = new ProgressBar();
        bar.setId("progress");
        bar.progressProperty().bind(viewModel.kept().sittingProperty().map(now -> share(now.progress())));
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
        return List.of(bar, number, time, pause);
    }

    private static double share(Sitting.Progress progress) {
        return (double) progress.itemsDone() / Math.max(1, progress.items());
    }

    private String place(OpenCase shown, Sitting.Progress progress) {
        return shown.stage().training()
                ? controls.text("rating.training", progress.trainingDone() + 1, progress.training())
                : controls.text("rating.place", progress.itemsDone() + 1, progress.items());
    }

    private void arrange(boolean oneLine) {
        boolean now = !first.getChildren().isEmpty() && second.getChildren().isEmpty();
        if (oneLine == now && !first.getChildren().isEmpty()) {
            return;
        }
        first.getChildren().clear();
        second.getChildren().clear();
        first.getChildren().addAll(title);
        first.getChildren().add(spring);
        (oneLine ? first : second).getChildren().addAll(progress);
        progress.getFirst().setMaxWidth(oneLine ? 320 : Double.MAX_VALUE);
    }
}
