package hilum.reading.ui;

import hilum.reading.ReadingDesign;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Readers, order, practice, sessions, and what is asked besides: two columns, or one where it is narrow. */
final class ReadersStep extends VBox {
    private static final double TWO_COLUMNS_FROM_PX = 620;

    private final SessionForm session;
    private final Controls controls = new Controls();

    ReadersStep(WizardForm form) {
        session = form.session();
        getStyleClass().add("reading-step-fields");
        ReadingDesign design = form.design().get();
        VBox left = column(
                controls.named("readers.names", names()),
                controls.number("readers.per-case", session.readersPerCase),
                controls.number("readers.seed", session.seed));
        VBox middle = column(
                controls.number("readers.training", session.training),
                controls.number("readers.repeats", session.repeats),
                controls.number("readers.catches", session.catches));
        VBox right = column(
                controls.number("readers.idle", session.idleSeconds),
                controls.number("readers.session", session.sessionMinutes));
        if (design.periods() > 1) {
            right.getChildren().add(controls.number("readers.washout", session.washoutDays));
        }
        VBox last = column();
        if (design.pairs()) {
            last.getChildren()
                    .addAll(
                            controls.number("readers.guesses", session.guesses),
                            controls.check("readers.errors", session.errorClasses));
        }
        last.getChildren().add(controls.check("readers.view-log", session.viewLog));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("reading-columns");
        List<VBox> columns = List.of(left, middle, right, last);
        grid.getChildren().addAll(columns);
        arrange(grid, columns, 2);
        widthProperty()
                .subscribe(width -> arrange(
                        grid, columns, width.doubleValue() > 0 && width.doubleValue() < TWO_COLUMNS_FROM_PX ? 1 : 2));
        getChildren().add(grid);
    }

    private static void arrange(GridPane grid, List<VBox> columns, int across) {
        grid.getColumnConstraints().clear();
        for (int column = 0; column < across; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / across);
            width.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(width);
        }
        for (int i = 0; i < columns.size(); i++) {
            GridPane.setConstraints(columns.get(i), i % across, i / across);
        }
    }

    private VBox column(Node... fields) {
        VBox column = new VBox(fields);
        column.getStyleClass().addAll("hilum-card", "reading-step-fields");
        return column;
    }

    private TextArea names() {
        TextArea names = new TextArea();
        names.setId("readers-names");
        names.setPrefRowCount(4);
        Controls.leaveWithTab(names);
        names.textProperty().bindBidirectional(session.readers);
        names.setAccessibleText(controls.text("readers.names"));
        names.setTooltip(new Tooltip(controls.text("readers.names.hint")));
        controls.focusWhenShown(names, () -> session.readers.get().isBlank());
        return names;
    }
}
