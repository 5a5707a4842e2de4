package hilum.reading;

import java.nio.file.Path;

/**
 * An expected failure of the reader study. {@link ReadingWords} turns each kind into what happened, what is safe and what to do.
 * Messages hold no text of a case, no answer and nothing of the key.
 */
public abstract sealed class ReadingFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private ReadingFailure(String message) {
        super(message);
    }

    /** A failure of the file at {@link #file}. */
    public abstract static sealed class OfFile extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final transient Path file;

        private OfFile(String message, Path file) {
            super(message);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }

    /** The file is no database, or its integrity check failed; it was not changed. */
    public static final class Damaged extends OfFile {
        private static final long serialVersionUID = 1L;

        public Damaged(Path file) {
            super("the readings file is damaged", file);
        }
    }

    /** A later version of the program wrote the file; it was not changed. */
    public static final class Newer extends OfFile {
        private static final long serialVersionUID = 1L;

        public Newer(Path file) {
            super("the readings file comes from a newer version", file);
        }
    }

    /** The file cannot be written. */
    public static final class ReadOnly extends OfFile {
        private static final long serialVersionUID = 1L;

        public ReadOnly(Path file) {
            super("the readings file cannot be written", file);
        }
    }

    /** No room is left on the disk. */
    public static final class DiskFull extends OfFile {
        private static final long serialVersionUID = 1L;

        public DiskFull(Path file) {
            super("the disk is full", file);
        }
    }

    /** The file cannot be opened or reached: locked by another program, not permitted, on a lost drive. */
    public static final class Unreachable extends OfFile {
        private static final long serialVersionUID = 1L;

        public Unreachable(Path file) {
            super("the file cannot be reached", file);
        }
    }

    /** The case is not the next one any more: it was answered in another window. */
    public static final class AlreadyAnswered extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public AlreadyAnswered() {
            super("this case was answered elsewhere");
        }
    }

    /** The name of a reading or reader is taken. */
    public static final class NameTaken extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final String name;

        public NameTaken(String name) {
            super("the name is taken");
            this.name = name;
        }

        public String name() {
            return name;
        }
    }
}
