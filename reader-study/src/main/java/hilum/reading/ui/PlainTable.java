package hilum.reading.ui;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A small table that is read and not edited: a line of heads, then lines of nodes. The first column takes what room is left. */
final class PlainTable extends GridPane {
    private final Controls controls = new Controls();
    private int lines;

    /** @param numbers columns, from 0, that stand at the right */
    PlainTable(List<String> heads, List<Integer> numbers) {
        getStyleClass().add("reading-table");
        for (int column = 0; column < heads.size(); column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column == 0 ? Priority.ALWAYS : Priority.NEVER);
            width.setHalignment(numbers.contains(column) ? HPos.RIGHT : HPos.LEFT);
            if (column > 0) {
                width.setMinWidth(USE_PREF_SIZE);
            }
            getColumnConstraints().add(width);
        }
        add(heads.stream()
                .<Node>map(head -> controls.label(head, "reading-table-head"))
                .toList());
    }

    /** Adds a line; as many nodes as there are heads. */
    void add(List<? extends Node> cells) {
        for (int column = 0; column < cells.size(); column++) {
            GridPane.setValignment(cells.get(column), cells.get(column) instanceof Label ? VPos.TOP : VPos.CENTER);
            add(cells.get(column), column, lines);
        }
        lines++;
    }

    /** A cell of words. */
    Label cell(String words, String... styles) {
        return controls.label(words, styles);
    }
}
