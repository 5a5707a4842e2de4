package hilum.dicom.codec;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * JPEG: 8-bit lossy through the reader of the JDK, lossless of up to 16 bits through TwelveMonkeys. Lossy pictures of 12 bits have no
 * decoder here and are refused by name.
 */
final class JpegCodec implements FrameCodec {
    private static final int LOSSLESS = 3;

    private final TransferSyntax syntax;

    JpegCodec(TransferSyntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout) throws DicomException {
        JpegHeader header = JpegHeader.of(stream);
        if (header.kind() > LOSSLESS || (header.kind() != LOSSLESS && header.precision() != 8)) {
            throw new DicomException("Pictures compressed as " + syntax + " with " + header.precision()
                    + " bits are not supported. Ask for the study in another transfer syntax.");
        }
        requireWorthwhile(stream, layout);
        if (header.kind() == LOSSLESS) {
            int[] samples = ImageIoStream.read(JpegCodec::lossless, stream, layout, "lossless JPEG");
            return StoredValues.ofNumbers(samples, layout);
        }
        int[] samples = ImageIoStream.read(JpegCodec::lossy, stream, layout, "JPEG");
        return StoredValues.ofNumbers(samples, lossyLayout(layout, header));
    }

    /** The JDK's raster holds the channels as the stream has them; what they mean, DICOM and the Adobe segment say. */
    private static PixelLayout lossyLayout(PixelLayout layout, JpegHeader header) {
        if (header.components() != 3) {
            return layout;
        }
        boolean ybr = header.adobeTransform() == 1
                || (header.adobeTransform() < 0 && layout.photometric().startsWith("YBR"));
        String photometric = ybr ? "YBR_FULL" : "RGB";
        return new PixelLayout(layout.size(), layout.samplesPerPixel(), false, layout.bits(), photometric);
    }

    private static void requireWorthwhile(byte[] stream, PixelLayout layout) throws DicomException {
        if (layout.samples() > (1 << 22) && layout.samples() / 2_000 > stream.length) {
            throw new DicomException("The JPEG picture is far too short for its size; the file is truncated.");
        }
    }

    private static ImageReader lossless() throws IOException {
        JPEGImageReaderSpi spi = new JPEGImageReaderSpi();
        // only registration gives the provider its delegate; other readers of the process are not touched
        spi.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return spi.createReaderInstance(null);
    }

    private static ImageReader lossy() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().toLowerCase(Locale.ROOT).startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("no JPEG reader in this Java runtime");
    }
}
