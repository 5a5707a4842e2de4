package hilum.reading.ui;

import hilum.reading.CoordinatorDesk;
import javafx.scene.Node;

/** Makes the page of a study's results; the page asks for reason and pass phrase itself. JavaFX thread. */
@FunctionalInterface
public interface ResultsRoom {
    /** @param back leads to the list of studies */
    Node open(CoordinatorDesk desk, String reading, Runnable back);
}
