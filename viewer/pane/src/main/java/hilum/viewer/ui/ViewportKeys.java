package hilum.viewer.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of a picture. They hang on the viewport itself, so they are dead while anybody types elsewhere. */
final class ViewportKeys {
    private final ViewerModel model;
    private final Keymap keymap = Keymap.standard();
    private boolean marksKeyDown;
    private boolean marksKeyHeld;

    ViewportKeys(ImageViewport viewport, ViewerModel model) {
        this.model = model;
        viewport.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        viewport.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    }

    private void pressed(KeyEvent event) {
        keymap.command(event).ifPresent(command -> {
            event.consume();
            if (command == ViewerCommand.AI_MARKS) {
                // Held down, the key repeats: then it only peeks and letting go turns back.
                marksKeyHeld = marksKeyDown;
                if (marksKeyDown) {
                    return;
                }
                marksKeyDown = true;
            }
            command.run(model);
        });
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            // Else these two would move the focus away from the picture, unlike left and right.
            event.consume();
        }
    }

    private void released(KeyEvent event) {
        if (marksKeyDown && event.getCode() == KeyCode.G) {
            if (marksKeyHeld) {
                ViewerCommand.AI_MARKS.run(model);
            }
            marksKeyDown = false;
            marksKeyHeld = false;
        }
    }
}
