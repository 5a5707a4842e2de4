package hilum.app.cli;

import hilum.model.CallStage;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** What an answer waits for, on a terminal's last line, which is empty again when it has come. Elsewhere nothing is printed. */
final class WaitingShown implements Consumer<CallStage>, AutoCloseable {
    private final PrintWriter err;
    private final boolean terminal;
    private int width;

    WaitingShown(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Shown when a person looks at both ends of this program. */
    static WaitingShown on(PrintWriter err) {
        return new WaitingShown(err, Terminal.console().isPresent());
    }

    @Override
    public synchronized void accept(CallStage stage) {
        show(
                switch (stage) {
                    case CallStage.InLine(int before) -> before + " before this one";
                    case CallStage.Loading() -> "loading the model";
                    case CallStage.Looking(double fraction) -> "looking at the picture" + percent(fraction);
                    case CallStage.Reading(double fraction) -> "reading picture and question" + percent(fraction);
                });
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, ", %.0f %%", 100 * fraction);
    }

    private void show(String words) {
        if (terminal) {
            err.print("\r" + words + " ".repeat(Math.max(0, width - words.length())));
            err.flush();
            width = words.length();
        }
    }

    /** The answer comes, or will not. */
    synchronized void clear() {
        if (width > 0) {
            show("");
            err.print("\r");
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
