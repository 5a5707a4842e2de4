package hilum.reading;

import hilum.resources.Messages;
import java.util.Locale;

/** Puts failures, bad rows and the protocol's own terms into words, for the window and the command line alike. Thread-safe. */
public final class ReadingWords {
    private final Messages messages = Messages.of("reading");

    /** What happened, what is safe, what to do. */
    public String of(ReadingFailure failure) {
        return switch (failure) {
            case ReadingFailure.Damaged damaged -> messages.text("failure.damaged", damaged.file());
            case ReadingFailure.Newer newer -> messages.text("failure.newer", newer.file());
            case ReadingFailure.ReadOnly readOnly -> messages.text("failure.read-only", readOnly.file());
            case ReadingFailure.DiskFull diskFull -> messages.text("failure.disk-full", diskFull.file());
            case ReadingFailure.Unreachable unreachable -> messages.text("failure.unreachable", unreachable.file());
            case ReadingFailure.AlreadyAnswered _ -> messages.text("failure.already-answered");
            case ReadingFailure.NameTaken taken -> messages.text("failure.name-taken", taken.name());
        };
    }

    /** The place in the file and what is wrong there. */
    public String of(BadRow row) {
        String reason = messages.text("import." + key(row.reason()), row.detail());
        if (row.firstLine() == 0) {
            return reason;
        }
        return row.firstLine() == row.lastLine()
                ? messages.text("import.line", String.valueOf(row.firstLine()), reason)
                : messages.text(
                        "import.lines", String.valueOf(row.firstLine()), String.valueOf(row.lastLine()), reason);
    }

    public String of(ReadingTask task) {
        return messages.text("task." + key(task));
    }

    /** The bold part of the question about {@code attribute}. */
    public String of(ReadingAttribute attribute) {
        return messages.text("question." + key(attribute));
    }

    public String of(Preference preference) {
        return messages.text("answer." + key(preference));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
