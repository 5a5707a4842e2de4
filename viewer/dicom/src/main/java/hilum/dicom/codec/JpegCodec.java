package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.util.List;
import java.util.Optional;

/**
 * JPEG: 8-bit lossy through the reader of the JDK; 12-bit lossy and lossless of up to 16 bits by our own decoders. (TwelveMonkeys
 * 3.14.0 loses the last pixel of some lossless streams, and no library on Central reads 12 bits.) Progressive streams of more than 8
 * bits and arithmetic coding are refused by name.
 */
final class JpegCodec implements FrameCodec {
    private static final int BASELINE = 0;
    private static final int EXTENDED = 1;

    private final TransferSyntax syntax;

    JpegCodec(TransferSyntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException {
        JpegHeader header = JpegHeader.of(stream);
        StreamSize.require(stream, layout, "JPEG");
        boolean eightBits = header.precision() == 8;
        if (header.isLossless()) {
            return own(stream, header, layout, layout, hints);
        }
        if (header.kind() == BASELINE && eightBits) {
            return baseline(stream, header, layout, hints);
        }
        if (header.kind() == EXTENDED && (eightBits || header.precision() == 12)) {
            return own(stream, header, layout, lossyLayout(layout, header), hints);
        }
        throw new DicomException("Pictures compressed as " + syntax + " with process " + header.kind() + " and "
                + header.precision() + " bits are not supported. Ask for the study in another transfer syntax.");
    }

    /** A damaged stream, which the JDK refuses as a whole or fills up with guesses, is left to our own decoder. */
    private static PixelFrame baseline(byte[] stream, JpegHeader header, PixelLayout layout, DecodeHints hints)
            throws DicomException {
        Optional<int[]> samples = JdkJpeg.read(stream, layout);
        PixelLayout meaning = lossyLayout(layout, header);
        return samples.isPresent()
                ? StoredValues.ofNumbers(samples.get(), meaning)
                : own(stream, header, layout, meaning, hints);
    }

    private static PixelFrame own(
            byte[] stream, JpegHeader header, PixelLayout layout, PixelLayout meaning, DecodeHints hints)
            throws DicomException {
        JpegStream decoding = new JpegStream(stream, header, layout, hints.deadline());
        PixelFrame frame = StoredValues.ofNumbers(decoding.decode(), meaning);
        return decoding.damaged()
                ? frame.withWarnings(
                        List.of("The JPEG picture is damaged or cut off; parts of it are missing or wrong."))
                : frame;
    }

    /** The samples are as the stream has them; what they mean, DICOM and the Adobe segment say. */
    private static PixelLayout lossyLayout(PixelLayout layout, JpegHeader header) {
        if (header.components() != 3) {
            return layout;
        }
        boolean ybr = header.adobeTransform() == 1
                || (header.adobeTransform() < 0 && layout.photometric().startsWith("YBR"));
        String photometric = ybr ? "YBR_FULL" : "RGB";
        return new PixelLayout(layout.size(), layout.samplesPerPixel(), false, layout.bits(), photometric);
    }
}
