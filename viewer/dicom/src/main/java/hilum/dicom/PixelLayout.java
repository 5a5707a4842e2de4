package hilum.dicom;

/**
 * How the samples of a frame lie (Image Pixel Module, DICOM PS3.3 C.7.6.3), checked.
 *
 * @param photometric as in the file, upper case
 */
public record PixelLayout(Size size, int samplesPerPixel, boolean planar, Bits bits, String photometric) {
    /** Pixels across and down, each 1 to 65,535. */
    public record Size(int columns, int rows) {
        public int pixels() {
            return columns * rows;
        }
    }

    /** Depth: {@code 1 <= stored <= allocated}, {@code high < allocated}; {@code allocated} is 1, 8, 12, 16 or 32. */
    public record Bits(int allocated, int stored, int high, boolean signed) {}

    private static final long MAX_SAMPLES = 1L << 28;

    /**
     * Reads the layout of the pixel data in {@code dataSet}.
     *
     * @throws DicomException when a value is missing, out of its range or makes a picture of more than 268 million samples
     */
    public static PixelLayout of(DataSet dataSet) throws DicomException {
        int rows = required(dataSet, Tag.ROWS, 1, 65_535);
        int columns = required(dataSet, Tag.COLUMNS, 1, 65_535);
        int samples = dataSet.integer(Tag.SAMPLES_PER_PIXEL).orElse(1);
        if (samples != 1 && samples != 3 && samples != 4) {
            throw new DicomException("The picture has " + samples + " samples per pixel; 1, 3 or 4 can be shown.");
        }
        if ((long) rows * columns * samples > MAX_SAMPLES) {
            throw new DicomException("The picture claims " + columns + " x " + rows + " pixels, which is too large.");
        }
        return new PixelLayout(
                new Size(columns, rows),
                samples,
                dataSet.integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1,
                bits(dataSet),
                dataSet.text(Tag.PHOTOMETRIC_INTERPRETATION).orElse(samples == 1 ? "MONOCHROME2" : "RGB"));
    }

    private static Bits bits(DataSet dataSet) throws DicomException {
        int allocated = dataSet.integer(Tag.BITS_ALLOCATED).orElse(16);
        if (allocated != 1 && allocated != 8 && allocated != 12 && allocated != 16 && allocated != 32) {
            throw new DicomException("The pixels have " + allocated + " bits each; 1, 8, 12, 16 or 32 can be shown.");
        }
        int stored = dataSet.integer(Tag.BITS_STORED).orElse(allocated);
        if (stored < 1 || stored > allocated) {
            stored = allocated;
        }
        int high = dataSet.integer(Tag.HIGH_BIT).orElse(stored - 1);
        if (high < stored - 1 || high >= allocated) {
            high = stored - 1;
        }
        return new Bits(
                allocated,
                stored,
                high,
                dataSet.integer(Tag.PIXEL_REPRESENTATION).orElse(0) == 1);
    }

    private static int required(DataSet dataSet, Tag tag, int low, int high) throws DicomException {
        int value = dataSet.integer(tag).orElse(0);
        if (value < low || value > high) {
            throw new DicomException("The picture has no valid " + tag.keyword().orElse("size")
                    + ": the file is damaged or not an image.");
        }
        return value;
    }

    /** Pixels in a row. */
    public int columns() {
        return size.columns();
    }

    /** Rows of pixels. */
    public int rows() {
        return size.rows();
    }

    /** Samples of a frame, all channels. */
    public int samples() {
        return size.pixels() * samplesPerPixel;
    }

    /** Bytes of an uncompressed frame; 4:2:2 subsampling, single bits and packed 12 bits are counted. */
    public long frameBytes() {
        long perFrame = (long) samples() * bits.allocated();
        if (photometric.equals("YBR_FULL_422") && samplesPerPixel == 3) {
            perFrame = (long) size.pixels() * 2 * bits.allocated();
        }
        return (perFrame + 7) / 8;
    }
}
