package hilum.dicom;

/** Small image objects for tests. */
public final class Pictures {
    private Pictures() {}

    /** A DX header without pixels. */
    public static DataSet.Builder header(int columns, int rows) {
        return DataSet.builder()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.DX_FOR_PRESENTATION.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("picture"))
                .put(Tag.PATIENT_NAME, "Müller^Ana")
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putIntegers(Tag.ROWS, rows)
                .putIntegers(Tag.COLUMNS, columns)
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putIntegers(Tag.BITS_STORED, 16)
                .putIntegers(Tag.HIGH_BIT, 15)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 0);
    }

    /** 16-bit unsigned; pixel {@code i} has the value {@code 31 * i}. */
    public static DataSet of16Bit(int columns, int rows) {
        int[] values = new int[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = 31 * i;
        }
        return header(columns, rows)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, shorts(values))
                .build();
    }

    /** Little-endian 16-bit cells. */
    public static byte[] shorts(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }
}
