package hilum.viewer;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a log may say about a bug: which exception and where. Its message stays out, since it could name a file and so a patient. */
final class Trace {
    private static final int FRAMES = 12;

    private Trace() {}

    static String of(Throwable bug) {
        return Arrays.stream(bug.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n\tat ", bug.getClass().getName() + "\n\tat ", ""));
    }
}
