package hilum.dicom.codec;

/**
 * What a caller wants of a decoder beside the picture.
 *
 * @param reduction how often the picture may be halved where that is cheaper, 0 for the whole
 * @param deadline after which the decoder gives up
 */
public record DecodeHints(int reduction, Deadline deadline) {
    public DecodeHints {
        if (reduction < 0) {
            throw new IllegalArgumentException("reduction is negative: " + reduction);
        }
    }
}
