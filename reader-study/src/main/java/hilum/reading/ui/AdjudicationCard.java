package hilum.reading.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Gives a further reader some cases, by their blinded codes. */
final class AdjudicationCard extends VBox {
    private final CoordinatorViewModel viewModel;
    private final Controls controls = new Controls();
    private final StringProperty reader = new SimpleStringProperty("");
    private final StringProperty pin = new SimpleStringProperty("");
    private final FlowPane codes = new FlowPane();
    private final List<CheckBox> boxes = new ArrayList<>();

    AdjudicationCard(CoordinatorViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().addAll("hilum-card", "reading-step-fields");
        codes.getStyleClass().add("reading-checks");
        ScrollPane scroll = new ScrollPane(codes);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("reading-problem-list");
        var name = controls.named("adjudication.reader", controls.input("adjudication.reader", reader));
        var secret = controls.named("adjudication.pin", controls.input("adjudication.pin", pin));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(secret, Priority.ALWAYS);
        HBox fields = new HBox(name, secret);
        fields.getStyleClass().addAll("reading-row", "reading-top");
        Button add = controls.button("adjudication.add", this::add);
        add.disableProperty()
                .bind(Bindings.createBooleanBinding(
                                () -> reader.get().isBlank() || pin.get().length() < 4, reader, pin)
                        .or(viewModel.busyProperty())
                        .or(viewModel.passPhraseProperty().isEmpty()));
        HBox row = new HBox(controls.label(controls.text("adjudication.needs"), "hilum-hint"), controls.spring(), add);
        row.getStyleClass().add("reading-row");
        getChildren()
                .addAll(
                        controls.label(controls.text("adjudication.title"), "hilum-section"),
                        controls.label(controls.text("adjudication.about"), "hilum-hint"),
                        scroll,
                        fields,
                        row);
        viewModel.codes().subscribe(this::show);
        show();
    }

    private void show() {
        boxes.clear();
        for (String code : viewModel.codes()) {
            CheckBox box = new CheckBox(code);
            box.setMnemonicParsing(false);
            box.setAccessibleText(controls.text("adjudication.case", code));
            box.setTooltip(new Tooltip(controls.text("adjudication.case", code)));
            boxes.add(box);
        }
        codes.getChildren().setAll(boxes);
    }

    private void add() {
        List<String> chosen = boxes.stream()
                .filter(CheckBox::isSelected)
                .map(CheckBox::getText)
                .toList();
        if (!chosen.isEmpty()) {
            viewModel.addAdjudicator(reader.get().strip(), pin.get(), chosen);
            pin.set("");
        }
    }
}
