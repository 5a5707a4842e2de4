package hilum.app;

import hilum.resources.Messages;
import hilum.resources.Stylesheets;
import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/** The list of keys and mouse buttons. */
final class KeysSheet {
    private final Messages words;

    KeysSheet(Messages words) {
        this.words = words;
    }

    void show(Window owner) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(words.text("keys.title"));
        dialog.getDialogPane().getStylesheets().setAll(Stylesheets.readingRoom());
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(grid());
        dialog.show();
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-sheet");
        int row = 0;
        for (String line : List.of(words.text("keys.text").split("\n", -1))) {
            String[] parts = line.split("\t", 2);
            Label key = new Label(parts[0]);
            if (!parts[0].isBlank()) {
                key.getStyleClass().add("hilum-key");
            }
            grid.addRow(row++, key, new Label(parts.length > 1 ? parts[1] : ""));
        }
        return grid;
    }
}
