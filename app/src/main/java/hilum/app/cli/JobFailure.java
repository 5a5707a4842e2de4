package hilum.app.cli;

/** A job that cannot be done; the message is the line that the user reads. Exit code 1. */
final class JobFailure extends Exception {
    private static final long serialVersionUID = 1L;

    JobFailure(String message) {
        super(message);
    }
}
