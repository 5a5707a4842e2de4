package hilum.reading.ui;

import hilum.resources.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The file dialogs of the system. */
public final class NativeFileQuestions implements FileQuestions {
    private final Messages messages = Messages.of("reading");

    @Override
    public Optional<Path> open(@Nullable Window owner, Kind kind) {
        return Optional.ofNullable(chooser("open", kind).showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public List<Path> openMany(@Nullable Window owner, Kind kind) {
        List<File> files = chooser("open", kind).showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> save(@Nullable Window owner, Kind kind, String suggestedName) {
        FileChooser chooser = chooser("save", kind);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(@Nullable Window owner, Kind kind) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.text("files.folder." + key(kind)));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    private FileChooser chooser(String act, Kind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text("files." + act + "." + key(kind)));
        List<String> endings =
                List.of(messages.text("files.endings." + key(kind)).split(" "));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.text("files.kind." + key(kind)), endings));
        return chooser;
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
