package hilum.assistant;

import hilum.model.RgbImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * Which picture a model was given, without its pixels.
 *
 * @param frame zero-based
 * @param label for people: {@code PA 2020-02-20}
 * @param window for people, the window that was applied
 * @param sha256 hex digest over width and height (big-endian 32 bit) and the interleaved RGB samples before resizing
 */
public record SeenPicture(
        String studyInstanceUid,
        String sopInstanceUid,
        int frame,
        String label,
        String window,
        int widthPx,
        int heightPx,
        String sha256) {
    public SeenPicture {
        Objects.requireNonNull(studyInstanceUid);
        Objects.requireNonNull(sopInstanceUid);
        Objects.requireNonNull(label);
        Objects.requireNonNull(window);
        Objects.requireNonNull(sha256);
    }

    /** Describes {@code picture}; digests all its pixels unless that was done before. */
    public static SeenPicture of(AskedPicture picture) {
        RgbImage pixels = picture.pixels();
        return new SeenPicture(
                picture.studyInstanceUid(),
                picture.sopInstanceUid(),
                picture.frame(),
                picture.label(),
                picture.window(),
                pixels.widthPx(),
                pixels.heightPx(),
                pixels.sha256());
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
