package hilum.model.decode;

import hilum.model.RgbImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells picture sets apart by their pixels. */
record PictureKey(List<String> digests) {
    static final PictureKey NONE = new PictureKey(List.of());

    PictureKey {
        digests = List.copyOf(digests);
    }

    /** The key of pictures as the model sees them. */
    static PictureKey of(List<RgbImage> squares) {
        return new PictureKey(squares.stream().map(PictureKey::digest).toList());
    }

    private static String digest(RgbImage image) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(8)
                    .putInt(image.widthPx())
                    .putInt(image.heightPx())
                    .flip());
            return HexFormat.of().formatHex(digest.digest(image.rgb()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
