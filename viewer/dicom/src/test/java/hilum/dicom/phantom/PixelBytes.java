package hilum.dicom.phantom;

import hilum.dicom.DicomFile;
import hilum.dicom.Tag;
import hilum.dicom.Value;

/** The raw bytes of uncompressed Pixel Data. */
final class PixelBytes {

    private PixelBytes() {}

    static byte[] of(DicomFile file) {
        Value.Binary binary = file.dataSet().binary(Tag.PIXEL_DATA).orElseThrow();
        return binary.toBytes();
    }
}
