package hilum.model;

/**
 * An expected failure of the model runtime. The message says in plain words what happened; {@code switch} over the kinds to say what to
 * do. Never holds a patient's data.
 */
public abstract sealed class ModelFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private ModelFailure(String message) {
        super(message);
    }

    /** The folder is no complete, well-formed snapshot: a file is missing, damaged, of the wrong shape or of a refused kind. */
    public static final class BadCheckpoint extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public BadCheckpoint(String message) {
            super(message);
        }
    }

    /** The native library cannot be loaded on this machine. */
    public static final class NativeLibraryMissing extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public NativeLibraryMissing(String message) {
            super(message);
        }
    }

    /** Main or video memory does not suffice. */
    public static final class OutOfMemory extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public OutOfMemory(String message) {
            super(message);
        }
    }

    /** The prompt does not fit into the model's context; refused before any work. */
    public static final class ContextOverflow extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public ContextOverflow(String message) {
            super(message);
        }
    }

    /** The prompt holds something that this family of models cannot take; refused before any work. */
    public static final class Unsupported extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message);
        }
    }

    /** The child process ended or stopped answering during the call; what had streamed in before stays valid. */
    public static final class WorkerDied extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public WorkerDied(String message) {
            super(message);
        }
    }

    /** No model is loaded yet, or its loading failed. */
    public static final class NotReady extends ModelFailure {
        private static final long serialVersionUID = 1L;

        public NotReady(String message) {
            super(message);
        }
    }
}
