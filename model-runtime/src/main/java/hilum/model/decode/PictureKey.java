package hilum.model.decode;

import hilum.model.RgbImage;
import java.util.List;

/** Tells picture sets apart by their pixels. */
record PictureKey(List<String> digests) {
    static final PictureKey NONE = new PictureKey(List.of());

    PictureKey {
        digests = List.copyOf(digests);
    }

    /** The key of pictures as the model sees them. */
    static PictureKey of(List<RgbImage> squares) {
        return new PictureKey(squares.stream().map(RgbImage::sha256).toList());
    }
}
