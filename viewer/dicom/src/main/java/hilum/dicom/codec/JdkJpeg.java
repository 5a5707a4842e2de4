package hilum.dicom.codec;

import hilum.dicom.PixelLayout;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The baseline reader of the JDK: a new one for each frame, rasters only, so that colours are not converted. */
final class JdkJpeg {
    private JdkJpeg() {}

    /** Interleaved samples of a whole stream that fits {@code layout}; empty when the reader found fault with it. */
    static Optional<int[]> read(byte[] stream, PixelLayout layout) {
        AtomicBoolean warned = new AtomicBoolean();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
            ImageReader reader = reader();
            try {
                reader.setInput(in, true, true);
                if (reader.getWidth(0) != layout.columns() || reader.getHeight(0) != layout.rows()) {
                    return Optional.empty();
                }
                reader.addIIOReadWarningListener((_, _) -> warned.set(true));
                Raster raster = reader.readRaster(0, null);
                return warned.get() || raster.getNumBands() != layout.samplesPerPixel()
                        ? Optional.empty()
                        : Optional.of(samples(raster, layout));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // hostile streams are answered with all kinds of exceptions; our own decoder will say what is wrong
            return Optional.empty();
        }
    }

    private static int[] samples(Raster raster, PixelLayout layout) {
        int[] all = new int[layout.samples()];
        int[] row = new int[layout.columns() * layout.samplesPerPixel()];
        for (int y = 0; y < layout.rows(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, layout.columns(), 1, row);
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return all;
    }

    private static ImageReader reader() throws IOException {
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
