package hilum.reading.ui;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How many errors of each class a reader finds in each text: a row per class, less and more per text. Folded until it is wanted. */
final class ErrorCounters extends TitledPane {
    private final Controls controls = new Controls();

    /**
     * @param texts what the texts are called on this page
     * @param classes one row each
     */
    ErrorCounters(List<String> texts, List<Row> classes) {
        getStyleClass().add("reading-error-pane");
        setId("errors");
        setText(controls.text("errors.title"));
        setAccessibleText(controls.text("errors.tip"));
        setTooltip(new Tooltip(controls.text("errors.tip")));
        setAnimated(false);
        setExpanded(false);
        setMinHeight(USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("reading-errors");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        for (int text = 0; text < texts.size(); text++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.CENTER);
            column.setMinWidth(USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
            grid.add(controls.label(texts.get(text), "reading-table-head"), text + 1, 0);
        }
        for (int row = 0; row < classes.size(); row++) {
            Row error = classes.get(row);
            grid.add(controls.label(error.name()), 0, row + 1);
            for (int text = 0; text < texts.size(); text++) {
                grid.add(counter(error.name(), texts.get(text), error.counts().get(text)), text + 1, row + 1);
            }
        }
        setContent(grid);
    }

    /**
     * A class of errors.
     *
     * @param counts one per text, 0 or more
     */
    record Row(String name, List<IntegerProperty> counts) {
        Row {
            counts = List.copyOf(counts);
        }
    }

    private Node counter(String name, String text, IntegerProperty count) {
        Label shown = new Label();
        shown.getStyleClass().add("reading-count");
        shown.textProperty().bind(count.asString());
        Button less = step("errors.less", name, text, () -> count.set(Math.max(0, count.get() - 1)));
        less.disableProperty().bind(count.lessThan(1));
        Button more = step("errors.more", name, text, () -> count.set(count.get() + 1));
        HBox row = new HBox(less, shown, more);
        row.getStyleClass().add("reading-row");
        return row;
    }

    private Button step(String key, String name, String text, Runnable command) {
        Button button = new Button(controls.text(key));
        button.getStyleClass().add("reading-step-button");
        button.setAccessibleText(controls.text(key + ".tip", name, text));
        button.setTooltip(new Tooltip(controls.text(key + ".tip", name, text)));
        button.setOnAction(_ -> command.run());
        return button;
    }
}
