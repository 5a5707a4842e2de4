package hilum.reading;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Which failure of the reading an error of the file system means. */
public final class FileTrouble {
    /** With less no step of a reading can be stored: the index of SQLite's log alone takes 32 KiB. */
    private static final long LEAST_ROOM = 64L << 10;

    private FileTrouble() {}

    /** The failure, with its cause. */
    public static ReadingFailure of(Path place, Exception cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        ReadingFailure failure;
        if (message.contains("no space") || message.contains("not enough space") || message.contains("quota")) {
            failure = new ReadingFailure.DiskFull(place);
        } else if (cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || (cause instanceof FileSystemException && message.contains("read-only"))) {
            failure = new ReadingFailure.ReadOnly(place);
        } else {
            failure = new ReadingFailure.Unreachable(place);
        }
        failure.initCause(cause);
        return failure;
    }

    /** Whether there is hardly any room left where {@code file} lies; false where that cannot be found out. */
    public static boolean isFull(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return folder != null && Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}
