package hilum.reading.ui;

import hilum.reading.AuditEntry;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The study's log, the newest line first. */
final class AuditCard extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int MOST_LINES = 200;

    private final Controls controls = new Controls();
    private final VBox lines = new VBox();

    AuditCard(ObservableList<AuditEntry> log) {
        getStyleClass().addAll("hilum-card", "reading-step-fields");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setId("audit");
        scroll.setAccessibleText(controls.text("audit.title"));
        scroll.setTooltip(new Tooltip(controls.text("audit.title")));
        scroll.getStyleClass().add("reading-problem-list");
        getChildren()
                .addAll(
                        controls.label(controls.text("audit.title"), "hilum-section"),
                        controls.label(controls.text("audit.about"), "hilum-hint"),
                        scroll);
        log.subscribe(() -> show(log));
        show(log);
    }

    private void show(List<AuditEntry> log) {
        PlainTable table = new PlainTable(List.of(controls.text("audit.what"), controls.text("audit.when")), List.of());
        log.reversed().stream()
                .limit(MOST_LINES)
                .forEach(entry -> table.add(List.of(
                        table.cell(controls.text("audit.line", entry.what(), entry.detail())),
                        table.cell(TIME.format(entry.at().atZone(ZoneId.systemDefault())), "hilum-secondary"))));
        lines.getChildren().setAll(table);
    }
}
