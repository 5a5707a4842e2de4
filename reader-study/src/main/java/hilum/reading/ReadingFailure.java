package hilum.reading;

import java.nio.file.Path;
import java.time.Instant;

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

    /** The file cannot be opened or reached: locked by another program, not permitted, on a lost drive, closed meanwhile. */
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

    /** The reading is frozen: it can only be superseded. */
    public static final class Frozen extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public Frozen() {
            super("the reading is frozen");
        }
    }

    /** The reading is still planned: nothing can be read, packed or opened. */
    public static final class NotFrozen extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public NotFrozen() {
            super("the reading is not frozen");
        }
    }

    /** There is no reading of that name here. */
    public static final class UnknownReading extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final String name;

        public UnknownReading(String name) {
            super("no such reading");
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /** The reading has no reader of that name. */
    public static final class UnknownReader extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final String name;

        public UnknownReader(String name) {
            super("no such reader");
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /** The plan cannot be frozen; nothing was changed. */
    public static final class NotReady extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final Gap gap;
        private final String detail;

        public NotReady(Gap gap, String detail) {
            super("the plan is not ready");
            this.gap = gap;
            this.detail = detail;
        }

        public Gap gap() {
            return gap;
        }

        public String detail() {
            return detail;
        }
    }

    /** A package of this reader was written, and nothing that the reader rated is here. */
    public static final class PackageIsOut extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final String reader;

        public PackageIsOut(String reader) {
            super("a package of this reader is out");
            this.reader = reader;
        }

        public String reader() {
            return reader;
        }
    }

    /** The pass phrase does not open the key; nothing was changed. */
    public static final class WrongPassPhrase extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public WrongPassPhrase() {
            super("the pass phrase is wrong");
        }
    }

    /** The key file is missing, damaged or not that of this reading. */
    public static final class KeyDamaged extends OfFile {
        private static final long serialVersionUID = 1L;

        public KeyDamaged(Path file) {
            super("the key cannot be read", file);
        }
    }

    /** The reading was made by the first version of the program, whose key lies open in the file: it must be sealed first. */
    public static final class KeyInFile extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public KeyInFile() {
            super("the key of this reading is still in the file");
        }
    }

    /** A text or a picture is not the one that was frozen, or is missing. */
    public static final class ChangedSinceFreeze extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public ChangedSinceFreeze() {
            super("a text or a picture differs from the frozen one");
        }
    }

    /** A line of the log was changed or taken out. */
    public static final class LogBroken extends OfFile {
        private static final long serialVersionUID = 1L;

        public LogBroken(Path file) {
            super("the log is broken", file);
        }
    }

    /** Results are not open before the blinding was ended. */
    public static final class StillBlinded extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public StillBlinded() {
            super("the reading is still blinded");
        }
    }

    /** The protocol file is not one, or a newer program wrote it. */
    public static final class ProtocolUnreadable extends OfFile {
        private static final long serialVersionUID = 1L;
        private final String where;

        public ProtocolUnreadable(Path file, String where) {
            super("the protocol cannot be read", file);
            this.where = where;
        }

        public String where() {
            return where;
        }
    }

    /** The PIN is wrong, or it is too early for another attempt. */
    public static final class WrongPin extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final Instant nextAttempt;

        public WrongPin(Instant nextAttempt) {
            super("the PIN is wrong");
            this.nextAttempt = nextAttempt;
        }

        public Instant nextAttempt() {
            return nextAttempt;
        }
    }

    /** The reader of this sitting has not logged in. */
    public static final class NotLoggedIn extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public NotLoggedIn() {
            super("nobody is logged in");
        }
    }

    /** A reader asked for results; that was written down. */
    public static final class ResultsRefused extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public ResultsRefused() {
            super("readers cannot open results");
        }
    }

    /** The second period begins later. */
    public static final class Washout extends ReadingFailure {
        private static final long serialVersionUID = 1L;
        private final Instant until;

        public Washout(Instant until) {
            super("the washout is not over");
            this.until = until;
        }

        public Instant until() {
            return until;
        }
    }

    /** Cases or questions at the end are left. */
    public static final class NotFinished extends ReadingFailure {
        private static final long serialVersionUID = 1L;

        public NotFinished() {
            super("the sitting is not finished");
        }
    }

    /** A package was not taken in; nothing was changed. */
    public static final class PackageRefused extends OfFile {
        private static final long serialVersionUID = 1L;
        private final Refusal refusal;

        public PackageRefused(Path file, Refusal refusal) {
            super("the package is refused", file);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** A result was not taken in; nothing was changed. */
    public static final class ResultRefused extends OfFile {
        private static final long serialVersionUID = 1L;
        private final Refusal refusal;

        public ResultRefused(Path file, Refusal refusal) {
            super("the result is refused", file);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** What a plan lacks. */
    public enum Gap {
        NO_CASES,
        NO_READERS,
        READER_TWICE,
        CASE_TWICE,
        CASE_OF_NO_TASK,
        TEXT_EMPTY,
        PICTURE_MISSING,
        PIN_SHORT,
        PASS_PHRASE_SHORT,
        READERS_DIFFER,
        TOO_MANY_REPEATS,
        NAME_TELLS_ARM
    }

    /** Why a package or a result was not taken in. */
    public enum Refusal {
        DAMAGED,
        TAMPERED,
        TOO_LARGE,
        NEWER,
        WRONG_PROTOCOL,
        UNKNOWN_READER,
        DUPLICATE
    }
}
