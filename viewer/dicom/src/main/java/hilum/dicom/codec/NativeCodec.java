package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;

/** Encapsulated Uncompressed: each frame a fragment of plain cells (DICOM PS3.5 A.4.11). */
final class NativeCodec implements FrameCodec {
    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException {
        if (layout.bits().allocated() % 8 != 0 || stream.length < layout.frameBytes()) {
            throw new DicomException("The picture is cut off or has packed bits; it cannot be shown.");
        }
        byte[] cells = new byte[(int) layout.frameBytes()];
        System.arraycopy(stream, 0, cells, 0, cells.length);
        return StoredValues.ofCells(cells, layout);
    }
}
