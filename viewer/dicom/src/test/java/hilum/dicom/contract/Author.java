package hilum.dicom.contract;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Vr;
import hilum.dicom.part10.OwnEngine;

/** Writes the files that engines are given to read; the same bytes for each of them. */
final class Author {
    private static final int COLUMNS = 5;
    private static final int ROWS = 4;

    private Author() {}

    static byte[] bytes(DataSet set, TransferSyntax syntax) throws DicomException {
        return new OwnEngine().toBytes(set, syntax);
    }

    /** A grey picture of 5 x 4 pixels. */
    static DataSet.Builder grey(int allocated, int stored, boolean signed) {
        return DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("contract"))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .putIntegers(Tag.ROWS, ROWS)
                .putIntegers(Tag.COLUMNS, COLUMNS)
                .putIntegers(Tag.BITS_ALLOCATED, allocated)
                .putIntegers(Tag.BITS_STORED, stored)
                .putIntegers(Tag.HIGH_BIT, stored - 1)
                .putIntegers(Tag.PIXEL_REPRESENTATION, signed ? 1 : 0);
    }

    /** The same with pixels: {@code values} in cells of {@code allocated} bits without gaps, the first in the lowest bits. */
    static DataSet grey(int allocated, int stored, boolean signed, long... values) {
        return grey(allocated, stored, signed)
                .put(Tag.NUMBER_OF_FRAMES, Integer.toString(values.length / (COLUMNS * ROWS)))
                .putBytes(Tag.PIXEL_DATA, allocated == 8 ? Vr.OB : Vr.OW, cells(allocated, values))
                .build();
    }

    static byte[] cells(int allocated, long... values) {
        byte[] cells = new byte[(values.length * allocated + 15) / 16 * 2];
        for (int i = 0; i < values.length; i++) {
            for (int b = 0; b < allocated; b++) {
                int at = i * allocated + b;
                cells[at / 8] |= (byte) ((values[i] >> b & 1) << (at % 8));
            }
        }
        return cells;
    }
}
