package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Runs an ImageIO reader over one stream: a new reader for each frame, rasters only, and every failure checked. */
final class ImageIoStream {
    private ImageIoStream() {}

    /** Makes a reader; each frame needs its own. */
    interface Readers {
        ImageReader create() throws IOException;
    }

    /**
     * Interleaved samples of {@code stream}, as many channels as {@code layout} has.
     *
     * @param name of the format, for messages
     */
    static int[] read(Readers readers, byte[] stream, PixelLayout layout, String name) throws DicomException {
        try (ImageInputStream in = new GuardedStream(stream)) {
            ImageReader reader = readers.create();
            try {
                reader.setInput(in, true, true);
                if (reader.getWidth(0) != layout.columns() || reader.getHeight(0) != layout.rows()) {
                    throw new DicomException(
                            "The " + name + " picture has another size than the file says; the file is damaged.");
                }
                return samples(reader.readRaster(0, null), layout, name);
            } finally {
                reader.dispose();
            }
        } catch (IIOException e) {
            throw new DicomException("The " + name + " picture is damaged or of a kind that cannot be read.", e);
        } catch (IOException e) {
            throw new DicomException("The " + name + " picture is cut off or damaged.", e);
        } catch (RuntimeException e) {
            // third-party readers answer hostile streams with all kinds of unchecked exceptions
            throw new DicomException("The " + name + " picture is damaged.", e);
        } catch (VirtualMachineError | LinkageError e) {
            if (e instanceof StackOverflowError) {
                throw new DicomException("The " + name + " picture is damaged.", e);
            }
            throw e;
        } catch (Error e) {
            // jj2000 reports damage with ThreadDeath and with Errors of its own
            throw new DicomException("The " + name + " picture is damaged.", e);
        }
    }

    private static int[] samples(Raster raster, PixelLayout layout, String name) throws DicomException {
        int bands = layout.samplesPerPixel();
        if (raster.getNumBands() != bands
                || raster.getWidth() != layout.columns()
                || raster.getHeight() != layout.rows()) {
            throw new DicomException(
                    "The " + name + " picture has another form than the file says; the file is damaged.");
        }
        int[] all = new int[layout.samples()];
        int[] row = new int[layout.columns() * bands];
        for (int y = 0; y < layout.rows(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, layout.columns(), 1, row);
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return all;
    }
}
