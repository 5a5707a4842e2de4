package hilum.assistant;

import hilum.model.RgbImage;

/**
 * The picture a question is about, rendered with the file's default window at full resolution.
 *
 * @param sopInstanceUid the instance
 * @param frame zero-based
 * @param label for people: {@code PA 2020-02-20}
 * @param window for people, the window that was applied: {@code W 3900 L 2050, from the file}
 */
public record AskedPicture(
        String studyInstanceUid, String sopInstanceUid, int frame, String label, String window, RgbImage pixels) {}
