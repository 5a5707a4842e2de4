package hilum.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Where mistakes of the program end: one entry in a log, one notice to the user. The entry has the kind of the exception and where it came
 * from, and leaves out its message, which could name a file or a patient.
 */
final class Faults implements Thread.UncaughtExceptionHandler {
    private final Path log;
    private final Clock clock;
    private final Consumer<String> notice;

    /** @param notice told the kind of the first mistake; later ones are only logged, so that a repeated one cannot bury the window */
    Faults(Path folder, Clock clock, Consumer<String> notice) {
        this.log = folder.resolve("faults.log");
        this.clock = clock;
        this.notice = once(notice);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        StringBuilder entry = new StringBuilder(clock.instant().toString())
                .append(' ')
                .append(Version.NAME)
                .append('\n');
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            entry.append(cause.getClass().getName()).append('\n');
            for (StackTraceElement frame : cause.getStackTrace()) {
                entry.append("    ").append(frame).append('\n');
            }
        }
        try {
            Files.createDirectories(log.getParent() == null ? Path.of("") : log.getParent());
            Files.writeString(log, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException noLog) {
            System.err.print(entry);
        }
        notice.accept(fault.getClass().getSimpleName());
    }

    private static Consumer<String> once(Consumer<String> notice) {
        java.util.concurrent.atomic.AtomicBoolean told = new java.util.concurrent.atomic.AtomicBoolean();
        return kind -> {
            if (told.compareAndSet(false, true)) {
                notice.accept(kind);
            }
        };
    }
}
