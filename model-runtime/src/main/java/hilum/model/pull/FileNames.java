package hilum.model.pull;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names from outside may become names of files here. */
final class FileNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9_-])?");
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private FileNames() {}

    /** Whether {@code name} is one plain file name on Linux, macOS and Windows: no separator, no leading dot, no device. */
    static boolean plain(String name) {
        return PLAIN.matcher(name).matches()
                && !DEVICE.matcher(name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""))
                        .matches();
    }

    /** Whether no honest repository can hold {@code path}: git refuses such paths, so somebody made it up to write elsewhere. */
    static boolean hostile(String path) {
        return path.isEmpty()
                || path.startsWith("/")
                || path.contains("\\")
                || DRIVE.matcher(path).matches()
                || path.chars().anyMatch(Character::isISOControl)
                || !Arrays.stream(path.split("/", -1)).allMatch(FileNames::honestPart);
    }

    private static boolean honestPart(String part) {
        return !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }
}
