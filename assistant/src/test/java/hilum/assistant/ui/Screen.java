package hilum.assistant.ui;

import hilum.resources.Stylesheets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** One stage of a given size for UI tests, and pictures of it. */
final class Screen {
    private final Stage stage;

    private Screen(Stage stage) {
        this.stage = stage;
    }

    static Screen show(Supplier<Parent> root, double width, double height) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Screen screen = new Screen(stage);
        screen.fx(() -> {
            Scene scene = new Scene(root.get(), width, height);
            scene.getStylesheets().setAll(Stylesheets.readingRoom());
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
            return true;
        });
        return screen;
    }

    <T> T fx(Supplier<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work::get);
    }

    /** Waits until {@code condition}, asked on the JavaFX thread, holds. */
    void await(BooleanSupplier condition) {
        hilum.assistant.Bench.await(() -> fx(condition::getAsBoolean));
    }

    void resize(double width) {
        fx(() -> {
            stage.setWidth(width);
            return true;
        });
        await(() -> Math.abs(stage.getScene().getWidth() - width) < 1);
        settle();
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents(8);
    }

    void save(String name) {
        settle();
        var image = fx(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        try {
            Path folder = Path.of(System.getProperty("hilum.screenshots", "target/screenshots"));
            Files.createDirectories(folder);
            ImageIO.write(
                    image, "png", folder.resolve("assistant-" + name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scene scene() {
        return stage.getScene();
    }

    void close() throws Exception {
        FxToolkit.hideStage();
    }
}
