package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A frame in colour (DICOM PS3.3 C.7.6.3.1.2). Its indices are the luminance, 0 to 255, and windows do not apply. */
final class ColourImage implements DisplayImage {
    private static final Voi AS_STORED = new Voi(128, 256, Voi.Function.LINEAR, "as stored");

    private static final Tag SEGMENTED_RED_PALETTE_DATA = new Tag(0x00281221);

    private final PixelLayout.Size size;
    private final int[] argb;
    private final short[] luminance;
    private final Optional<Spacing> spacing;

    private ColourImage(PixelLayout.Size size, int[] argb, Optional<Spacing> spacing) {
        this.size = size;
        this.argb = argb;
        this.luminance = new short[argb.length];
        this.spacing = spacing;
        for (int i = 0; i < argb.length; i++) {
            int r = (argb[i] >> 16) & 0xFF;
            int g = (argb[i] >> 8) & 0xFF;
            int b = argb[i] & 0xFF;
            luminance[i] = (short) Math.round(0.299 * r + 0.587 * g + 0.114 * b);
        }
    }

    static ColourImage of(DataSet dataSet, PixelFrame frame) throws DicomException {
        int[] argb = switch (frame.photometric()) {
            case "PALETTE COLOR" -> palette(dataSet, frame);
            case "YBR_FULL", "YBR_FULL_422" -> ybr(frame);
            case "RGB" -> rgb(frame);
            default -> throw new DicomException("Colours of the kind " + frame.photometric() + " cannot be shown.");
        };
        return new ColourImage(frame.size(), argb, Spacings.of(dataSet));
    }

    private static int[] rgb(PixelFrame frame) {
        int step = frame.samplesPerPixel();
        int[] argb = new int[frame.size().pixels()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = packed(level(frame, step * i), level(frame, step * i + 1), level(frame, step * i + 2));
        }
        return argb;
    }

    private static int[] ybr(PixelFrame frame) {
        int[] argb = new int[frame.size().pixels()];
        for (int i = 0; i < argb.length; i++) {
            int y = level(frame, 3 * i);
            double cb = level(frame, 3 * i + 1) - 128.0;
            double cr = level(frame, 3 * i + 2) - 128.0;
            argb[i] = packed(clamp(y + 1.402 * cr), clamp(y - 0.344136 * cb - 0.714136 * cr), clamp(y + 1.772 * cb));
        }
        return argb;
    }

    private static int[] palette(DataSet dataSet, PixelFrame frame) throws DicomException {
        LookUpTable[] tables = new LookUpTable[3];
        for (int c = 0; c < 3; c++) {
            Tag descriptor = new Tag(Tag.RED_PALETTE_DESCRIPTOR.value() + c);
            Tag data = new Tag(Tag.RED_PALETTE_DATA.value() + c);
            Tag segments = new Tag(SEGMENTED_RED_PALETTE_DATA.value() + c);
            tables[c] = LookUpTable.of(dataSet, descriptor, data, frame.signed())
                    .or(() -> LookUpTable.ofSegments(dataSet, descriptor, segments, frame.signed()))
                    .orElseThrow(() -> new DicomException("The palette of this picture is missing or damaged."));
        }
        // 16-bit tables count by their upper byte; some writers declare 16 bits and fill 8, then in all three.
        boolean upper = Stream.of(tables).anyMatch(table -> table.bits() > 8 && table.maxEntry() > 255);
        int[] argb = new int[frame.size().pixels()];
        for (int i = 0; i < argb.length; i++) {
            long value = frame.value(i);
            argb[i] = packed(
                    level(tables[0], value, upper), level(tables[1], value, upper), level(tables[2], value, upper));
        }
        return argb;
    }

    private static int level(LookUpTable table, long value, boolean upper) {
        int entry = table.get((double) value);
        return upper && table.bits() > 8 ? entry >> 8 : entry & 0xFF;
    }

    private static int level(PixelFrame frame, int index) {
        int value = (int) frame.value(index);
        return frame.bitsStored() > 8 ? (value >> (frame.bitsStored() - 8)) & 0xFF : value & 0xFF;
    }

    private static int clamp(double level) {
        return Math.clamp(Math.round(level), 0, 255);
    }

    private static int packed(int r, int g, int b) {
        return 0xFF000000 | (r << 16) | (g << 8) | b;
    }

    @Override
    public int widthPx() {
        return size.columns();
    }

    @Override
    public int heightPx() {
        return size.rows();
    }

    @Override
    public short[] indices() {
        return luminance;
    }

    @Override
    public byte[] lut(Voi voi, boolean inverted) {
        byte[] lut = new byte[IndexedPixels.COUNT];
        for (int index = 0; index < lut.length; index++) {
            int grey = Math.min(index, 255);
            lut[index] = (byte) (inverted ? 255 - grey : grey);
        }
        return lut;
    }

    @Override
    public Voi defaultVoi() {
        return AS_STORED;
    }

    @Override
    public List<Voi> vois() {
        return List.of(AS_STORED);
    }

    @Override
    public double modalityValue(int index) {
        return index;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double maximum() {
        return 255;
    }

    @Override
    public Optional<int[]> colour() {
        return Optional.of(argb);
    }

    @Override
    public Optional<Spacing> spacing() {
        return spacing;
    }
}
