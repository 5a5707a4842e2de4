package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import java.util.List;

/**
 * JPEG-LS, lossless and near-lossless, all three interleave modes, with restart intervals and mapping tables of up to 16 bits (ITU-T
 * T.87).
 */
final class JpegLsCodec implements FrameCodec {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DRI = 0xDD;
    private static final int SOF55 = 0xF7;
    private static final int LSE = 0xF8;

    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException {
        StreamSize.require(stream, layout, "JPEG-LS");
        return new Decoding(stream, layout, hints.deadline()).run();
    }

    /** One stream on its way. */
    private static final class Decoding {
        private final byte[] stream;
        private final MarkerStream markers;
        private final PixelLayout layout;
        private final Deadline deadline;
        private final int[][] planes;
        private final JpegLsTables tables = new JpegLsTables();
        private JpegLsParameters preset = new JpegLsParameters(0, 0, 0, 0, 0);
        private int precision;
        private int restartLines;
        private int decodedPlanes;
        private boolean damaged;

        Decoding(byte[] stream, PixelLayout layout, Deadline deadline) {
            this.stream = stream;
            this.markers = new MarkerStream(stream, "JPEG-LS");
            this.layout = layout;
            this.deadline = deadline;
            this.planes = new int[layout.samplesPerPixel()][];
        }

        PixelFrame run() throws DicomException {
            int at = 0;
            while (decodedPlanes < planes.length) {
                try {
                    at = markers.next(at);
                } catch (DicomException e) {
                    if (decodedPlanes == 0) {
                        throw e;
                    }
                    damaged = true; // the other colours are lost
                    break;
                }
                int code = stream[at + 1] & 0xFF;
                at += 2;
                if (code == SOI) {
                    continue;
                }
                if (code == EOI) {
                    throw markers.broken();
                }
                int length = markers.u16(at);
                if (length < 2 || at + length > stream.length) {
                    throw markers.broken();
                }
                at = code == SOS ? scan(at, length) : segment(code, at, length);
            }
            PixelFrame frame = StoredValues.ofNumbers(interleaved(), layout);
            return damaged
                    ? frame.withWarnings(
                            List.of("The JPEG-LS picture is damaged or cut off; parts of it are missing or wrong."))
                    : frame;
        }

        private int segment(int code, int at, int length) throws DicomException {
            switch (code) {
                case SOF55 -> frameHeader(at, length);
                case LSE -> presetParameters(at, length);
                case DRI -> restartLines = number(at + 2, length - 2);
                default -> {
                    // application data and comments
                }
            }
            return at + length;
        }

        private void frameHeader(int at, int length) throws DicomException {
            if (length < 8) {
                throw markers.broken();
            }
            precision = stream[at + 2] & 0xFF;
            int rows = markers.u16(at + 3);
            int columns = markers.u16(at + 5);
            int components = stream[at + 7] & 0xFF;
            if (precision < 2 || precision > 16) {
                throw markers.broken();
            }
            if (rows != layout.rows() || columns != layout.columns() || components != planes.length) {
                throw new DicomException(
                        "The JPEG-LS picture has another size than the file says; the file is damaged.");
            }
        }

        private void presetParameters(int at, int length) throws DicomException {
            int kind = length > 2 ? stream[at + 2] : 0;
            if (kind == 2 || kind == 3) {
                tables.add(stream, at + 3, at + length, kind == 3);
                return;
            }
            if (kind != 1 || length < 13) {
                throw new DicomException("JPEG-LS pictures with extended parameters cannot be shown.");
            }
            preset = new JpegLsParameters(
                    markers.u16(at + 3),
                    markers.u16(at + 5),
                    markers.u16(at + 7),
                    markers.u16(at + 9),
                    markers.u16(at + 11));
        }

        private int scan(int at, int length) throws DicomException {
            int components = length > 2 ? stream[at + 2] & 0xFF : 0;
            if (precision == 0
                    || components < 1
                    || length != 6 + 2 * components
                    || decodedPlanes + components > planes.length) {
                throw markers.broken();
            }
            int near = stream[at + 3 + 2 * components] & 0xFF;
            int interleave = stream[at + 4 + 2 * components] & 0xFF;
            if (interleave == 0 && components > 1) {
                throw markers.broken();
            }
            JpegLsParameters parameters = preset.orDefaults(precision, near);
            if (interleave > 2 || !parameters.isValid(precision, near)) {
                throw markers.broken();
            }
            JpegLsBits bits = new JpegLsBits(stream, at + length);
            int[][] maps = new int[components][];
            for (int i = 0; i < components; i++) {
                planes[decodedPlanes + i] = new int[layout.size().pixels()];
                maps[i] = tables.of(stream[at + 4 + 2 * i] & 0xFF);
            }
            intervals(new JpegLsScan(parameters, near, bits), bits, maps, interleave == 2);
            damaged |= bits.inexact();
            decodedPlanes += components;
            return Math.max(at + length, bits.position() - 1);
        }

        /** Restart intervals, or all lines as one. Damage costs the rest of its interval; what is missing stays zero. */
        private void intervals(JpegLsScan scan, JpegLsBits bits, int[][] maps, boolean bySample) throws DicomException {
            int rows = layout.rows();
            int lines = restartLines == 0 ? rows : restartLines;
            int first = 0;
            int good = 0;
            while (first < rows) {
                int end = (int) Math.min(rows, (long) first + lines);
                int reached = lines(scan, maps, bySample, first, end);
                good += reached - first;
                damaged |= reached < end;
                if (end == rows) {
                    break;
                }
                try {
                    int lost = (bits.restart() - first / lines) & 7;
                    damaged |= lost > 0;
                    first = (int) Math.min(rows, end + (long) lost * lines);
                    scan.reset();
                } catch (StreamEnded e) {
                    damaged = true;
                    break;
                }
            }
            if (good < rows / 16 + 1) {
                throw markers.broken();
            }
        }

        /** Decodes lines from {@code first}; the number of the line where it had to stop. */
        private int lines(JpegLsScan scan, int[][] maps, boolean bySample, int first, int end) throws DicomException {
            int width = layout.columns();
            int components = maps.length;
            int[][] previous = new int[components][width + 2];
            int[][] line = new int[components][width + 2];
            int[] run = new int[components];
            for (int y = first; y < end; y++) {
                deadline.check();
                try {
                    if (bySample) {
                        run[0] = scan.lines(previous, line, width, run[0]);
                    } else {
                        for (int i = 0; i < components; i++) {
                            run[i] = scan.line(previous[i], line[i], width, run[i]);
                        }
                    }
                } catch (StreamEnded e) {
                    return y;
                }
                for (int i = 0; i < components; i++) {
                    System.arraycopy(line[i], 1, planes[decodedPlanes + i], y * width, width);
                    damaged |= !JpegLsTables.apply(maps[i], planes[decodedPlanes + i], y * width, width);
                }
                int[][] kept = previous;
                previous = line;
                line = kept;
            }
            return end;
        }

        private int[] interleaved() {
            if (planes.length == 1) {
                return planes[0];
            }
            int[] all = new int[layout.samples()];
            for (int c = 0; c < decodedPlanes; c++) {
                for (int i = 0, out = c; out < all.length; i++, out += planes.length) {
                    all[out] = planes[c][i];
                }
            }
            return all;
        }

        /** A number of up to four bytes, as restart intervals are written. */
        private int number(int at, int bytes) throws DicomException {
            if (bytes < 2 || bytes > 4) {
                throw markers.broken();
            }
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value = value << 8 | (stream[at + i] & 0xFF);
            }
            return (int) Math.min(value, Integer.MAX_VALUE);
        }
    }
}
