package hilum.reading.ui.results;

import hilum.resources.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the controls of the page with their words: text, accessible text and tooltip come from one key. */
final class ResultsControls {
    private final Messages messages = Messages.of("reading");

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** A button with the id and texts of {@code key}: {@code key} and {@code key.tip}. */
    Button button(String key, Ikon icon, Runnable command, String... styles) {
        Button button = new Button(text(key), new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.setTooltip(new Tooltip(text(key + ".tip")));
        button.setAccessibleText(text(key + ".tip"));
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> command.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A line that is there only while it has something to say. */
    Label line(ObservableValue<String> text, String... styles) {
        Label label = label("", styles);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
