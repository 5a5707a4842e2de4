package hilum.viewer;

import java.nio.file.Path;

/**
 * A file that a scan left out, and why.
 *
 * @param detail in plain words what exactly, such as {@code Basic Text SR}; may be empty
 */
public record Skipped(Path file, Reason reason, String detail) {
    /** Why a file is no picture of ours. */
    public enum Reason {
        NOT_DICOM,
        NO_PICTURE,
        DAMAGED,
        UNREADABLE,
        DUPLICATE
    }
}
