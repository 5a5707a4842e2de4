package hilum.model.device;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Main memory that this process may use.
 *
 * @param totalBytes of the machine, or of the container around this process
 * @param availableBytes that can be had now without pushing other programs out; what the file cache holds counts as available
 */
public record MainMemory(long totalBytes, long availableBytes) {
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** As it is now. */
    public static MainMemory ofThisMachine() {
        long total = Runtime.getRuntime().maxMemory();
        long free = total;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            total = system.getTotalMemorySize();
            free = system.getFreeMemorySize();
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("linux")) {
            return linux(Path.of("/"), total);
        }
        // macOS counts as free only what nobody ever used; half of the whole is what can usually be had.
        return new MainMemory(total, os.contains("mac") ? Math.max(free, total / 2) : free);
    }

    /** From the kernel's files below {@code root}: {@code MemAvailable}, and the limits of the process's control group if any. */
    static MainMemory linux(Path root, long totalBytes) {
        List<String> meminfo = lines(root.resolve("proc/meminfo"));
        long total = Math.min(totalBytes, kilobytes(meminfo, "MemTotal:", totalBytes));
        long available = kilobytes(meminfo, "MemAvailable:", total);
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3
                    && (fields[1].isEmpty() || List.of(fields[1].split(",")).contains("memory"))) {
                Group group = fields[1].isEmpty() ? Group.second(root, fields[2]) : Group.first(root, fields[2]);
                total = Math.min(total, group.limit);
                available = Math.min(available, group.left());
            }
        }
        return new MainMemory(total, Math.max(0, available));
    }

    /** Limit and use of one control group; the file cache in it can be dropped. */
    private record Group(long limit, long used, long fileCache) {
        /** A container sees its own group at the root, a service its own path; the tightest on the way holds. */
        static Group second(Path root, String path) {
            Group tightest = new Group(UNKNOWN, 0, 0);
            Path base = root.resolve("sys/fs/cgroup");
            for (Path at = inside(base, path); at.startsWith(base); at = up(at)) {
                Group here = new Group(
                        number(at.resolve("memory.max")),
                        known(number(at.resolve("memory.current"))),
                        statistic(at, "inactive_file") + statistic(at, "active_file"));
                tightest = here.left() < tightest.left() ? here : tightest;
            }
            return tightest;
        }

        static Group first(Path root, String path) {
            Path base = root.resolve("sys/fs/cgroup/memory");
            Path at = Files.isDirectory(inside(base, path)) ? inside(base, path) : base;
            return new Group(
                    number(at.resolve("memory.limit_in_bytes")),
                    known(number(at.resolve("memory.usage_in_bytes"))),
                    statistic(at, "total_inactive_file") + statistic(at, "total_active_file"));
        }

        long left() {
            return limit == UNKNOWN ? UNKNOWN : limit - Math.max(0, used - fileCache);
        }

        private static Path inside(Path base, String path) {
            Path whole = base.resolve(path.replaceFirst("^/+", "")).normalize();
            return whole.startsWith(base) ? whole : base;
        }

        private static Path up(Path at) {
            Path parent = at.getParent();
            return parent == null ? at.getFileSystem().getPath("") : parent;
        }

        private static long known(long number) {
            return number == UNKNOWN ? 0 : number;
        }

        private static long statistic(Path group, String name) {
            return lines(group.resolve("memory.stat")).stream()
                    .map(line -> line.split(" ", 2))
                    .filter(fields -> fields.length == 2 && fields[0].equals(name))
                    .mapToLong(fields -> known(parsed(fields[1])))
                    .findFirst()
                    .orElse(0);
        }
    }

    /** The file's number; unknown when it says {@code max} or is not there. */
    private static long number(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? UNKNOWN : parsed(lines.getFirst());
    }

    private static long parsed(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : UNKNOWN;
    }

    private static long kilobytes(List<String> meminfo, String name, long otherwise) {
        return meminfo.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> digits.matches("[0-9]{1,15}"))
                .mapToLong(digits -> Long.parseLong(digits) * 1024)
                .findFirst()
                .orElse(otherwise);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            // The kernel's files come and go with the group; without one there is no limit to read.
            return List.of();
        }
    }
}
