package hilum.reading.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/** The pages without content: busy and failed. */
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

    private static VBox centred(Node... nodes) {
        VBox box = new VBox(nodes);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("reading-state");
        return box;
    }
}
