package hilum.reading.ui;

import java.util.EnumSet;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Takes away the presses that a held key repeats, where they would answer or go on: a page reacts to a key that was let go in between, so no
 * feedback and no break is passed unread. Keys that move or write may repeat.
 */
final class FreshKeys {
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
    private final EventHandler<KeyEvent> released = event -> held.remove(event.getCode());

    /** Watches the keys that reach {@code page}; a key may be let go anywhere in the window, or outside it. */
    void watch(Node page) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        page.sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_RELEASED, released);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_RELEASED, released);
            }
        });
        ObservableValue<Boolean> windowFocused =
                page.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty);
        windowFocused.subscribe(_ -> held.clear());
    }

    private void pressed(KeyEvent event) {
        boolean fresh = held.add(event.getCode());
        if (!fresh && acts(event)) {
            event.consume();
        }
    }

    /** Whether the key does something once and for all where the focus is. */
    private static boolean acts(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl;
        return switch (event.getCode()) {
            case ENTER -> !(event.getTarget() instanceof TextArea);
            case ESCAPE -> true;
            case SPACE -> !writing;
            default -> !writing && event.getCode().isDigitKey();
        };
    }
}
