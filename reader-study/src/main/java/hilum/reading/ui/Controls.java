package hilum.reading.ui;

import hilum.resources.Messages;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the controls of this room with their words: text, accessible text and tooltip come from one key. */
final class Controls {
    private final Messages messages = Messages.of("reading");

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** A button with the id and texts of {@code key}: {@code key} and {@code key.tip}. */
    Button button(String key, Runnable command, String... styles) {
        Button button = new Button(text(key));
        button.setId(key.replace('.', '-'));
        button.setTooltip(new Tooltip(text(key + ".tip")));
        button.setAccessibleText(text(key + ".tip"));
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> command.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button that shows only its icon. */
    Button iconButton(String key, Ikon icon, Runnable command, String... styles) {
        Button button = button(key, command, styles);
        button.setText("");
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    Label label(ObservableValue<String> text, String... styles) {
        Label label = label("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /** A line that is there only while it has something to say. */
    Label line(ObservableValue<String> text, String... styles) {
        Label label = label(text, styles);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * Gives {@code node} the focus whenever it comes into a scene and {@code wanted} still holds. In a scroll pane that is later than its
     * page: when the pane is styled.
     */
    void focusWhenShown(Node node, BooleanSupplier wanted) {
        node.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(() -> {
                    if (wanted.getAsBoolean()) {
                        node.requestFocus();
                    }
                });
            }
        });
    }

    Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
