package hilum.model.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Main memory of this process in bytes; all 0 where the system does not say it in a file (all but Linux).
 *
 * @param resident in main memory now
 * @param anonymous of these, the process's own
 * @param mapped of these, pages of files, which the system can take back at any time
 * @param peak most that was resident so far
 */
public record ProcessMemory(long resident, long anonymous, long mapped, long peak) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    /** As it is now. */
    public static ProcessMemory now() {
        try {
            List<String> lines = Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
            return new ProcessMemory(
                    value(lines, "VmRSS:"), value(lines, "RssAnon:"), value(lines, "RssFile:"), value(lines, "VmHWM:"));
        } catch (IOException e) {
            // A figure of a report is not worth a failure: unknown.
            return new ProcessMemory(0, 0, 0, 0);
        }
    }

    /** From now on the peak counts anew, where the system lets a process say so; elsewhere it stays. */
    public static void forgetPeak() {
        try {
            if (Files.isWritable(CLEAR)) {
                Files.writeString(CLEAR, "5");
            }
        } catch (IOException e) {
            // The peak then includes what was measured before.
        }
    }

    private static long value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
