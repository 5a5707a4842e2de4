package hilum.viewer.ui;

import hilum.dicom.display.Voi;
import hilum.resources.Stylesheets;
import hilum.viewer.DecodedPicture;
import hilum.viewer.SyntheticImage;
import hilum.viewer.ViewTransform;
import hilum.viewer.ViewportRaster;
import hilum.viewer.ViewportRaster.Quality;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/**
 * Prints what windowing and panning cost on this machine; with a file name, instead writes the screen to it, to look at with {@code
 * -Dglass.gtk.uiScale=1.5}.
 */
public final class PaneCosts {
    private static final int ROUNDS = 40;

    private PaneCosts() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            Application.launch(Look.class, arguments);
        } else {
            SyntheticImage film = SyntheticImage.chest(3000, 2500);
            long start = System.nanoTime();
            DecodedPicture picture = DecodedPicture.of(film);
            System.out.printf("pyramid and spread of 3000x2500: %.1f ms%n", (System.nanoTime() - start) / 1e6);
            measure(film, picture, 1200, 1000);
            measure(film, picture, 1800, 1500);
            measure(film, picture, 2560, 1600);
        }
    }

    private static void measure(SyntheticImage film, DecodedPicture picture, int width, int height) {
        ViewportRaster raster = new ViewportRaster(width, height, new int[width * height]);
        ViewTransform fit = ViewTransform.fit(3000, 2500, width, height);
        ViewTransform close = fit.zoomedAt(width / 2.0, height / 2.0, 2.2);
        int[][] grey = new int[1][];
        print(
                width,
                height,
                "look-up table",
                round -> grey[0] = ViewportRaster.opaqueGrey(
                        film.lut(new Voi(2000 + round, 3000, Voi.Function.LINEAR_EXACT, ""), false)));
        raster.resample(picture.pyramid(), close, Quality.NEAREST);
        print(width, height, "re-window", round -> raster.paint(grey[0], false));
        for (Quality quality : Quality.values()) {
            print(width, height, "pan fitted " + quality, round -> {
                raster.resample(picture.pyramid(), fit.panned(round % 5, 0), quality);
                raster.paint(grey[0], false);
            });
            print(width, height, "pan zoomed " + quality, round -> {
                raster.resample(picture.pyramid(), close.panned(round, round), quality);
                raster.paint(grey[0], false);
            });
        }
    }

    private interface Round {
        void run(int number);
    }

    private static void print(int width, int height, String what, Round work) {
        double[] ms = new double[ROUNDS];
        for (int i = -ROUNDS; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run(Math.abs(i));
            if (i >= 0) {
                ms[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(ms);
        System.out.printf(
                "%d x %d %-24s median %6.2f ms, p95 %6.2f ms%n",
                width, height, what, ms[ROUNDS / 2], ms[ROUNDS * 95 / 100]);
    }

    /** The workplace over the shared studies, written to a file after a moment. */
    public static final class Look extends Application {
        @Override
        public void start(Stage stage) {
            Workplace workplace = new Workplace();
            Scene scene = new Scene(workplace.root, 1280, 768);
            scene.getStylesheets().setAll(Stylesheets.readingRoom());
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            workplace.studies.open(List.of(Workplace.sharedStudies()));
            PauseTransition settled = new PauseTransition(Duration.seconds(12));
            settled.setOnFinished(over -> {
                save(Path.of(getParameters().getRaw().getFirst()));
                workplace.close();
                Platform.exit();
            });
            settled.play();
        }

        private static void save(Path file) {
            try {
                var screen = new Robot().getScreenCapture(null, new Rectangle2D(0, 0, 1280, 768), false);
                ImageIO.write(SwingFXUtils.fromFXImage(screen, null), "png", file.toFile());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
