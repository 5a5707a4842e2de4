package hilum.reading.ui.results;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Parts below each other that are made one in a pulse, from the top: many tables at once would hold the window up. */
final class GrowingPage extends VBox {
    private boolean begun;

    GrowingPage() {
        getStyleClass().add("results-content");
    }

    boolean begun() {
        return begun;
    }

    /** Shows the first part now and the others as they are made. */
    void grow(List<Supplier<Node>> parts) {
        begun = true;
        Iterator<Supplier<Node>> rest = parts.iterator();
        AnimationTimer pulses = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (rest.hasNext()) {
                    getChildren().add(rest.next().get());
                } else {
                    stop();
                }
            }
        };
        pulses.handle(0);
        pulses.start();
    }
}
