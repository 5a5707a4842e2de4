package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

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
    public PixelFrame decode(byte[] stream, PixelLayout layout) throws DicomException {
        JpegHeader header = JpegHeader.of(stream);
        if (layout.samples() > (1 << 22) && layout.samples() / 2_000 > stream.length) {
            throw new DicomException("The JPEG picture is far too short for its size; the file is truncated.");
        }
        if (header.isLossless()) {
            return StoredValues.ofNumbers(new JpegStream(stream, header, layout).decode(), layout);
        }
        if (header.kind() == BASELINE && header.precision() == 8) {
            int[] samples = ImageIoStream.read(JpegCodec::jdkReader, stream, layout, "JPEG");
            return StoredValues.ofNumbers(samples, lossyLayout(layout, header));
        }
        if (header.kind() == EXTENDED && (header.precision() == 8 || header.precision() == 12)) {
            int[] samples = new JpegStream(stream, header, layout).decode();
            return StoredValues.ofNumbers(samples, lossyLayout(layout, header));
        }
        throw new DicomException("Pictures compressed as " + syntax + " with process " + header.kind() + " and "
                + header.precision() + " bits are not supported. Ask for the study in another transfer syntax.");
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

    /** The JDK's own reader: its rasters are not converted in colour. */
    private static ImageReader jdkReader() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("no JPEG reader in this Java runtime");
    }
}
