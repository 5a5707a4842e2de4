package hilum.app.cli;

import java.io.PrintWriter;
import java.util.function.DoubleConsumer;

/** A line on standard error that counts up to 100 %, on a terminal only. Used by one thread. */
final class Progress implements DoubleConsumer, AutoCloseable {
    private final PrintWriter err;
    private final String doing;
    private final boolean shown;
    private int percent = -1;

    private Progress(PrintWriter err, String doing, boolean shown) {
        this.err = err;
        this.doing = doing;
        this.shown = shown;
    }

    /** Shown when a person watches and no JSON is asked for. */
    static Progress of(PrintWriter err, String doing, boolean json) {
        return new Progress(err, doing, !json && Terminal.console().isPresent());
    }

    @Override
    public void accept(double fraction) {
        int now = (int) (100 * fraction);
        if (shown && now != percent) {
            percent = now;
            err.printf("\rhilum: %s, %d %%", doing, now);
            err.flush();
        }
    }

    /** Ends the line. */
    @Override
    public void close() {
        if (percent >= 0) {
            err.println();
            err.flush();
        }
    }
}
