package hilum.reading.ui;

import hilum.reading.Sitting;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Thanks the reader after the last case. */
final class EndPage extends VBox {
    EndPage(ReadingViewModel viewModel, Sitting sitting, FileQuestions files) {
        Controls controls = new Controls();
        getStyleClass().add("reading-state");
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE);
        icon.getStyleClass().add("reading-large-icon");
        HBox buttons = new HBox(
                controls.button("end.back", viewModel::showList),
                controls.button(
                        "end.export",
                        () -> files.saveCsv(
                                        getScene().getWindow(),
                                        controls.text("end.file", sitting.reading(), sitting.reader()))
                                .ifPresent(file -> viewModel.export(sitting, file)),
                        "hilum-primary"));
        buttons.getStyleClass().addAll("reading-row", "reading-centred");
        getChildren()
                .addAll(
                        icon,
                        controls.label(controls.text("end.title"), "hilum-title"),
                        controls.label(
                                controls.text("end.text", sitting.caseCount(), sitting.reading()), "hilum-secondary"),
                        buttons,
                        controls.line(viewModel.noticeProperty(), "hilum-hint"),
                        controls.line(viewModel.failureProperty(), "hilum-banner-bad"));
    }
}
