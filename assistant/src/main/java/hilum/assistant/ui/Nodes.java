package hilum.assistant.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Builds the small nodes that chat and draft share, with their words from the messages. */
final class Nodes {
    private final Words words;

    Nodes(Words words) {
        this.words = words;
    }

    Label label(String key, String... styleClasses) {
        return plain(words.text(key), styleClasses);
    }

    Label plain(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    Label wrapping(String text, String... styleClasses) {
        Label label = plain(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Gives {@code control} the tooltip {@code key.tooltip} and the same words for a screen reader. */
    <T extends ButtonBase> T explained(T control, String key) {
        control.setTooltip(new Tooltip(words.text(key + ".tooltip")));
        control.setAccessibleText(words.text(key));
        control.setAccessibleHelp(words.text(key + ".tooltip"));
        control.setMinWidth(Region.USE_PREF_SIZE);
        return control;
    }

    HBox key(String keyKey, String whatKey) {
        HBox box = new HBox(label(keyKey, "hilum-key"), label(whatKey, "hilum-hint"));
        box.getStyleClass().add("assistant-key");
        box.getChildren().forEach(node -> ((Region) node).setMinWidth(Region.USE_PREF_SIZE));
        return box;
    }

    static FontIcon icon(Ikon ikon, String... styleClasses) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    static FlowPane flow(Node... nodes) {
        FlowPane flow = new FlowPane(Orientation.HORIZONTAL, nodes);
        flow.getStyleClass().add("assistant-flow");
        return flow;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
