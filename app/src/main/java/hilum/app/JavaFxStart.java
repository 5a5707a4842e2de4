package hilum.app;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Starts JavaFX, once for each process. */
public final class JavaFxStart {
    private JavaFxStart() {}

    /** Starts JavaFX and then runs {@code onJavaFx} on its thread; returns before that has happened. */
    public static void run(Runnable onJavaFx) {
        // JavaFX warns that it comes from the class path, which is how we ship it; everything else it says is kept.
        Logger javafx = Logger.getLogger("javafx");
        Optional<Level> before = Optional.ofNullable(javafx.getLevel());
        javafx.setLevel(Level.SEVERE);
        Platform.setImplicitExit(false);
        Platform.startup(() -> javafx.setLevel(before.orElse(null)));
        // Not within the start itself: a dialog that waits there would never be drawn.
        Platform.runLater(onJavaFx);
    }
}
