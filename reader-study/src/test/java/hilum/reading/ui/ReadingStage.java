package hilum.reading.ui;

import hilum.reading.ReadingStore;
import hilum.resources.Stylesheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The panel in a window under test: real threads, files that need no dialog, pictures of the screen. */
final class ReadingStage {
    final FxRobot robot = new FxRobot();
    final ReadingFixture fixture = new ReadingFixture();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Stage stage;
    private final Files chosen;

    @Nullable
    ReadingViewModel viewModel;

    /** What the file dialogs would answer. */
    static final class Files implements FileQuestions {
        private final Path folder;
        List<Path> open = List.of();

        Files(Path folder) {
            this.folder = folder;
        }

        @Override
        public Optional<Path> open(Window owner, Kind kind) {
            return open.stream().findFirst();
        }

        @Override
        public List<Path> openMany(Window owner, Kind kind) {
            return open;
        }

        @Override
        public Optional<Path> save(Window owner, Kind kind, String suggestedName) {
            return Optional.of(folder.resolve(suggestedName));
        }

        @Override
        public Optional<Path> folder(Window owner, Kind kind) {
            return Optional.of(folder);
        }
    }

    ReadingStage(Stage stage, Files chosen) {
        this.stage = stage;
        this.chosen = chosen;
    }

    <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, task);
    }

    void run(Runnable task) {
        onFx(() -> {
            task.run();
            return true;
        });
    }

    void await(String what, Callable<Boolean> condition) throws IOException {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            png("failed");
            throw new AssertionError(
                    "waited in vain: " + what + "; "
                            + viewModel.failureProperty().get(),
                    e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Opens the panel on {@code opener} in a window of that size, in place of what was open. */
    void open(ReadingStore.Opener opener, int width, int height) throws Exception {
        close();
        run(() -> {
            viewModel = fixture.viewModel(opener, new ReadingThreads(background, Platform::runLater));
            Scene scene = new Scene(
                    new ReadingPanel(viewModel, chosen, (_, reading, _) -> new Label(reading)), width, height);
            scene.getStylesheets().setAll(Stylesheets.readingRoom());
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
            stage.toFront();
            stage.requestFocus();
            viewModel.start();
        });
        await("the list is shown", () -> viewModel.pageProperty().get() instanceof ReadingPage.Start);
    }

    void close() throws Exception {
        if (viewModel != null) {
            onFx(viewModel::close).toCompletableFuture().get(10, TimeUnit.SECONDS);
            viewModel = null;
        }
    }

    void end() throws Exception {
        close();
        background.close();
    }

    void resize(double width, double height) {
        run(() -> {
            stage.setWidth(width + stage.getWidth() - stage.getScene().getWidth());
            stage.setHeight(height + stage.getHeight() - stage.getScene().getHeight());
        });
        WaitForAsyncUtils.waitForFxEvents(4);
    }

    <P extends ReadingPage> void awaitPage(Class<P> page) throws IOException {
        await(
                page.getSimpleName() + " is shown",
                () -> page.isInstance(viewModel.pageProperty().get()));
    }

    Node node(String id) {
        return onFx(() -> stage.getScene().lookup(id));
    }

    /** The text of a label, or nothing where the page has none. */
    String text(String id) {
        return onFx(() -> stage.getScene().lookup(id) instanceof Labeled label ? label.getText() : "");
    }

    void fire(String id) throws IOException {
        await(
                id + " can be pressed",
                () -> stage.getScene().lookup(id) instanceof ButtonBase button && !button.isDisabled());
        run(() -> ((ButtonBase) stage.getScene().lookup(id)).fire());
    }

    void push(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
    }

    /** Presses {@code key} where the focus is, as often as a keyboard repeats it, and lets it go. */
    void hold(KeyCode key, int repeats) {
        robot.press(key);
        for (int i = 0; i < repeats; i++) {
            run(() -> {
                Node focus = stage.getScene().getFocusOwner();
                Event.fireEvent(
                        focus == null ? stage.getScene() : focus,
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void png(String name) throws IOException {
        png(name, 1);
    }

    /** The window as it looks where everything is drawn {@code scale} times as large. */
    void png(String name, double scale) throws IOException {
        WaitForAsyncUtils.waitForFxEvents(4);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        WritableImage image = onFx(() -> scale == 1
                ? stage.getScene().snapshot(null)
                : stage.getScene().getRoot().snapshot(parameters, null));
        Path folder = Path.of(System.getProperty("hilum.screenshots", "target/screenshots"));
        java.nio.file.Files.createDirectories(folder);
        ImageIO.write(
                SwingFXUtils.fromFXImage(image, null),
                "png",
                folder.resolve("study-" + name + ".png").toFile());
    }

    /** Every text, id, style class, accessible text, help and tooltip in the window, and its title. */
    List<String> words() {
        return onFx(() -> {
            List<String> words = new ArrayList<>();
            collect(stage.getScene().getRoot(), words);
            words.add(String.valueOf(stage.getTitle()));
            return words;
        });
    }

    private static void collect(Node node, List<String> words) {
        words.add(String.valueOf(node.getId()));
        words.addAll(node.getStyleClass());
        words.add(String.valueOf(node.getAccessibleText()));
        words.add(String.valueOf(node.getAccessibleHelp()));
        words.add(String.valueOf(node.getUserData()));
        words.add(node.hasProperties() ? String.valueOf(node.getProperties()) : "");
        if (node instanceof Text text) {
            words.add(text.getText());
        }
        if (node instanceof TextInputControl input) {
            words.add(String.valueOf(input.getText()));
        }
        if (node instanceof Labeled labeled) {
            words.add(String.valueOf(labeled.getText()));
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            words.add(control.getTooltip().getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    /** Controls that take the focus but have no accessible text or no tooltip. */
    List<String> unnamed() {
        return onFx(() -> stage.getScene().getRoot().lookupAll("*").stream()
                .filter(Node::isFocusTraversable)
                .filter(node -> node.getAccessibleText() == null
                        || (node instanceof Control control && control.getTooltip() == null))
                .map(Node::toString)
                .toList());
    }
}
