package hilum.dicom.codec;

import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;

/** Raw cells to stored values: Bits Stored and High Bit masked out, sign extended, planes interleaved (DICOM PS3.5 8.1.1). */
public final class StoredValues {
    private StoredValues() {}

    /** A frame of uncompressed little-endian cells of 8, 16 or 32 bits; {@code cells} may be kept. */
    public static PixelFrame ofCells(byte[] cells, PixelLayout layout) {
        byte[] interleaved = layout.planar() && layout.samplesPerPixel() > 1
                ? interleave(cells, layout.samplesPerPixel(), layout.bits().allocated() / 8)
                : cells;
        return switch (layout.bits().allocated()) {
            case 8 -> frame(layout, bytes(interleaved, layout.bits()));
            case 16 -> frame(layout, shorts(interleaved, layout.bits()));
            default -> frame(layout, ints(interleaved, layout.bits()));
        };
    }

    /** A frame of numbers that a decoder gave, already interleaved; the smallest array that holds Bits Stored is chosen. */
    static PixelFrame ofNumbers(int[] numbers, PixelLayout layout) {
        PixelLayout.Bits bits = new PixelLayout.Bits(
                32,
                layout.bits().stored(),
                layout.bits().stored() - 1,
                layout.bits().signed());
        int left = 32 - bits.stored();
        if (bits.stored() <= 8) {
            byte[] out = new byte[numbers.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) cut(numbers[i], left, bits.signed());
            }
            return frame(layout, new PixelFrame.Bytes(out));
        }
        if (bits.stored() <= 16) {
            short[] out = new short[numbers.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (short) cut(numbers[i], left, bits.signed());
            }
            return frame(layout, new PixelFrame.Shorts(out));
        }
        return frame(layout, new PixelFrame.Ints(numbers));
    }

    /** A frame with the size and meaning of {@code layout}. */
    public static PixelFrame frame(PixelLayout layout, PixelFrame.Samples samples) {
        return new PixelFrame(
                layout.size(),
                layout.samplesPerPixel(),
                layout.bits().stored(),
                layout.bits().signed(),
                layout.photometric(),
                samples);
    }

    private static PixelFrame.Samples bytes(byte[] cells, PixelLayout.Bits bits) {
        if (bits.stored() == 8) {
            return new PixelFrame.Bytes(cells);
        }
        byte[] out = new byte[cells.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) cut(cells[i], 31 - bits.high(), 32 - bits.stored(), bits.signed());
        }
        return new PixelFrame.Bytes(out);
    }

    private static PixelFrame.Samples shorts(byte[] cells, PixelLayout.Bits bits) {
        short[] out = new short[cells.length / 2];
        int up = 31 - bits.high();
        int down = 32 - bits.stored();
        boolean whole = bits.stored() == 16;
        for (int i = 0; i < out.length; i++) {
            int cell = (cells[2 * i] & 0xFF) | cells[2 * i + 1] << 8;
            out[i] = (short) (whole ? cell : cut(cell, up, down, bits.signed()));
        }
        return new PixelFrame.Shorts(out);
    }

    private static PixelFrame.Samples ints(byte[] cells, PixelLayout.Bits bits) {
        int[] out = new int[cells.length / 4];
        for (int i = 0; i < out.length; i++) {
            int at = 4 * i;
            int cell = (cells[at] & 0xFF)
                    | (cells[at + 1] & 0xFF) << 8
                    | (cells[at + 2] & 0xFF) << 16
                    | (cells[at + 3] & 0xFF) << 24;
            out[i] = cut(cell, 31 - bits.high(), 32 - bits.stored(), bits.signed());
        }
        return new PixelFrame.Ints(out);
    }

    private static int cut(int cell, int left, boolean signed) {
        return cut(cell, left, left, signed);
    }

    private static int cut(int cell, int up, int down, boolean signed) {
        return signed ? cell << up >> down : cell << up >>> down;
    }

    private static byte[] interleave(byte[] planes, int samples, int bytesPerSample) {
        byte[] out = new byte[planes.length];
        int pixels = planes.length / samples / bytesPerSample;
        for (int s = 0; s < samples; s++) {
            for (int p = 0; p < pixels; p++) {
                for (int b = 0; b < bytesPerSample; b++) {
                    out[(p * samples + s) * bytesPerSample + b] = planes[(s * pixels + p) * bytesPerSample + b];
                }
            }
        }
        return out;
    }
}
