package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.resources.Stylesheets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Opens a node in the look of the program and reads what is on screen. */
final class UiStage {
    private UiStage() {}

    static Scene show(Stage stage, Parent root, double width, double height) {
        Scene scene = new Scene(root, width, height);
        scene.getStylesheets().setAll(Stylesheets.readingRoom());
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.sizeToScene();
        stage.show();
        stage.toFront();
        stage.requestFocus();
        return scene;
    }

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    static void runFx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, work);
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (java.util.concurrent.TimeoutException e) {
            assertThat(condition.getAsBoolean()).as(what).isTrue();
        }
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    static BufferedImage picture(Scene scene) {
        WritableImage image = onFx(() -> scene.snapshot(null));
        return SwingFXUtils.fromFXImage(image, null);
    }

    /** Writes what is on screen for people to look at. */
    static void save(BufferedImage picture, String name) {
        try {
            Path folder = Files.createDirectories(
                    Path.of(System.getProperty("hilum.screenshots", "target/screenshots"), "viewer"));
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
