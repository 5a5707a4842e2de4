package hilum.reading.ui;

import hilum.resources.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The file dialogs of the system. */
public final class NativeFileQuestions implements FileQuestions {
    private final Messages messages = Messages.of("reading");

    @Override
    public Optional<Path> openCsv(Window owner) {
        return Optional.ofNullable(chooser("files.open").showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> saveCsv(Window owner, String suggestedName) {
        FileChooser chooser = chooser("files.save");
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text(title));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(messages.text("files.csv"), "*.csv"));
        return chooser;
    }
}
