package hilum.viewer.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets a node take dropped files and folders; {@code :file-over} styles it while they hang above it. */
final class FileDrop {
    private static final PseudoClass FILE_OVER = PseudoClass.getPseudoClass("file-over");

    private final Consumer<List<Path>> handler;

    FileDrop(Node node, Consumer<List<Path>> handler) {
        this.handler = handler;
        node.setOnDragOver(FileDrop::over);
        node.setOnDragEntered(event ->
                node.pseudoClassStateChanged(FILE_OVER, event.getDragboard().hasFiles()));
        node.setOnDragExited(event -> node.pseudoClassStateChanged(FILE_OVER, false));
        node.setOnDragDropped(this::dropped);
    }

    private static void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<Path> paths =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!paths.isEmpty());
        event.consume();
        if (!paths.isEmpty()) {
            handler.accept(paths);
        }
    }
}
