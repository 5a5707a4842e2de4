package hilum.app.cli;

import java.io.Console;
import java.util.Optional;

/** Whether a person looks at this program. */
final class Terminal {
    private Terminal() {}

    /** The console at both ends of this program; none where input or output is redirected. */
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
