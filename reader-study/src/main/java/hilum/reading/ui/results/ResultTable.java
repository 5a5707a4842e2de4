package hilum.reading.ui.results;

import hilum.reading.export.PrintedTable;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** A printed table on the screen: as high as its rows; where it is long it takes what room is left, and scrolls. Only the rows that are seen are made. */
final class ResultTable extends TableView<List<String>> {
    private static final double ROW_PX = 28;
    private static final double HEAD_PX = 32;
    /** As reading.css has it for {@code two-lined}. */
    private static final double TWO_LINED_HEAD_PX = 44;

    /** Characters of a head that stand in one line, also where the window is narrow. */
    private static final int ONE_LINE = 14;

    /** Room at both sides of a head. */
    private static final double HEAD_GAP_PX = 14;

    private static final int FEW_ROWS = 10;
    /** Never makes the 80 px that a new column has: JavaFX takes a column of that width for one to be fitted to its first 30 rows, which is slow. */
    private static final double WEIGHT_PX = 101;

    /** Whether there are more rows than it shows at least. */
    static boolean isLong(PrintedTable table) {
        return table.rows().size() > FEW_ROWS;
    }

    ResultTable(PrintedTable table) {
        getStyleClass().add("reading-grid");
        setAccessibleText(table.caption());
        setTooltip(new Tooltip(table.caption()));
        setFixedCellSize(ROW_PX);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        for (int i = 0; i < table.columns().size(); i++) {
            getColumns().add(column(table.columns().get(i), i));
        }
        setPlaceholder(new Region());
        // The rows come a pulse after the table itself: both at once would hold the window up.
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                Platform.runLater(() -> getItems().setAll(table.rows()));
            }
        });
        boolean twoLined =
                table.columns().stream().anyMatch(column -> column.head().length() > ONE_LINE);
        if (twoLined) {
            getStyleClass().add("two-lined");
        }
        double head = twoLined ? TWO_LINED_HEAD_PX : HEAD_PX;
        double height = head + ROW_PX * Math.min(FEW_ROWS, table.rows().size()) + 2;
        setPrefHeight(height);
        setMinHeight(height);
        setMaxHeight(head + ROW_PX * table.rows().size() + 2);
    }

    private static TableColumn<List<String>, String> column(PrintedTable.Column printed, int index) {
        TableColumn<List<String>, String> column = new TableColumn<>();
        Label head = new Label(printed.head());
        head.setTooltip(new Tooltip(printed.head()));
        head.setWrapText(true);
        head.setTextAlignment(printed.number() ? TextAlignment.RIGHT : TextAlignment.LEFT);
        head.prefWidthProperty().bind(column.widthProperty().subtract(HEAD_GAP_PX));
        column.setGraphic(head);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(printed.weight() * WEIGHT_PX);
        column.setMinWidth(40);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().get(index)));
        column.setCellFactory(_ -> new WholeText());
        if (printed.number()) {
            column.getStyleClass().add("results-number");
        }
        return column;
    }

    /** A cell whose tooltip has what does not fit. */
    private static final class WholeText extends TableCell<List<String>, String> {
        WholeText() {
            // Made when it is asked for: one for each of thousands of cells would hold the window up.
            setOnMouseEntered(_ -> setTooltip(getText().isEmpty() ? null : new Tooltip(getText())));
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            boolean none = text == null || empty || text.isEmpty();
            setText(none ? "" : text);
            setTooltip(null);
        }
    }
}
