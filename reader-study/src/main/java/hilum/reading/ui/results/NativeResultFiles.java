package hilum.reading.ui.results;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialogs. */
public final class NativeResultFiles implements ResultFiles {
    private final ResultsControls controls = new ResultsControls();

    @Override
    public Optional<Path> folder(Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(controls.text("results.choose.folder"));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> file(Window owner, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(controls.text("results.choose.file"));
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
