package hilum.reading.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Gives a further reader some cases, by their blinded codes. */
final class AdjudicationCard extends VBox {
    private static final double ROW_PX = 28;
    private static final int MOST_ROWS = 6;

    private final CoordinatorViewModel viewModel;
    private final Controls controls = new Controls();
    private final StringProperty reader = new SimpleStringProperty("");
    private final StringProperty pin = new SimpleStringProperty("");
    private final ListView<String> codes = new ListView<>();
    private final Map<String, BooleanProperty> chosen = new LinkedHashMap<>();
    private final StringProperty count = new SimpleStringProperty("");

    AdjudicationCard(CoordinatorViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().addAll("hilum-card", "reading-step-fields");
        prepareCodes();
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
                        .or(viewModel.work().busyProperty())
                        .or(viewModel.passPhraseProperty().isEmpty()));
        HBox row = new HBox(controls.label(controls.text("adjudication.needs"), "hilum-hint"), controls.spring(), add);
        row.getStyleClass().add("reading-row");
        getChildren()
                .addAll(
                        controls.label(controls.text("adjudication.title"), "hilum-section"),
                        controls.label(controls.text("adjudication.about"), "hilum-hint"),
                        codes,
                        counted(),
                        fields,
                        row);
        viewModel.codes().subscribe(this::show);
        show();
    }

    private Label counted() {
        Label counted = controls.label(count, "hilum-secondary");
        counted.setId("adjudication-count");
        return counted;
    }

    /** A tick for each case, in as few nodes as are seen; the space bar ticks the case that the arrow keys are on. */
    private void prepareCodes() {
        codes.setId("adjudication-cases");
        codes.getStyleClass().addAll("reading-rows", "reading-rows-read");
        codes.setFixedCellSize(ROW_PX);
        codes.setAccessibleText(controls.text("adjudication.cases"));
        codes.setTooltip(new Tooltip(controls.text("adjudication.cases.tip")));
        codes.setCellFactory(_ -> new TickCell());
        codes.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            String code = codes.getFocusModel().getFocusedItem();
            if (event.getCode() == KeyCode.SPACE && code != null) {
                BooleanProperty tick = Objects.requireNonNull(chosen.get(code));
                tick.set(!tick.get());
                event.consume();
            }
        });
    }

    private void show() {
        chosen.clear();
        for (String code : viewModel.codes()) {
            BooleanProperty tick = new SimpleBooleanProperty();
            tick.addListener((_, _, _) -> count());
            chosen.put(code, tick);
        }
        codes.getItems().setAll(viewModel.codes());
        double height = ROW_PX * Math.clamp(codes.getItems().size(), 1, MOST_ROWS) + 4;
        codes.setMinHeight(height);
        codes.setPrefHeight(height);
        codes.setMaxHeight(height);
        count();
    }

    private void count() {
        count.set(controls.text("adjudication.chosen", ticked().size(), chosen.size()));
    }

    private List<String> ticked() {
        return chosen.entrySet().stream()
                .filter(each -> each.getValue().get())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add() {
        List<String> cases = ticked();
        if (!cases.isEmpty()) {
            viewModel.addAdjudicator(reader.get().strip(), pin.get(), cases);
            pin.set("");
        }
    }

    /** A case with its tick. The list takes the focus, its ticks do not: hundreds of them would stand in the way of Tab. */
    private final class TickCell extends ListCell<String> {
        private final CheckBox box = new CheckBox();
        private @Nullable BooleanProperty tick;

        TickCell() {
            box.setMnemonicParsing(false);
            box.setFocusTraversable(false);
        }

        @Override
        protected void updateItem(@Nullable String code, boolean empty) {
            super.updateItem(code, empty);
            if (tick != null) {
                box.selectedProperty().unbindBidirectional(tick);
            }
            tick = code == null || empty ? null : chosen.get(code);
            if (code != null && tick != null) {
                box.selectedProperty().bindBidirectional(tick);
                box.setText(controls.text("adjudication.case", code));
            }
            setGraphic(tick == null ? null : box);
            setAccessibleText(tick == null ? null : box.getText());
        }
    }
}
