package hilum.reading.ui;

import hilum.reading.StudyStatus.ReaderStatus;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** How far each reader is. Only the rows that are seen are made: a study may have many readers. */
public final class ReaderTable extends TableView<ReaderStatus> {
    private static final double ROW_PX = 30;
    private static final double HEAD_PX = 30;
    private static final int MOST_ROWS = 8;

    private final Controls controls = new Controls();

    public ReaderTable() {
        setId("desk-readers");
        getStyleClass().add("reading-grid");
        setAccessibleText(controls.text("desk.readers"));
        setTooltip(new Tooltip(controls.text("desk.readers")));
        setFixedCellSize(ROW_PX);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns()
                .setAll(List.of(
                        column("balance.reader", 300, this::name, null),
                        column("desk.progress", 200, this::done, this::bar),
                        column("desk.items", 120, this::done, null),
                        column("desk.state", 140, this::state, this::level)));
    }

    /** Replaces what is shown. */
    public void show(List<ReaderStatus> readers) {
        getItems().setAll(readers);
        double height = HEAD_PX + ROW_PX * Math.clamp(readers.size(), 1, MOST_ROWS) + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** @param picture stands in the place of the words, which are then only spoken */
    private TableColumn<ReaderStatus, ReaderStatus> column(
            String head,
            double width,
            Function<ReaderStatus, String> words,
            @Nullable Function<ReaderStatus, Node> picture) {
        TableColumn<ReaderStatus, ReaderStatus> column = new TableColumn<>(controls.text(head));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ReaderStatus reader, boolean empty) {
                super.updateItem(reader, empty);
                boolean none = empty || reader == null;
                setText(none || picture != null ? null : words.apply(reader));
                setGraphic(none || picture == null ? null : picture.apply(reader));
                setAccessibleText(none ? null : words.apply(reader));
            }
        });
        return column;
    }

    private String name(ReaderStatus reader) {
        return reader.adjudicator() ? controls.text("desk.adjudicator.name", reader.reader()) : reader.reader();
    }

    private String done(ReaderStatus reader) {
        return controls.text("desk.of", reader.itemsDone(), reader.items());
    }

    private Node bar(ReaderStatus reader) {
        ProgressBar bar = new ProgressBar((double) reader.itemsDone() / Math.max(1, reader.items()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(controls.text("start.done-of", reader.itemsDone(), reader.items()));
        return bar;
    }

    private String state(ReaderStatus reader) {
        return controls.text(
                reader.collected()
                        ? "desk.state.collected"
                        : reader.finished()
                                ? "desk.state.finished"
                                : reader.itemsDone() > 0 ? "desk.state.reading" : "desk.state.waiting");
    }

    private Node level(ReaderStatus reader) {
        return controls.label(
                state(reader), "reading-level", reader.finished() ? "reading-level-good" : "reading-level-plain");
    }
}
