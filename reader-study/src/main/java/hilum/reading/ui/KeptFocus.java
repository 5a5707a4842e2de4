package hilum.reading.ui;

import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * A control that cannot be used for a while and keeps its place all the same: JavaFX hands the focus of a disabled control on to some other
 * one; when the work is done it comes back, unless the user has gone elsewhere in between.
 */
final class KeptFocus {
    private final Node node;
    private final ChangeListener<Node> moving = (_, _, to) -> moved(to);
    private @Nullable Scene watched;
    private boolean wentByItself;
    private @Nullable Node wentTo;

    private KeptFocus(Node node) {
        this.node = node;
    }

    /** Disables {@code node} while {@code closed}. */
    static void disableWhile(Node node, ObservableValue<Boolean> closed) {
        KeptFocus kept = new KeptFocus(node);
        node.disabledProperty().addListener((_, _, off) -> {
            if (off) {
                kept.leave();
            } else {
                kept.comeBack();
            }
        });
        node.disableProperty().bind(closed);
    }

    private void leave() {
        Scene scene = node.getScene();
        if (scene != null && node.equals(scene.getFocusOwner())) {
            watched = scene;
            wentByItself = false;
            wentTo = null;
            scene.focusOwnerProperty().addListener(moving);
        }
    }

    /** The first move is JavaFX's own: to nothing, and from there to the first control of the window. */
    private void moved(@Nullable Node to) {
        if (!wentByItself && to != null) {
            wentByItself = true;
            wentTo = to;
        }
    }

    private void comeBack() {
        if (watched == null) {
            return;
        }
        Scene scene = watched;
        watched = null;
        scene.focusOwnerProperty().removeListener(moving);
        if (scene.equals(node.getScene()) && (!wentByItself || Objects.equals(scene.getFocusOwner(), wentTo))) {
            node.requestFocus();
        }
    }
}
