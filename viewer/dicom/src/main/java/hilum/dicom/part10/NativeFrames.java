package hilum.dicom.part10;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.Value;
import hilum.dicom.codec.StoredValues;

/** Frames of uncompressed pixel data (DICOM PS3.5 8.1). What a truncated file lacks stays zero. */
final class NativeFrames {
    /** A picture of which less than this part is there is not worth its memory. */
    private static final int MIN_PART = 64;

    private NativeFrames() {}

    static PixelFrame read(Value.Binary cells, int index, PixelLayout layout) throws DicomException {
        if (layout.bits().allocated() % 8 != 0) {
            return packed(cells, index, layout);
        }
        long frameBytes = layout.frameBytes();
        long start = frameBytes * index;
        long available = Math.clamp(cells.size() - start, 0, frameBytes);
        requireEnough(available, frameBytes);
        int unit = Math.max(cells.swapBytes(), layout.bits().allocated() / 8);
        byte[] bytes = new byte[(int) frameBytes];
        byte[] there = cells.copy(start, (int) available, unit);
        System.arraycopy(there, 0, bytes, 0, there.length);
        if (layout.photometric().equals("YBR_FULL_422") && layout.samplesPerPixel() == 3) {
            return halfChroma(bytes, layout);
        }
        return StoredValues.ofCells(bytes, layout);
    }

    private static void requireEnough(long available, long wanted) throws DicomException {
        if (available == 0 || (available < wanted / MIN_PART && wanted > 1 << 20)) {
            throw new DicomException("The file ends before this picture begins, or soon after; it is truncated.");
        }
    }

    /**
     * Samples of 1 or 12 bits without gaps, the first in the lowest bits, also from frame to frame (DICOM PS3.5 8.1.1 and D; 12 bits are
     * retired).
     */
    private static PixelFrame packed(Value.Binary cells, int index, PixelLayout layout) throws DicomException {
        int width = layout.bits().allocated();
        long firstBit = (long) layout.samples() * width * index;
        long firstByte = firstBit / 8 / cells.swapBytes() * cells.swapBytes();
        long skipped = firstBit - 8 * firstByte;
        long wanted = ((long) layout.samples() * width + skipped + 7) / 8;
        long available = Math.clamp(cells.size() - firstByte, 0, wanted);
        requireEnough(available, wanted);
        long whole = Math.min(cells.size() - firstByte, Math.ceilDiv(available, cells.swapBytes()) * cells.swapBytes());
        byte[] bytes = cells.copy(firstByte, (int) whole, cells.swapBytes());
        byte[] unpacked = new byte[layout.samples() * (width == 1 ? 1 : 2)];
        for (int i = 0; i < layout.samples(); i++) {
            long bit = skipped + (long) i * width;
            if (width == 1) {
                unpacked[i] = (byte) (at(bytes, bit / 8) >> (bit & 7) & 1);
            } else {
                int sample = (at(bytes, bit / 8) | at(bytes, bit / 8 + 1) << 8) >> (bit & 7) & 0xFFF;
                unpacked[2 * i] = (byte) sample;
                unpacked[2 * i + 1] = (byte) (sample >> 8);
            }
        }
        if (width == 1) {
            return StoredValues.frame(layout, new PixelFrame.Bytes(unpacked));
        }
        PixelLayout.Bits bits = layout.bits();
        return StoredValues.ofCells(
                unpacked,
                new PixelLayout(
                        layout.size(),
                        layout.samplesPerPixel(),
                        layout.planar(),
                        new PixelLayout.Bits(16, bits.stored(), bits.high(), bits.signed()),
                        layout.photometric()));
    }

    private static int at(byte[] bytes, long place) {
        return place < bytes.length ? bytes[(int) place] & 0xFF : 0;
    }

    /** Two pixels share their colour: Y1 Y2 Cb Cr (DICOM PS3.3 C.7.6.3.1.2). */
    private static PixelFrame halfChroma(byte[] bytes, PixelLayout layout) throws DicomException {
        if (layout.bits().allocated() != 8) {
            throw new DicomException("YBR_FULL_422 pixels of more than 8 bits cannot be shown.");
        }
        byte[] out = new byte[layout.samples()];
        for (int pixel = 0; pixel < layout.size().pixels(); pixel++) {
            int pair = pixel / 2 * 4;
            for (int s = 0; s < 3; s++) {
                int from = s == 0 ? pair + (pixel & 1) : pair + 1 + s;
                out[3 * pixel + s] = from < bytes.length ? bytes[from] : 0;
            }
        }
        return new PixelFrame(layout.size(), 3, 8, false, "YBR_FULL", new PixelFrame.Bytes(out));
    }
}
