package hilum.model.worker;

/** Why a process ended, in words that follow "The model's process". */
final class ExitCode {
    /** A Unix shell's and Java's way to say "by signal": 128 and the signal's number. */
    private static final int SIGNALLED = 128;

    private static final int KILLED = SIGNALLED + 9;

    private ExitCode() {}

    static String explained(int code) {
        return switch (code) {
            case 0 -> "ended by itself";
            case 1 -> "could not start, or was ended from outside (exit code 1)";
            case 3 -> "ran out of Java memory (exit code 3)";
            case ModelHost.EXIT_WRONG_BUILD -> "found that the program was replaced while it ran";
            case ModelHost.EXIT_GARBLED -> "could not read what it was asked (exit code 65)";
            case ModelHost.EXIT_BUG -> "stopped at an error of its own (exit code 70)";
            case ModelHost.EXIT_CARD ->
                "lost the graphics card, whose driver reported a fault, and ended itself (exit code 71)";
            case SIGNALLED + 4 -> "met a processor instruction that this machine does not have (signal 4)";
            case SIGNALLED + 6 -> "was aborted by a native library (signal 6)";
            case SIGNALLED + 7, SIGNALLED + 10, SIGNALLED + 11 ->
                "crashed in a native library (signal " + (code - SIGNALLED) + ")";
            case KILLED -> "was ended from outside, most often by the system because memory ran out (signal 9)";
            case SIGNALLED + 15 -> "was told to end (signal 15)";
            case 0xC0000005, 0xC0000409, 0xC00000FD ->
                "crashed in a native library (0x" + Integer.toHexString(code) + ")";
            case 0xC000001D -> "met a processor instruction that this machine does not have (0xc000001d)";
            case 0xC0000017, 0xC000012D -> "ran out of memory (0x" + Integer.toHexString(code) + ")";
            default ->
                code > SIGNALLED && code < SIGNALLED + 65
                        ? "was ended by signal " + (code - SIGNALLED)
                        : "ended with exit code " + code;
        };
    }

    /** The same, when the system says that it ended processes for lack of memory at that time. */
    static String explainedWhenMemoryRanOut(int code) {
        return code == KILLED ? "was ended by the system because memory ran out (signal 9)" : explained(code);
    }
}
