package hilum.model.pull;

import java.time.Duration;
import java.util.Optional;

/** One attempt ended in a way that a later one may not. The message is a sentence without its full stop. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> pauseAsked;

    Broken(String message) {
        this(message, Optional.empty());
    }

    Broken(String message, Optional<Duration> pauseAsked) {
        super(message);
        this.pauseAsked = pauseAsked;
    }

    /** How long the server asks to be left alone. */
    Optional<Duration> pauseAsked() {
        return pauseAsked;
    }
}
