package hilum.model.pull;

/** An expected end of a pull. The message says in plain words what happened, what is safe and what to do; it never holds the token. */
public abstract sealed class PullFailure extends Exception {
    private static final long serialVersionUID = 1L;

    static final String AGAIN =
            " What has arrived is kept: run the same command again, and it goes on where it stopped.";

    private PullFailure(String message) {
        super(message);
    }

    /** The licence was not accepted; no request was made, or no file was fetched. */
    public static final class NotAccepted extends PullFailure {
        private static final long serialVersionUID = 1L;

        NotAccepted(String message) {
            super(message);
        }
    }

    /** The hub does not give the files to this user: gated, private, or a bad token. */
    public static final class AccessDenied extends PullFailure {
        private static final long serialVersionUID = 1L;

        AccessDenied(String message) {
            super(message);
        }
    }

    /** There is no such repository, revision or file. */
    public static final class NotFound extends PullFailure {
        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message);
        }
    }

    /** The hub cannot be reached, or the connection was cut too often. */
    public static final class Unreachable extends PullFailure {
        private static final long serialVersionUID = 1L;

        Unreachable(String message) {
            super(message);
        }
    }

    /** What the hub said or sent cannot be right: a list that makes no sense, a refused redirect, a wrong size or digest. */
    public static final class WrongContent extends PullFailure {
        private static final long serialVersionUID = 1L;

        WrongContent(String message) {
            super(message);
        }
    }

    /** The disk is too small, or filled up. */
    public static final class DiskFull extends PullFailure {
        private static final long serialVersionUID = 1L;

        DiskFull(String message) {
            super(message);
        }
    }

    /** The folder cannot be used: not writable, in use by another pull, or holding other files. */
    public static final class FolderUnusable extends PullFailure {
        private static final long serialVersionUID = 1L;

        FolderUnusable(String message) {
            super(message);
        }
    }
}
