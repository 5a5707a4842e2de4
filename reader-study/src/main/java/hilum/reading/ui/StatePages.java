package hilum.reading.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The pages without content: busy, failed, and not before a date. */
final class StatePages {
    private StatePages() {}

    static Node opening() {
        Controls controls = new Controls();
        ProgressIndicator busy = new ProgressIndicator();
        busy.setAccessibleText(controls.text("opening.hint"));
        busy.getStyleClass().add("reading-busy");
        return centred(busy, controls.label(controls.text("opening.hint"), "hilum-hint"));
    }

    static Node failed(String words, Runnable retry) {
        Controls controls = new Controls();
        return centred(
                controls.label(controls.text("failed.title"), "hilum-title"),
                controls.label(words, "hilum-banner-bad"),
                controls.button("failed.retry", retry, "hilum-primary"));
    }

    static Node stopped(String words, Runnable back) {
        Controls controls = new Controls();
        FontIcon icon = new FontIcon(MaterialDesignC.CALENDAR_CLOCK);
        icon.getStyleClass().add("reading-large-icon");
        Button button = controls.button("stopped.back", back, "hilum-primary");
        controls.focusWhenShown(button, () -> true);
        return centred(
                icon,
                controls.label(controls.text("stopped.title"), "hilum-title"),
                controls.label(words, "hilum-secondary", "reading-cover-words"),
                button);
    }

    private static VBox centred(Node... nodes) {
        VBox box = new VBox(nodes);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("reading-state");
        return box;
    }
}
