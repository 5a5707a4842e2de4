package hilum.app;

import hilum.resources.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window, from the start of JavaFX to its end. */
public final class Workstation {
    private final AppFolders folders;
    private final StartObserver observer;
    private final Messages words = Messages.of("app");
    private final CountDownLatch ended = new CountDownLatch(1);

    public Workstation(AppFolders folders, StartObserver observer) {
        this.folders = folders;
        this.observer = observer;
    }

    /**
     * Opens the window on {@code files} and waits until it is closed. Once for each process.
     *
     * @return exit code: 0, or 1 when another window of this user is open or the user's folder cannot be written
     */
    public int run(List<Path> files) {
        try (SingleInstance first = SingleInstance.take(folders.lock()).orElse(null)) {
            if (first == null) {
                tellAboutTheFirst();
                return 1;
            }
            JavaFxStart.run(() -> show(files));
            ended.await();
            return 0;
        } catch (IOException e) {
            System.err.println(
                    "hilum: the folder " + folders.home() + " cannot be written. Set HILUM_HOME to one that can.");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            Platform.exit();
        }
    }

    private void show(List<Path> files) {
        Faults faults =
                new Faults(folders.logs(), Clock.systemUTC(), kind -> Platform.runLater(() -> tellAboutFault(kind)));
        Thread.setDefaultUncaughtExceptionHandler(faults);
        Thread.currentThread().setUncaughtExceptionHandler(faults);
        Composition composition = new Composition(folders, states -> new CurrentModel(folders, states));
        Stage stage = new Stage();
        stage.setOnHidden(_ -> Thread.ofPlatform().name("hilum-close").start(() -> close(composition)));
        new WorkstationWindow(stage, composition, observer).show(files);
    }

    private void close(@Nullable Composition composition) {
        try {
            if (composition != null) {
                composition.close();
            }
        } finally {
            ended.countDown();
        }
    }

    private void tellAboutTheFirst() throws InterruptedException {
        String pid = SingleInstance.holder(folders.lock()).map(String::valueOf).orElse("?");
        String text = words.text("second.text", pid);
        System.err.println("hilum: " + text);
        JavaFxStart.run(() -> {
            notice(words.text("second.title"), text).showAndWait();
            close(null);
        });
        ended.await();
    }

    private void tellAboutFault(String kind) {
        notice(words.text("error.title"), words.text("error.text", kind)).show();
    }

    private static Alert notice(String title, String text) {
        Alert notice = new Alert(Alert.AlertType.INFORMATION, text);
        notice.setTitle(title);
        notice.setHeaderText(title);
        notice.getDialogPane().getStylesheets().setAll(hilum.resources.Stylesheets.readingRoom());
        notice.getDialogPane().setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return notice;
    }
}
