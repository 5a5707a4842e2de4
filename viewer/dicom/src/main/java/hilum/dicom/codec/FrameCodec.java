package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;

/** Decodes the stream of one frame. Stateless and thread-safe. */
public interface FrameCodec {
    /** The whole frame, within the time that its size allows. */
    default PixelFrame decode(byte[] stream, PixelLayout layout) throws DicomException {
        return decode(stream, layout, new DecodeHints(0, Deadline.of(stream.length, layout.samples())));
    }

    /**
     * Stored values of {@code stream}, which came from a file whose pixel module says {@code layout}.
     *
     * <p>A stream that is damaged inside gives what was decoded before or around the damage, the rest zero, with a warning.
     *
     * @throws DicomException when the stream gives hardly anything, does not fit the layout, uses what this codec does not know, or the
     *     deadline of {@code hints} has passed
     */
    PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException;

    /**
     * How often {@code stream} can be halved for less work than the whole takes; 0 where this codec has no such thing.
     *
     * @throws DicomException when the headers of the stream are broken
     */
    default int halvings(byte[] stream, PixelLayout layout) throws DicomException {
        return 0;
    }
}
