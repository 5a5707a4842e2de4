package hilum.reading.ui;

import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Rows of any height below each other, as many as one likes: only those that are seen are made. */
final class RowList<T> extends ListView<T> {
    private final Function<T, Node> row;
    private final Function<T, String> spoken;

    /**
     * @param name for those who cannot see it
     * @param row makes what a row shows
     * @param spoken the same in words
     */
    RowList(String name, Function<T, Node> row, Function<T, String> spoken) {
        this.row = row;
        this.spoken = spoken;
        getStyleClass().add("reading-rows");
        setAccessibleText(name);
        setCellFactory(_ -> new Row());
    }

    /** Lets Tab come to the list itself, whose rows hold nothing that takes the focus; the arrow keys go from row to row. */
    RowList<T> readWithKeys(String tip) {
        setTooltip(new Tooltip(tip));
        getStyleClass().add("reading-rows-read");
        return this;
    }

    /** Leaves the focus to what the rows hold. */
    RowList<T> ofControls() {
        setFocusTraversable(false);
        return this;
    }

    private final class Row extends ListCell<T> {
        private @Nullable T made;

        Row() {
            // As wide as the list: long words go on in a next line.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            T wanted = empty ? null : item;
            if (Objects.equals(wanted, made)) {
                return;
            }
            made = wanted;
            setGraphic(wanted == null ? null : row.apply(wanted));
            setAccessibleText(wanted == null ? null : spoken.apply(wanted));
        }
    }
}
