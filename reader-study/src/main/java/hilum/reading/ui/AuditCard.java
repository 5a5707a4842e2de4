package hilum.reading.ui;

import hilum.reading.AuditEntry;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The study's log, the newest line first. */
final class AuditCard extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Controls controls = new Controls();

    AuditCard(ObservableList<AuditEntry> log) {
        getStyleClass().addAll("hilum-card", "reading-step-fields");
        RowList<AuditEntry> lines = new RowList<AuditEntry>(controls.text("audit.title"), this::line, this::spoken)
                .readWithKeys(controls.text("audit.about"));
        lines.setId("audit");
        lines.getStyleClass().add("reading-audit");
        getChildren()
                .addAll(
                        controls.label(controls.text("audit.title"), "hilum-section"),
                        controls.label(controls.text("audit.about"), "hilum-hint"),
                        lines);
        log.subscribe(() -> lines.getItems().setAll(log.reversed()));
        lines.getItems().setAll(log.reversed());
    }

    private Node line(AuditEntry entry) {
        Label what = controls.label(what(entry));
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Label when = controls.label(when(entry), "hilum-secondary");
        when.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(what, when);
        line.getStyleClass().addAll("reading-row", "reading-top");
        return line;
    }

    private String spoken(AuditEntry entry) {
        return controls.text("audit.spoken", when(entry), what(entry));
    }

    private String what(AuditEntry entry) {
        return entry.detail().isEmpty() ? entry.what() : controls.text("audit.line", entry.what(), entry.detail());
    }

    private static String when(AuditEntry entry) {
        return TIME.format(entry.at().atZone(ZoneId.systemDefault()));
    }
}
