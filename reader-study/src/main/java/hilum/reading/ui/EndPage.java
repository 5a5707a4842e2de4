package hilum.reading.ui;

import hilum.reading.Sitting;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Thanks the reader, and saves the signed result file for the coordinator. Focus order: save, results, back. */
final class EndPage extends VBox {
    EndPage(ReadingViewModel viewModel, Sitting sitting, FileQuestions files) {
        Controls controls = new Controls();
        getStyleClass().add("reading-state");
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE);
        icon.getStyleClass().addAll("reading-large-icon", "reading-done-icon");
        Button save = controls.button(
                "end.save",
                () -> files.save(
                                getScene().getWindow(),
                                FileQuestions.Kind.RESULT,
                                controls.text("end.file", sitting.reading(), sitting.reader()))
                        .ifPresent(file -> viewModel.writeResult(sitting, file)),
                "hilum-primary");
        HBox buttons = new HBox(
                save,
                controls.button("end.results", () -> viewModel.openResults(sitting)),
                controls.button("end.back", viewModel::showList));
        buttons.getStyleClass().addAll("reading-row", "reading-centred");
        controls.focusWhenShown(save, () -> true);
        getChildren()
                .addAll(
                        icon,
                        controls.label(controls.text("end.title"), "hilum-title"),
                        controls.label(
                                controls.text("end.text", sitting.progress().items(), sitting.reading()),
                                "hilum-secondary",
                                "reading-cover-words"),
                        buttons,
                        message(controls.line(viewModel.noticeProperty(), "reading-saved")),
                        message(controls.line(viewModel.failureProperty(), "hilum-banner-bad")));
    }

    private static VBox message(javafx.scene.control.Label line) {
        VBox box = new VBox(line);
        box.getStyleClass().add("reading-message");
        return box;
    }
}
