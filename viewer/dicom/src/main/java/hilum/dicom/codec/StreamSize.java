package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;

/**
 * What a stream may claim for its length, before anything is allocated: 16,777,216 samples are free, beyond them 20,000 for each of its
 * bytes. A decoder needs at most 12 bytes of memory for a sample.
 */
final class StreamSize {
    private static final int FREE_SAMPLES = 1 << 24;
    private static final int SAMPLES_PER_BYTE = 20_000;

    private StreamSize() {}

    /**
     * Refuses a picture that no stream of this length can hold.
     *
     * @param name of the format, for the message
     */
    static void require(byte[] stream, PixelLayout layout, String name) throws DicomException {
        if (layout.samples() > FREE_SAMPLES && layout.samples() / SAMPLES_PER_BYTE > stream.length) {
            throw new DicomException("The " + name + " picture is far too short for its size; the file is truncated.");
        }
    }
}
