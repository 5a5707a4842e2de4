package hilum.viewer.ui;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Which key does what while a picture has the focus. Immutable. */
public final class Keymap {
    private final Map<KeyCombination, ViewerCommand> commands;

    private Keymap(Map<KeyCombination, ViewerCommand> commands) {
        this.commands = new LinkedHashMap<>(commands);
    }

    /** The keys that the manual describes. */
    public static Keymap standard() {
        Map<KeyCombination, ViewerCommand> keys = new LinkedHashMap<>();
        keys.put(key(KeyCode.I), ViewerCommand.INVERT);
        keys.put(key(KeyCode.R), ViewerCommand.RESET);
        keys.put(key(KeyCode.F), ViewerCommand.FIT);
        keys.put(key(KeyCode.EQUALS), ViewerCommand.FIT);
        keys.put(key(KeyCode.DIGIT1, SHORTCUT_DOWN), ViewerCommand.ONE_TO_ONE);
        keys.put(key(KeyCode.NUMPAD1, SHORTCUT_DOWN), ViewerCommand.ONE_TO_ONE);
        keys.put(key(KeyCode.PLUS), ViewerCommand.ZOOM_IN);
        keys.put(key(KeyCode.EQUALS, SHIFT_DOWN), ViewerCommand.ZOOM_IN);
        keys.put(key(KeyCode.ADD), ViewerCommand.ZOOM_IN);
        keys.put(key(KeyCode.MINUS), ViewerCommand.ZOOM_OUT);
        keys.put(key(KeyCode.SUBTRACT), ViewerCommand.ZOOM_OUT);
        digit(keys, KeyCode.DIGIT0, KeyCode.NUMPAD0, ViewerCommand.WINDOW_AUTO);
        digit(keys, KeyCode.DIGIT1, KeyCode.NUMPAD1, ViewerCommand.WINDOW_DEFAULT);
        digit(keys, KeyCode.DIGIT2, KeyCode.NUMPAD2, ViewerCommand.WINDOW_LUNG);
        digit(keys, KeyCode.DIGIT3, KeyCode.NUMPAD3, ViewerCommand.WINDOW_BONE);
        digit(keys, KeyCode.DIGIT4, KeyCode.NUMPAD4, ViewerCommand.WINDOW_MEDIASTINUM);
        keys.put(key(KeyCode.RIGHT, SHIFT_DOWN), ViewerCommand.WINDOW_WIDER);
        keys.put(key(KeyCode.LEFT, SHIFT_DOWN), ViewerCommand.WINDOW_NARROWER);
        keys.put(key(KeyCode.UP, SHIFT_DOWN), ViewerCommand.WINDOW_UP);
        keys.put(key(KeyCode.DOWN, SHIFT_DOWN), ViewerCommand.WINDOW_DOWN);
        keys.put(key(KeyCode.LEFT, ALT_DOWN), ViewerCommand.PAN_LEFT);
        keys.put(key(KeyCode.RIGHT, ALT_DOWN), ViewerCommand.PAN_RIGHT);
        keys.put(key(KeyCode.UP, ALT_DOWN), ViewerCommand.PAN_UP);
        keys.put(key(KeyCode.DOWN, ALT_DOWN), ViewerCommand.PAN_DOWN);
        keys.put(key(KeyCode.LEFT), ViewerCommand.PREVIOUS_VIEW);
        keys.put(key(KeyCode.RIGHT), ViewerCommand.NEXT_VIEW);
        keys.put(key(KeyCode.PAGE_UP), ViewerCommand.PREVIOUS_STUDY);
        keys.put(key(KeyCode.PAGE_DOWN), ViewerCommand.NEXT_STUDY);
        keys.put(key(KeyCode.O), ViewerCommand.CORNER_TEXTS);
        keys.put(key(KeyCode.G), ViewerCommand.AI_MARKS);
        return new Keymap(keys);
    }

    private static void digit(
            Map<KeyCombination, ViewerCommand> keys, KeyCode row, KeyCode pad, ViewerCommand command) {
        keys.put(key(row), command);
        keys.put(key(pad), command);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /** What a key press asks for, if anything. */
    public Optional<ViewerCommand> command(KeyEvent event) {
        return commands.entrySet().stream()
                .filter(entry -> entry.getKey().match(event))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The keys of {@code command} as people write them, the usual one first. */
    public List<String> keys(ViewerCommand command) {
        return commands.entrySet().stream()
                .filter(entry -> entry.getValue() == command)
                .map(entry -> entry.getKey().getDisplayText())
                .toList();
    }
}
