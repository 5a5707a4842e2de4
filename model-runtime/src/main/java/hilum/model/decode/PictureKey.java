package hilum.model.decode;

import hilum.model.RgbImage;
import java.util.List;

/** Tells picture sets apart by their pixels. */
record PictureKey(List<String> digests) {
    static final PictureKey NONE = new PictureKey(List.of());

    PictureKey {
        digests = List.copyOf(digests);
    }

    /** The key of pictures as they were given: a known one need not even be brought to the model's size. */
    static PictureKey of(List<RgbImage> pictures) {
        return new PictureKey(pictures.stream().map(RgbImage::sha256).toList());
    }
}
