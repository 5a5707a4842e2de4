package hilum.reading.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Stands in the place of the case during a pause. */
final class PauseCover extends VBox {
    PauseCover(RatingViewModel viewModel, Runnable leave) {
        Controls controls = new Controls();
        getStyleClass().add("reading-state");
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(MaterialDesignP.PAUSE_CIRCLE_OUTLINE);
        icon.getStyleClass().add("reading-large-icon");
        Button resume = controls.button("pause.resume", viewModel::resume, "hilum-primary");
        HBox buttons = new HBox(controls.button("pause.leave", leave), resume);
        buttons.getStyleClass().addAll("reading-row", "reading-centred");
        getChildren()
                .addAll(
                        icon,
                        controls.label(controls.text("pause.title"), "hilum-title"),
                        controls.label(controls.text("pause.text"), "hilum-secondary"),
                        buttons);
        visibleProperty().bind(viewModel.pausedProperty());
        viewModel.pausedProperty().subscribe(paused -> {
            if (paused) {
                resume.requestFocus();
            }
        });
    }
}
