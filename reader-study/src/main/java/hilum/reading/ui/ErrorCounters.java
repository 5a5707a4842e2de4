package hilum.reading.ui;

import hilum.reading.ErrorClass;
import java.util.List;
import java.util.Locale;
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

/**
 * How many errors of each class a reader finds in each text, significant ones and others: a row per class, less and more. Folded until it is
 * wanted.
 */
final class ErrorCounters extends TitledPane {
    private static final int MOST = 99;

    private final RatingViewModel viewModel;
    private final Controls controls = new Controls();
    private final GridPane grid = new GridPane();

    ErrorCounters(RatingViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("reading-error-pane");
        setId("errors");
        setText(controls.text("errors.title"));
        setAccessibleText(controls.text("errors.tip"));
        setTooltip(new Tooltip(controls.text("errors.tip")));
        setAnimated(false);
        setExpanded(false);
        setMinHeight(USE_PREF_SIZE);
        grid.getStyleClass().add("reading-errors");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        heads();
        int row = 2;
        for (ErrorClass errorClass : ErrorClass.values()) {
            row(errorClass, row++);
        }
        setContent(grid);
    }

    private void heads() {
        for (int report = 1; report <= 2; report++) {
            Label text = controls.label(controls.text("report." + report), "hilum-section");
            grid.add(text, 2 * report - 1, 0, 2, 1);
            GridPane.setHalignment(text, HPos.CENTER);
            for (boolean significant : List.of(true, false)) {
                ColumnConstraints column = new ColumnConstraints();
                column.setHalignment(HPos.CENTER);
                column.setMinWidth(USE_PREF_SIZE);
                grid.getColumnConstraints().add(column);
                grid.add(
                        controls.label(controls.text(kind(significant)), "reading-table-head"),
                        column(report, significant),
                        1);
            }
        }
    }

    private void row(ErrorClass errorClass, int row) {
        String name = viewModel.protocol().wording().of(errorClass);
        grid.add(controls.label(name), 0, row);
        for (int report = 1; report <= 2; report++) {
            for (boolean significant : List.of(true, false)) {
                grid.add(new Counter(errorClass, report, significant).node(name), column(report, significant), row);
            }
        }
    }

    private static int column(int report, boolean significant) {
        return 2 * report - (significant ? 1 : 0);
    }

    private static String kind(boolean significant) {
        return significant ? "errors.significant" : "errors.other";
    }

    /** Less, the number, more. */
    private final class Counter {
        private final ErrorClass errorClass;
        private final int report;
        private final boolean significant;

        Counter(ErrorClass errorClass, int report, boolean significant) {
            this.errorClass = errorClass;
            this.report = report;
            this.significant = significant;
        }

        Node node(String name) {
            Label shown = new Label();
            shown.getStyleClass().add("reading-count");
            Button less = button("errors.less", name, -1);
            Button more = button("errors.more", name, 1);
            viewModel.sheet().answersProperty().subscribe(answers -> {
                int count = answers.errors(report, errorClass, significant);
                shown.setText(Integer.toString(count));
                less.setDisable(count == 0);
                more.setDisable(count == MOST);
            });
            HBox row = new HBox(less, shown, more);
            row.getStyleClass().add("reading-counter");
            return row;
        }

        private Button button(String key, String name, int by) {
            Button button = new Button(controls.text(key));
            String words = controls.text(
                    key + ".tip", name, controls.text("report." + report), controls.text(kind(significant)));
            button.setId("%s-%s-%d-%s"
                    .formatted(
                            key.replace('.', '-'),
                            errorClass.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            report,
                            significant ? "significant" : "other"));
            button.getStyleClass().add("reading-step-button");
            button.setAccessibleText(words);
            button.setTooltip(new Tooltip(words));
            button.setOnAction(_ -> viewModel
                    .sheet()
                    .change(given -> given.withErrors(
                            report, errorClass, significant, given.errors(report, errorClass, significant) + by)));
            return button;
        }
    }
}
