package hilum.reading;

import hilum.resources.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts failures, bad rows and the protocol's own terms into words, for the window and the command line alike. Thread-safe. */
public final class ReadingWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Messages messages = Messages.of("reading");
    private final Messages core = Messages.of("reading-core");

    /** What happened, what is safe, what to do. */
    public String of(ReadingFailure failure) {
        return switch (failure) {
            case ReadingFailure.Damaged damaged -> messages.text("failure.damaged", name(damaged));
            case ReadingFailure.Newer newer -> messages.text("failure.newer", name(newer));
            case ReadingFailure.ReadOnly readOnly -> messages.text("failure.read-only", name(readOnly));
            case ReadingFailure.DiskFull diskFull -> messages.text("failure.disk-full", name(diskFull));
            case ReadingFailure.Unreachable unreachable -> messages.text("failure.unreachable", name(unreachable));
            case ReadingFailure.AlreadyAnswered _ -> messages.text("failure.already-answered");
            case ReadingFailure.NameTaken taken -> messages.text("failure.name-taken", taken.name());
            case ReadingFailure.Frozen _ -> core.text("failure.frozen");
            case ReadingFailure.NotFrozen _ -> core.text("failure.not-frozen");
            case ReadingFailure.UnknownReading unknown -> core.text("failure.unknown-reading", unknown.name());
            case ReadingFailure.UnknownReader unknown -> core.text("failure.unknown-reader", unknown.name());
            case ReadingFailure.NotReady gap -> core.text("gap." + key(gap.gap()), gap.detail());
            case ReadingFailure.PackageIsOut out -> core.text("failure.package-is-out", out.reader());
            case ReadingFailure.WrongPassPhrase _ -> core.text("failure.wrong-pass-phrase");
            case ReadingFailure.KeyDamaged key -> core.text("failure.key-damaged", name(key));
            case ReadingFailure.KeyInFile _ -> core.text("failure.key-in-file");
            case ReadingFailure.ChangedSinceFreeze _ -> core.text("failure.changed-since-freeze");
            case ReadingFailure.LogBroken log -> core.text("failure.log-broken", name(log));
            case ReadingFailure.StillBlinded _ -> core.text("failure.still-blinded");
            case ReadingFailure.ProtocolUnreadable protocol ->
                core.text("failure.protocol-unreadable", name(protocol), protocol.where());
            case ReadingFailure.WrongPin pin -> core.text("failure.wrong-pin", time(pin.nextAttempt()));
            case ReadingFailure.NotLoggedIn _ -> core.text("failure.not-logged-in");
            case ReadingFailure.ResultsRefused _ -> core.text("failure.results-refused");
            case ReadingFailure.Washout washout -> core.text("failure.washout", time(washout.until()));
            case ReadingFailure.NotFinished _ -> core.text("failure.not-finished");
            case ReadingFailure.PackageRefused refused -> core.text("package." + key(refused.refusal()), name(refused));
            case ReadingFailure.ResultRefused refused -> core.text("result." + key(refused.refusal()), name(refused));
        };
    }

    /** The place in the file and what is wrong there. */
    public String of(BadRow row) {
        Messages source = switch (row.reason()) {
            case KIND_UNKNOWN, EXPECTED_UNKNOWN, NOT_A_PICTURE, NOT_JSON -> core;
            case FILE_NOT_FOUND,
                    FILE_UNREADABLE,
                    FILE_TOO_LARGE,
                    NOT_UTF8,
                    NOT_CSV,
                    COLUMN_MISSING,
                    COLUMN_TWICE,
                    BROKEN_QUOTES,
                    TOO_MANY_BROKEN_ROWS,
                    WRONG_NUMBER_OF_CELLS,
                    NO_CASE_ID,
                    DUPLICATE_CASE,
                    TEXT_EMPTY,
                    NO_PICTURE,
                    PICTURE_MISSING,
                    NO_TASK_INPUT,
                    TASK_UNKNOWN -> messages;
        };
        String reason = source.text("import." + key(row.reason()), row.detail());
        if (row.firstLine() == 0) {
            return reason;
        }
        return row.firstLine() == row.lastLine()
                ? messages.text("import.line", String.valueOf(row.firstLine()), reason)
                : messages.text(
                        "import.lines", String.valueOf(row.firstLine()), String.valueOf(row.lastLine()), reason);
    }

    /** Several tasks in their order. */
    public String of(List<ReadingTask> tasks) {
        return tasks.stream().map(this::of).collect(Collectors.joining(", "));
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

    /** The name alone: where a file lies is nobody's business who reads over a shoulder or gets a screenshot. */
    private static String name(ReadingFailure.OfFile failure) {
        Path name = failure.file().getFileName();
        return String.valueOf(name == null ? failure.file() : name);
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
