package hilum.reading.ui;

import hilum.reading.NewReader;
import hilum.reading.StudyStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Another PIN for a reader who has lost his. */
final class PinCard extends VBox {
    private final CoordinatorViewModel viewModel;
    private final Controls controls = new Controls();
    private final ComboBox<String> reader = new ComboBox<>();
    private final BooleanProperty packageToo = new SimpleBooleanProperty();

    PinCard(CoordinatorViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().addAll("hilum-card", "reading-step-fields");
        reader.setId("pin-reader");
        reader.setAccessibleText(controls.text("pin.reader"));
        reader.setTooltip(new Tooltip(controls.text("pin.reader.hint")));
        reader.setPromptText(controls.text("pin.choose"));
        viewModel.statusProperty().subscribe(status -> status.ifPresent(this::list));
        // What was agreed to for one reader is not agreed to for the next.
        reader.valueProperty().subscribe(_ -> packageToo.set(false));
        Button replace = controls.button(
                "pin.replace", () -> viewModel.replacePin(Objects.requireNonNull(reader.getValue()), packageToo.get()));
        KeptFocus.disableWhile(
                replace,
                reader.valueProperty()
                        .isNull()
                        .or(viewModel.passPhraseProperty().isEmpty())
                        .or(viewModel.work().busyProperty()));
        HBox row = new HBox(controls.label(controls.text("pin.needs"), "hilum-hint"), controls.spring(), replace);
        row.getStyleClass().add("reading-row");
        getChildren()
                .addAll(
                        controls.label(controls.text("pin.title"), "hilum-section"),
                        controls.label(controls.text("pin.about"), "hilum-hint"),
                        controls.named("pin.reader", reader),
                        controls.check("pin.package", packageToo),
                        row,
                        shown());
    }

    private void list(StudyStatus study) {
        List<String> names =
                study.readers().stream().map(StudyStatus.ReaderStatus::reader).toList();
        if (!names.equals(reader.getItems())) {
            reader.getItems().setAll(names);
        }
    }

    /** The PIN that was drawn, to be copied or written down. */
    private HBox shown() {
        TextField pin = new TextField();
        pin.setId("pin-new");
        pin.setEditable(false);
        pin.getStyleClass().addAll("reading-hash");
        pin.setAccessibleText(controls.text("pin.new"));
        pin.setTooltip(new Tooltip(controls.text("pin.new")));
        var words = controls.label("", "hilum-banner-warn");
        viewModel.newPinProperty().subscribe(given -> {
            pin.setText(given.map(NewReader::pin).orElse(""));
            words.setText(
                    given.map(who -> controls.text("pin.given", who.name())).orElse(""));
        });
        HBox row = new HBox(pin, words);
        row.getStyleClass().add("reading-row");
        return Controls.shownWhile(row, viewModel.newPinProperty().map(Optional::isPresent));
    }
}
