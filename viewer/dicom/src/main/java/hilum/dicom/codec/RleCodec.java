package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** RLE Lossless: PackBits of byte planes, most significant first (DICOM PS3.5 Annex G). */
public final class RleCodec implements FrameCodec {
    private static final int HEADER_BYTES = 64;
    private static final int MAX_SEGMENTS = 15;

    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException {
        int bytesPerSample = layout.bits().allocated() / 8;
        int planes = layout.samplesPerPixel() * bytesPerSample;
        if (stream.length < HEADER_BYTES || layout.bits().allocated() % 8 != 0) {
            throw new DicomException("The RLE picture is cut off or has packed bits; it cannot be shown.");
        }
        ByteBuffer header = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        int segments = header.getInt(0);
        if (segments != planes || segments > MAX_SEGMENTS) {
            throw new DicomException("The RLE picture has " + segments + " byte planes where " + planes
                    + " belong; the file is damaged.");
        }
        requireWorthwhile(stream, layout);
        byte[] cells = new byte[layout.samples() * bytesPerSample];
        boolean whole = true;
        for (int plane = 0; plane < planes; plane++) {
            int sample = plane / bytesPerSample;
            int significance = bytesPerSample - 1 - plane % bytesPerSample;
            int start = header.getInt(4 + 4 * plane);
            int end = plane + 1 < planes ? header.getInt(8 + 4 * plane) : stream.length;
            if (start < HEADER_BYTES || start > stream.length || end < start) {
                throw new DicomException("The RLE picture points outside its bytes; the file is damaged.");
            }
            hints.deadline().check();
            whole &= unpack(
                    stream, start, Math.min(end, stream.length), cells, sample * bytesPerSample + significance, planes);
        }
        PixelFrame frame = StoredValues.ofCells(cells, interleaved(layout));
        return whole
                ? frame
                : frame.withWarnings(
                        List.of("The RLE picture is damaged or cut off; parts of it are missing or wrong."));
    }

    /** 128 equal bytes take two, so a picture cannot be more than 64 times as large as its stream. */
    private static void requireWorthwhile(byte[] stream, PixelLayout layout) throws DicomException {
        long cells = (long) layout.samples() * (layout.bits().allocated() / 8);
        if (cells > (1 << 20) && cells / 64 / 64 > stream.length) {
            throw new DicomException("The RLE picture is far too short for its size; the file is truncated.");
        }
    }

    private static PixelLayout interleaved(PixelLayout layout) {
        return new PixelLayout(layout.size(), layout.samplesPerPixel(), false, layout.bits(), layout.photometric());
    }

    /** Writes every {@code step}-th byte of {@code cells} from {@code first}; {@code false} when the segment ends early. */
    private static boolean unpack(byte[] stream, int start, int end, byte[] cells, int first, int step) {
        int in = start;
        int out = first;
        while (in < end && out < cells.length) {
            int control = stream[in++];
            if (control >= 0) {
                for (int i = 0; i <= control && in < end && out < cells.length; i++, out += step) {
                    cells[out] = stream[in++];
                }
            } else if (control != -128 && in < end) {
                byte repeated = stream[in++];
                for (int i = 0; i <= -control && out < cells.length; i++, out += step) {
                    cells[out] = repeated;
                }
            }
        }
        return out >= cells.length;
    }

    /** The stream of one frame of interleaved little-endian cells. */
    public static byte[] encode(byte[] cells, PixelLayout layout) throws DicomException {
        int bytesPerSample = layout.bits().allocated() / 8;
        int planes = layout.samplesPerPixel() * bytesPerSample;
        if (layout.bits().allocated() % 8 != 0 || planes > MAX_SEGMENTS) {
            throw new DicomException("Pictures of packed bits cannot be written as RLE.");
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(planes);
        ByteArrayOutputStream body = new ByteArrayOutputStream(cells.length / 2 + HEADER_BYTES);
        byte[] row = new byte[layout.columns()];
        for (int plane = 0; plane < planes; plane++) {
            header.putInt(HEADER_BYTES + body.size());
            int sample = plane / bytesPerSample;
            int at = sample * bytesPerSample + bytesPerSample - 1 - plane % bytesPerSample;
            for (int y = 0; y < layout.rows(); y++) {
                for (int x = 0; x < row.length; x++, at += planes) {
                    row[x] = cells[at];
                }
                pack(row, body);
            }
            if (body.size() % 2 == 1) {
                body.write(0);
            }
        }
        byte[] stream = new byte[HEADER_BYTES + body.size()];
        System.arraycopy(header.array(), 0, stream, 0, HEADER_BYTES);
        System.arraycopy(body.toByteArray(), 0, stream, HEADER_BYTES, body.size());
        return stream;
    }

    private static void pack(byte[] row, ByteArrayOutputStream out) {
        int at = 0;
        while (at < row.length) {
            int run = run(row, at);
            if (run >= 3) {
                out.write(1 - run);
                out.write(row[at]);
                at += run;
                continue;
            }
            int start = at;
            while (at < row.length && at - start < 128 && run(row, at) < 3) {
                at++;
            }
            out.write(at - start - 1);
            out.write(row, start, at - start);
        }
    }

    private static int run(byte[] row, int at) {
        int end = at + 1;
        while (end < row.length && end - at < 128 && row[end] == row[at]) {
            end++;
        }
        return end - at;
    }
}
