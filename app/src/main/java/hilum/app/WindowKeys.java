package hilum.app;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;

/** Keys that work wherever the focus is. Letters belong to the part that has the focus, so typing never changes a picture. */
final class WindowKeys {
    private final Scene scene;
    private final List<Node> stops;

    /** @param panel gives its focus to the content of its chosen tab */
    WindowKeys(Scene scene, WindowActions actions, Node picture, Node panel, Node studies) {
        this.scene = scene;
        this.stops = List.of(picture, panel, studies);
        on(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN), actions::openFiles);
        on(
                new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                actions::openFolder);
        Window.getWindows().addListener(WindowKeys::letEscapePass);
        on(new KeyCodeCombination(KeyCode.F1), actions::showKeys);
        on(new KeyCodeCombination(KeyCode.F6), () -> moveFocus(1));
        on(new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN), () -> moveFocus(-1));
    }

    /** F8 and F9 turn the studies and the panel on and off. */
    void toggles(ToggleButton studies, ToggleButton panel) {
        on(new KeyCodeCombination(KeyCode.F8), studies::fire);
        on(new KeyCodeCombination(KeyCode.F9), panel::fire);
    }

    /** A tooltip that happens to show would swallow the Esc that is to stop an answer; it hides and lets the key pass instead. */
    private static void letEscapePass(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window window : change.getAddedSubList()) {
                if (window instanceof Tooltip tooltip) {
                    tooltip.setConsumeAutoHidingEvents(false);
                }
            }
        }
    }

    private void on(KeyCombination keys, Runnable action) {
        scene.getAccelerators().put(keys, action);
    }

    /** To the next stop that is shown, from the one that holds the focus now. */
    private void moveFocus(int step) {
        int at = -1;
        for (Node node = scene.getFocusOwner(); node != null && at < 0; node = node.getParent()) {
            at = stops.indexOf(node);
        }
        for (int tries = 1; tries <= stops.size(); tries++) {
            Node next = stops.get(Math.floorMod(at + step * tries, stops.size()));
            if (next.isVisible() && scene.equals(next.getScene())) {
                next.requestFocus();
                return;
            }
        }
    }
}
