package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import java.util.List;

/**
 * JPEG 2000 Part 1, reversible and irreversible, at full size or halved. Colour comes back as RGB when the stream's own transformation was
 * undone. Packed packet headers, subsampled colours and High-Throughput streams are refused by name.
 */
final class Jpeg2000Codec implements FrameCodec {
    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException {
        StreamSize.require(stream, layout, "JPEG 2000");
        J2kPicture picture = J2kPicture.decode(J2kStream.parse(stream, layout), stream.length, hints);
        String photometric = layout.samplesPerPixel() == 3
                        && layout.photometric().startsWith("YBR_")
                        && !layout.photometric().equals("YBR_FULL")
                ? "RGB"
                : layout.photometric();
        PixelLayout.Size size =
                new PixelLayout.Size(picture.area().width(), picture.area().height());
        PixelFrame frame = StoredValues.ofNumbers(
                picture.samples(), new PixelLayout(size, layout.samplesPerPixel(), false, layout.bits(), photometric));
        return picture.damaged()
                ? frame.withWarnings(
                        List.of("The JPEG 2000 picture is damaged or cut off; parts of it are missing or wrong."))
                : frame;
    }

    @Override
    public int halvings(byte[] stream, PixelLayout layout) throws DicomException {
        return J2kPicture.halvings(J2kStream.parse(stream, layout));
    }
}
