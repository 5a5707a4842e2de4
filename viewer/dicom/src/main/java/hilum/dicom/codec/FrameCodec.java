package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;

/** Decodes the stream of one frame. Stateless and thread-safe. */
public interface FrameCodec {
    /**
     * Stored values of {@code stream}, which came from a file whose pixel module says {@code layout}.
     *
     * @throws DicomException when the stream is broken, does not fit the layout or uses what this codec does not know
     */
    PixelFrame decode(byte[] stream, PixelLayout layout) throws DicomException;
}
