package hilum.reading.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** Two report cards side by side, or stacked where it is narrow. A long report scrolls in its card, so the questions stay in view. */
final class ReportPair extends GridPane {
    private static final double STACKED_BELOW_PX = 560;

    private final List<VBox> cards;
    /** What stands side by side: the cards, or each card with its questions. */
    private final List<VBox> columns;

    private boolean stacked;

    ReportPair(ObservableValue<String> report1, ObservableValue<String> report2) {
        Controls controls = new Controls();
        cards = List.of(
                card(controls, controls.text("report.1"), report1, "report-1"),
                card(controls, controls.text("report.2"), report2, "report-2"));
        columns = new ArrayList<>(cards);
        getStyleClass().add("reading-pair");
        getChildren().addAll(cards);
        arrange(false);
        widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < STACKED_BELOW_PX;
            if (width.doubleValue() > 0 && narrow != stacked) {
                arrange(narrow);
            }
        });
    }

    /** Puts the questions of each report under its card. */
    void under(List<? extends Node> ofReport1, List<? extends Node> ofReport2) {
        List<List<? extends Node>> all = List.of(ofReport1, ofReport2);
        for (int report = 0; report < cards.size(); report++) {
            VBox column = new VBox(cards.get(report));
            column.getChildren().addAll(all.get(report));
            column.getStyleClass().add("reading-graded");
            VBox.setVgrow(cards.get(report), Priority.ALWAYS);
            columns.set(report, column);
        }
        getChildren().setAll(columns);
        arrange(stacked);
    }

    private void arrange(boolean oneColumn) {
        stacked = oneColumn;
        getColumnConstraints().setAll(oneColumn ? List.of(part()) : List.of(part(), part()));
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        getRowConstraints().setAll(oneColumn ? List.of(row, row) : List.of(row));
        GridPane.setConstraints(columns.getFirst(), 0, 0);
        GridPane.setConstraints(columns.getLast(), oneColumn ? 0 : 1, oneColumn ? 1 : 0);
    }

    /** Both columns get the same width, whatever their texts are. */
    private static ColumnConstraints part() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        column.setPrefWidth(200);
        return column;
    }

    private static VBox card(Controls controls, String title, ObservableValue<String> report, String id) {
        Label text = controls.label(report, "reading-report");
        text.setMaxWidth(Double.MAX_VALUE);
        ScrollPane scroll = new ScrollPane(text);
        scroll.setId(id);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.accessibleTextProperty().bind(Bindings.concat(title, ". ", text.textProperty()));
        // As high as its text, so long as there is room.
        text.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue()));
        report.subscribe(_ -> scroll.setVvalue(0));
        VBox card = new VBox(controls.label(title, "hilum-section", "reading-report-title"), scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getStyleClass().addAll("hilum-card", "reading-report-card");
        return card;
    }
}
