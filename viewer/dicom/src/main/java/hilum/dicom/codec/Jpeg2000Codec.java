package hilum.dicom.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;

/** JPEG 2000 Part 1 through jai-imageio. Colour comes back as RGB, since the stream's own transformation is undone. */
final class Jpeg2000Codec implements FrameCodec {
    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout) throws DicomException {
        Jpeg2000Header.of(stream).require(layout, stream.length);
        int[] samples =
                ImageIoStream.read(() -> new J2KImageReader(new J2KImageReaderSpi()), stream, layout, "JPEG 2000");
        String photometric = layout.samplesPerPixel() == 3
                        && layout.photometric().startsWith("YBR_")
                        && !layout.photometric().equals("YBR_FULL")
                ? "RGB"
                : layout.photometric();
        return StoredValues.ofNumbers(
                samples, new PixelLayout(layout.size(), layout.samplesPerPixel(), false, layout.bits(), photometric));
    }
}
