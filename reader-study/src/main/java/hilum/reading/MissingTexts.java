package hilum.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Has a writer write the texts of one arm that cases lack, a case after the other, which may take hours: each text is handed over as soon as it is
 * written, and an interruption of the thread ends the rest. Blocking.
 */
public final class MissingTexts {
    private final TextSource writer;
    private final boolean second;

    /** @param second whether texts of the second arm are written, else of the first */
    public MissingTexts(TextSource writer, boolean second) {
        this.writer = writer;
        this.second = second;
    }

    /** Hears how far the writing is, on the thread that writes. */
    public interface Listener {
        /** So many of the missing texts were tried. */
        void at(int done, int all);

        /** A case with its new text. */
        void wrote(ReadingCase with) throws ReadingFailure;
    }

    /**
     * What came of it.
     *
     * @param failures a line for each case that could not be written
     * @param stopped by an interruption, which is cleared
     */
    public record Written(int count, List<String> failures, boolean stopped) {
        public Written {
            failures = List.copyOf(failures);
        }
    }

    /** @throws ReadingFailure of the listener, which ends the writing */
    public Written write(List<ReadingCase> cases, Listener listener) throws ReadingFailure {
        List<ReadingCase> missing =
                cases.stream().filter(each -> text(each).isBlank()).toList();
        List<String> failures = new ArrayList<>();
        int count = 0;
        listener.at(0, missing.size());
        for (ReadingCase each : missing) {
            try {
                listener.wrote(with(each, writer.write(each.task(), each.input())));
                count++;
            } catch (TextSource.TextNotWritten e) {
                if (!Thread.currentThread().isInterrupted()) {
                    failures.add(each.id() + ": " + e.getMessage());
                }
            }
            if (Thread.interrupted()) {
                return new Written(count, failures, true);
            }
            listener.at(count + failures.size(), missing.size());
        }
        return new Written(count, failures, false);
    }

    private String text(ReadingCase of) {
        return second ? of.textB() : of.textA();
    }

    private ReadingCase with(ReadingCase each, String text) {
        return second ? each.withTexts(each.textA(), text) : each.withTexts(text, each.textB());
    }
}
