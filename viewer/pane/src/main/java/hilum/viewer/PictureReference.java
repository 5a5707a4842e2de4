package hilum.viewer;

import java.nio.file.Path;

/**
 * Which picture: one frame of one instance of one study.
 *
 * @param file where it lies
 * @param frame zero-based
 */
public record PictureReference(
        String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid, Path file, int frame) {}
