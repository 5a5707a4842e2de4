package hilum.app;

import hilum.assistant.SeenPicture;
import hilum.dicom.DicomException;
import hilum.dicom.phantom.PhantomStudies;
import hilum.dicom.phantom.WrittenPhantom;
import hilum.model.ModelFailure;
import hilum.model.device.GraphicsCards;
import hilum.model.device.NvmlProbe;
import hilum.resources.Messages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the menus, cards and keys of the window do. JavaFX thread only; the work itself runs elsewhere. */
final class WindowActions implements WindowCommands {
    /** The prior and the current film come first; the healthy patient after them would be the newest and stand in front. */
    private static final int FILMS_OF_THE_SAMPLE_PATIENT = 2;

    private final Window window;
    private final Composition parts;
    private final Runnable showReading;
    private final Messages words;

    WindowActions(Window window, Composition parts, Runnable showReading) {
        this.window = window;
        this.parts = parts;
        this.showReading = showReading;
        this.words = parts.words;
    }

    /** Looks for pictures in files and folders. */
    void open(List<Path> paths) {
        parts.browser.open(paths);
    }

    @Override
    public void openFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text("open.files"));
        lastFolder().ifPresent(chooser::setInitialDirectory);
        List<File> files = chooser.showOpenMultipleDialog(window);
        if (files != null) {
            remember(files.getFirst().toPath().getParent());
            open(files.stream().map(File::toPath).toList());
        }
    }

    @Override
    public void openFolder() {
        File folder = chooseFolder(words.text("open.folder"));
        if (folder != null) {
            remember(folder.toPath());
            open(List.of(folder.toPath()));
        }
    }

    @Override
    public void openSample() {
        if (parts.drawingSample.get()) {
            return;
        }
        parts.drawingSample.set(true);
        inBackground(() -> {
            try {
                List<Path> films = PhantomStudies.sample(parts.folders.samples()).stream()
                        .map(WrittenPhantom::file)
                        .limit(FILMS_OF_THE_SAMPLE_PATIENT)
                        .toList();
                Platform.runLater(() -> open(films));
            } catch (DicomException e) {
                Platform.runLater(() -> tell(words.text("sample.failed", String.valueOf(e.getMessage()))));
            } finally {
                Platform.runLater(() -> parts.drawingSample.set(false));
            }
        });
    }

    @Override
    public void chooseModel() {
        File folder = chooseFolder(words.text("model.folder.title"));
        if (folder != null) {
            keepSettings(Settings.load(parts.folders.settings()).withModel(folder.toPath()));
            inBackground(() -> parts.model.load(Optional.of(folder.toPath())));
        }
    }

    @Override
    public void useBuiltInModel() {
        keepSettings(Settings.load(parts.folders.settings()).withModel(null));
        inBackground(() -> parts.model.load(Optional.empty()));
    }

    @Override
    public void useModel(ModelChoice choice) {
        if (choice.builtIn()) {
            useBuiltInModel();
            return;
        }
        keepSettings(Settings.load(parts.folders.settings()).withModel(choice.folder()));
        inBackground(() -> parts.model.load(Optional.of(choice.folder())));
    }

    @Override
    public void showModels() {
        inBackground(() -> {
            try {
                List<KnownModel> models = KnownModel.all(parts.folders, System.getenv());
                Platform.runLater(() -> new ModelsSheet(words, this).show(models, window));
            } catch (ModelFailure e) {
                Platform.runLater(() -> tell(String.valueOf(e.getMessage())));
            }
        });
    }

    @Override
    public void showModelCard() {
        new ModelCardSheet(words).show(ModelCard.builtIn(), window);
    }

    @Override
    public void reloadModel() {
        inBackground(parts.model::reload);
    }

    @Override
    public Settings settings() {
        return Settings.load(parts.folders.settings());
    }

    @Override
    public void chooseDevice(String device) {
        runWith(settings().withDevice(device));
    }

    @Override
    public void choosePrecision(String precision) {
        runWith(settings().withPrecision(precision));
    }

    @Override
    public void chooseLibtorch() {
        File folder = chooseFolder(words.text("model.libtorch.title"));
        if (folder != null) {
            runWith(settings().withLibtorch(folder.toPath()));
        }
    }

    @Override
    public void useOwnLibtorch() {
        runWith(settings().withLibtorch(null));
    }

    /** On a thread of its own: a driver that hangs holds up nobody. */
    @Override
    public void lookForCards(Consumer<GraphicsCards> found) {
        Thread.ofPlatform().daemon().name("hilum-cards").start(() -> {
            GraphicsCards seen = NvmlProbe.ofThisMachine().look();
            Platform.runLater(() -> found.accept(seen));
        });
    }

    private void runWith(Settings settings) {
        keepSettings(settings);
        reloadModel();
    }

    @Override
    public void startReading() {
        showReading.run();
    }

    /** Loads the model of the settings; at the start of the window. */
    void loadModel() {
        inBackground(
                () -> parts.model.load(Settings.load(parts.folders.settings()).model()));
    }

    /** Shows the square that the model was given. */
    void showWhatTheModelSaw(SeenPicture seen) {
        inBackground(() -> new ModelSquare(parts).show(seen, window));
    }

    /** Lists keys and mouse. */
    void showKeys() {
        new KeysSheet(words).show(window);
    }

    private @Nullable File chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        lastFolder().ifPresent(chooser::setInitialDirectory);
        return chooser.showDialog(window);
    }

    private Optional<File> lastFolder() {
        return Optional.ofNullable(Settings.load(parts.folders.settings()).lastFolder())
                .map(File::new)
                .filter(File::isDirectory);
    }

    private void remember(@Nullable Path folder) {
        if (folder != null) {
            keepSettings(Settings.load(parts.folders.settings()).withLastFolder(folder));
        }
    }

    private void keepSettings(Settings settings) {
        try {
            settings.save(parts.folders.settings());
        } catch (IOException e) {
            tell(words.text("settings.failed"));
        }
    }

    private void tell(String text) {
        Alert notice = new Alert(Alert.AlertType.WARNING, text);
        notice.initOwner(window);
        notice.setHeaderText(null);
        notice.getDialogPane().getStylesheets().setAll(hilum.resources.Stylesheets.readingRoom());
        notice.show();
    }

    private void inBackground(Runnable work) {
        parts.threads.newThread(work).start();
    }
}
