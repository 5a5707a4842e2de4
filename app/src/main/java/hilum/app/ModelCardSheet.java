package hilum.app;

import hilum.app.measure.Figure;
import hilum.resources.Messages;
import hilum.resources.Stylesheets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The card of the built-in model, with every target that was missed said to be so. JavaFX thread only. */
final class ModelCardSheet {
    private final Messages words;

    ModelCardSheet(Messages words) {
        this.words = words;
    }

    void show(ModelCard card, Window owner) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(words.text("card.title", card.name()));
        dialog.getDialogPane().setId("model-card-sheet");
        dialog.getDialogPane().getStylesheets().setAll(Stylesheets.readingRoom());
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        ScrollPane scroll = new ScrollPane(content(card));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("models-scroll");
        scroll.setAccessibleText(words.text("card.title", card.name()));
        dialog.getDialogPane().setContent(scroll);
        dialog.setOnShown(_ -> scroll.requestFocus());
        dialog.show();
    }

    private VBox content(ModelCard card) {
        VBox content = new VBox();
        content.getStyleClass().add("card-content");
        List<Node> nodes = content.getChildren();
        nodes.add(label(card.name(), "hilum-title"));
        nodes.add(label(words.text("card.version", card.version(), card.trained()), "hilum-hint"));
        nodes.add(label(card.about(), "hilum-text"));
        nodes.add(label(words.text("research.line"), "hilum-banner-warn"));
        section(nodes, "card.limits", card.limits());
        nodes.add(label(words.text("card.figures"), "hilum-section"));
        List<Figure> all = new ArrayList<>(card.figures());
        all.addAll(card.speed());
        nodes.add(all.isEmpty() ? label(words.text("card.none"), "hilum-secondary") : table(all));
        if (!all.isEmpty()) {
            nodes.add(label(words.text("card.note"), "hilum-hint"));
        }
        section(nodes, "card.data", card.data());
        return content;
    }

    private void section(List<Node> nodes, String key, List<String> lines) {
        nodes.add(label(words.text(key), "hilum-section"));
        lines.forEach(line -> nodes.add(label(words.text("card.line", line), "hilum-secondary")));
    }

    private GridPane table(List<Figure> figures) {
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        figures.forEach(figure ->
                groups.computeIfAbsent(figure.group(), _ -> new ArrayList<>()).add(figure));
        GridPane table = new GridPane();
        table.setId("card-figures");
        table.getStyleClass().add("card-table");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints narrow = new ColumnConstraints();
        narrow.setMinWidth(Region.USE_PREF_SIZE);
        table.getColumnConstraints().setAll(wide, narrow, narrow, narrow, narrow);
        int row = 0;
        for (Map.Entry<String, List<Figure>> group : groups.entrySet()) {
            table.addRow(
                    row++,
                    label(group.getKey(), "card-group"),
                    cell(words.text("card.n"), "hilum-hint"),
                    cell(words.text("card.value"), "hilum-hint"),
                    cell(words.text("card.target"), "hilum-hint"));
            for (Figure figure : group.getValue()) {
                table.addRow(row++, row(figure));
            }
        }
        return table;
    }

    private Node[] row(Figure figure) {
        String target = figure.target();
        return new Node[] {
            label(figure.label(), "hilum-text"),
            cell(words.text("card.count", figure.n()), "hilum-secondary"),
            cell(ModelCard.value(figure), "hilum-text"),
            cell(target == null ? "" : target, "hilum-secondary"),
            verdict(figure.reached())
        };
    }

    private Label verdict(@Nullable Boolean reached) {
        if (reached == null) {
            return new Label();
        }
        Label verdict =
                cell(words.text(reached ? "card.reached" : "card.missed"), reached ? "card-reached" : "card-missed");
        verdict.setGraphic(FontIcon.of(reached ? MaterialDesignC.CHECK : MaterialDesignA.ALERT_OUTLINE, 14));
        return verdict;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
