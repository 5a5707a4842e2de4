package hilum.reading.ui;

import java.util.concurrent.Executor;

/**
 * Where the room's work runs.
 *
 * @param background for files and SQL; the room hands over one task at a time
 * @param fx runs on the JavaFX thread, {@code Platform::runLater} in the window
 */
public record ReadingThreads(Executor background, Executor fx) {}
