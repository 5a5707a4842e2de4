package hilum.viewer.ui;

import hilum.resources.Messages;
import hilum.viewer.Skipped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** How many objects were skipped and why; its link lists each of them. */
final class SkippedLine extends VBox {
    private static final Messages WORDS = Messages.of("viewer");
    private static final double CELL_HEIGHT_PX = 42;
    private static final int CELLS_IN_SIGHT = 8;

    private final ObservableList<Skipped> skipped;
    private final ObservableBooleanValue folded;
    private final Label summary = new Label();
    private final Hyperlink details = new Hyperlink(WORDS.text("skipped.details"));

    SkippedLine(ObservableList<Skipped> skipped, ObservableBooleanValue folded) {
        this.skipped = skipped;
        this.folded = folded;
        getStyleClass().add("skipped-line");
        summary.getStyleClass().add("hilum-hint");
        summary.setWrapText(true);
        details.setTooltip(new Tooltip(WORDS.text("skipped.details.tooltip")));
        details.setOnAction(press -> showDetails());
        getChildren().addAll(summary, details);
        folded.addListener(change -> refresh());
        skipped.subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        boolean shown = !skipped.isEmpty() && !folded.get();
        setVisible(shown);
        setManaged(shown);
        if (shown) {
            Map<String, Long> counts = skipped.stream()
                    .collect(Collectors.groupingBy(SkippedLine::words, LinkedHashMap::new, Collectors.counting()));
            String reasons = counts.entrySet().stream()
                    .map(entry -> WORDS.text("skipped.count", entry.getValue(), entry.getKey()))
                    .collect(Collectors.joining(", "));
            summary.setText(WORDS.text("skipped.summary", skipped.size(), reasons));
        }
    }

    /** What was left out in the fewest words: the kind of object where one is known, else the reason. */
    private static String words(Skipped file) {
        return file.reason() == Skipped.Reason.NO_PICTURE && !file.detail().isBlank() ? file.detail() : reason(file);
    }

    private static String reason(Skipped file) {
        return WORDS.text("skipped.reason." + file.reason().name().toLowerCase(Locale.ROOT));
    }

    private void showDetails() {
        ListView<Skipped> list = new ListView<>(skipped);
        list.setCellFactory(view -> new SkippedCell());
        list.setFixedCellSize(CELL_HEIGHT_PX);
        list.setPrefSize(420, CELL_HEIGHT_PX * Math.clamp(skipped.size(), 2, CELLS_IN_SIGHT) + 2);
        list.setAccessibleText(WORDS.text("skipped.title"));
        Label title = new Label(WORDS.text("skipped.title"));
        title.getStyleClass().add("hilum-section");
        Label hint = new Label(WORDS.text("skipped.hint"));
        hint.getStyleClass().add("hilum-hint");
        VBox content = new VBox(8, title, hint, list);
        content.getStyleClass().add("skipped-popup");
        PopOver over = new PopOver(content);
        over.setArrowLocation(PopOver.ArrowLocation.LEFT_BOTTOM);
        over.setAnimated(false);
        over.getRoot().getStylesheets().setAll(getScene().getStylesheets());
        over.show(details);
        list.requestFocus();
    }

    private static final class SkippedCell extends ListCell<Skipped> {
        private final Label name = new Label();
        private final Label why = new Label();
        private final VBox lines = new VBox(name, why);

        SkippedCell() {
            why.getStyleClass().add("hilum-secondary");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Skipped file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                return;
            }
            name.setText(String.valueOf(file.file().getFileName()));
            why.setText(
                    file.detail().isBlank()
                            ? reason(file)
                            : WORDS.text("skipped.reason.detail", reason(file), file.detail()));
            setTooltip(new Tooltip(WORDS.text("skipped.tooltip", why.getText(), file.file())));
            setGraphic(lines);
        }
    }
}
