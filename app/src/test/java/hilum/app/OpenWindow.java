package hilum.app;

import hilum.model.ModelState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program in a window under test, over a folder of its own. */
final class OpenWindow implements AutoCloseable {
    final FxRobot robot = new FxRobot();
    final Composition parts;
    private final Stage stage;

    private OpenWindow(Stage stage, Composition parts) {
        this.stage = stage;
        this.parts = parts;
    }

    /** Opens the window on {@code files} in a scene of {@code width} by {@code height}. */
    static OpenWindow on(
            Path home,
            Function<Consumer<ModelState>, ModelSource> models,
            double width,
            double height,
            List<Path> files)
            throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        OpenWindow window = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            Stage stage = new Stage();
            stage.setWidth(width);
            stage.setHeight(height);
            stage.setX(0);
            stage.setY(0);
            Composition parts = new Composition(new AppFolders(home), models);
            new WorkstationWindow(stage, parts, StartObserver.none()).show(files);
            return new OpenWindow(stage, parts);
        });
        window.await(
                "the model is there", () -> window.parts.inView.modelProperty().get() instanceof ModelState.Ready);
        return window;
    }

    /** Real DX films of one patient when they lie beside the checkout, else phantoms drawn into {@code folder}. */
    static List<Path> films(Path folder, String patient) throws Exception {
        Path studies = Path.of(System.getProperty("hilum.shared", "none"), "data", "studies");
        if (Files.isDirectory(studies)) {
            try (Stream<Path> files = Files.list(studies)) {
                List<Path> found = files.filter(
                                file -> file.getFileName().toString().startsWith(patient))
                        .sorted()
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return phantoms(folder);
    }

    /** A prior and a current phantom film. */
    static List<Path> phantoms(Path folder) throws Exception {
        return hilum.dicom.phantom.PhantomStudies.sample(folder).stream()
                .map(hilum.dicom.phantom.WrittenPhantom::file)
                .limit(2)
                .toList();
    }

    <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    void run(Runnable work) {
        fx(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until {@code condition}, asked on the JavaFX thread, holds. */
    void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            save("failed");
            throw new AssertionError("waited in vain: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    void awaitPicture() {
        await("a picture is shown", () -> parts.viewer.displayedProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents(4);
    }

    Scene scene() {
        return stage.getScene();
    }

    Node node(String query) {
        return robot.from(scene().getRoot()).lookup(query).query();
    }

    /** The picture pane that is shown now. */
    Node caseViewport() {
        return robot.from(scene().getRoot()).lookup(".image-viewport").queryAll().stream()
                .filter(node -> node.getParent().isVisible())
                .findFirst()
                .orElseThrow();
    }

    int count(String query) {
        return (int) robot.from(scene().getRoot()).lookup(query).queryAll().stream()
                .filter(Node::isVisible)
                .count();
    }

    /** Writes the window as people see it to the folder of screenshots. */
    void save(String name) {
        WaitForAsyncUtils.waitForFxEvents(6);
        WritableImage image = fx(() -> scene().snapshot(null));
        try {
            Path folder =
                    Files.createDirectories(Path.of(System.getProperty("hilum.screenshots", "target/screenshots")));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    folder.resolve("window-" + name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run(stage::hide);
        parts.close();
    }
}
