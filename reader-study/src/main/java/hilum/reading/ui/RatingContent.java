package hilum.reading.ui;

import javafx.scene.Node;

/** What stands between the head and the foot of a reading page. */
interface RatingContent {
    Node node();

    /** Puts the focus where the reader goes on. */
    void focus();
}
