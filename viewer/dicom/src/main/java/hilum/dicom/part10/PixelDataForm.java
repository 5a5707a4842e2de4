package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Element;
import hilum.dicom.PixelLayout;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Value;
import hilum.dicom.codec.RleCodec;
import java.util.ArrayList;
import java.util.List;

/** Brings the pixel data into the form that a transfer syntax wants. */
final class PixelDataForm {
    private PixelDataForm() {}

    /**
     * The data set with pixel data for {@code syntax}.
     *
     * @throws DicomException when that would need a decoder or an encoder that we do not have
     */
    static DataSet fitting(DataSet dataSet, TransferSyntax syntax) throws DicomException {
        Element pixels = dataSet.element(Tag.PIXEL_DATA).orElse(null);
        if (pixels != null && turnsCells(dataSet, pixels, syntax)) {
            throw new DicomException(
                    "Pixels of more than 16 bits are not written in the retired big-endian syntax; choose explicit little endian.");
        }
        if (pixels == null || (pixels.value() instanceof Value.Fragments) == syntax.isEncapsulated()) {
            return dataSet;
        }
        if (syntax.equals(TransferSyntax.RLE) && pixels.value() instanceof Value.Binary cells) {
            return rle(dataSet, cells);
        }
        throw new DicomException(
                syntax.isEncapsulated()
                        ? "Pictures cannot be compressed as " + syntax + "."
                        : "Compressed pictures must be decoded before they are written as " + syntax + ".");
    }

    /** Whether cells of more than one word would change their byte order, on which programs do not agree (OW is words of 16 bits). */
    private static boolean turnsCells(DataSet dataSet, Element pixels, TransferSyntax syntax) {
        return pixels.value() instanceof Value.Binary cells
                && dataSet.integer(Tag.BITS_ALLOCATED).orElse(0) > 16
                && syntax.isBigEndian() != (cells.swapBytes() > 1);
    }

    private static DataSet rle(DataSet dataSet, Value.Binary cells) throws DicomException {
        PixelLayout layout = PixelLayout.of(dataSet);
        long frameBytes = layout.frameBytes();
        if (layout.planar() || layout.photometric().equals("YBR_FULL_422") || cells.size() < frameBytes) {
            throw new DicomException("Only complete pictures with interleaved colours can be written as RLE.");
        }
        List<byte[]> frames = new ArrayList<>();
        int count = Math.max(1, dataSet.integer(Tag.NUMBER_OF_FRAMES).orElse(1));
        for (long at = 0; frames.size() < count && at + frameBytes <= cells.size(); at += frameBytes) {
            byte[] frame =
                    cells.copy(at, (int) frameBytes, Math.max(1, layout.bits().allocated() / 8));
            frames.add(RleCodec.encode(frame, layout));
        }
        return dataSet.toBuilder().putFrames(frames).build();
    }
}
