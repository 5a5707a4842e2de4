package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;

/**
 * JPEG-LS, lossless and near-lossless, all three interleave modes (ITU-T T.87). Mapping tables and restart intervals, which DICOM
 * writers do not use, are refused.
 */
public final class JpegLsCodec implements FrameCodec {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DRI = 0xDD;
    private static final int SOF55 = 0xF7;
    private static final int LSE = 0xF8;

    @Override
    public PixelFrame decode(byte[] stream, PixelLayout layout) throws DicomException {
        return new Decoding(stream, layout).run();
    }

    /** One stream on its way. */
    private static final class Decoding {
        private final byte[] stream;
        private final PixelLayout layout;
        private final int[][] planes;
        private JpegLsParameters preset = new JpegLsParameters(0, 0, 0, 0, 0);
        private int precision;
        private int decodedPlanes;

        Decoding(byte[] stream, PixelLayout layout) throws DicomException {
            this.stream = stream;
            this.layout = layout;
            if (layout.samples() > (1 << 22) && layout.samples() / 2_000 > stream.length) {
                throw new DicomException("The JPEG-LS picture is far too short for its size; the file is truncated.");
            }
            this.planes = new int[layout.samplesPerPixel()][];
        }

        PixelFrame run() throws DicomException {
            int at = 0;
            while (decodedPlanes < planes.length) {
                at = marker(at);
                int code = stream[at + 1] & 0xFF;
                at += 2;
                if (code == SOI) {
                    continue;
                }
                if (code == EOI) {
                    throw broken();
                }
                int length = u16(at);
                if (length < 2 || at + length > stream.length) {
                    throw broken();
                }
                at = code == SOS ? scan(at, length) : segment(code, at, length);
            }
            return StoredValues.ofNumbers(interleaved(), layout);
        }

        /** The next FF that starts a marker. */
        private int marker(int from) throws DicomException {
            for (int at = from; at + 3 < stream.length; at++) {
                if (stream[at] == (byte) 0xFF && stream[at + 1] < 0 && stream[at + 1] != (byte) 0xFF) {
                    return at;
                }
            }
            throw broken();
        }

        private int segment(int code, int at, int length) throws DicomException {
            switch (code) {
                case SOF55 -> frameHeader(at, length);
                case LSE -> presetParameters(at, length);
                case DRI -> throw new DicomException("JPEG-LS pictures with restart intervals cannot be shown.");
                default -> {
                    // application data and comments
                }
            }
            return at + length;
        }

        private void frameHeader(int at, int length) throws DicomException {
            if (length < 8) {
                throw broken();
            }
            precision = stream[at + 2] & 0xFF;
            int rows = u16(at + 3);
            int columns = u16(at + 5);
            int components = stream[at + 7] & 0xFF;
            if (precision < 2 || precision > 16) {
                throw broken();
            }
            if (rows != layout.rows() || columns != layout.columns() || components != planes.length) {
                throw new DicomException(
                        "The JPEG-LS picture has another size than the file says; the file is damaged.");
            }
        }

        private void presetParameters(int at, int length) throws DicomException {
            int kind = length > 2 ? stream[at + 2] : 0;
            if (kind != 1 || length < 13) {
                throw new DicomException("JPEG-LS pictures with mapping tables cannot be shown.");
            }
            preset = new JpegLsParameters(u16(at + 3), u16(at + 5), u16(at + 7), u16(at + 9), u16(at + 11));
        }

        private int scan(int at, int length) throws DicomException {
            int components = length > 2 ? stream[at + 2] & 0xFF : 0;
            if (precision == 0
                    || components < 1
                    || length != 6 + 2 * components
                    || decodedPlanes + components > planes.length) {
                throw broken();
            }
            int near = stream[at + 3 + 2 * components] & 0xFF;
            int interleave = stream[at + 4 + 2 * components] & 0xFF;
            for (int i = 0; i < components; i++) {
                if (stream[at + 4 + 2 * i] != 0) {
                    throw new DicomException("JPEG-LS pictures with mapping tables cannot be shown.");
                }
            }
            JpegLsParameters parameters = preset.orDefaults(precision, near);
            if (interleave > 2 || !parameters.isValid(precision, near)) {
                throw broken();
            }
            JpegLsBits bits = new JpegLsBits(stream, at + length);
            lines(new JpegLsScan(parameters, near, bits), components, interleave == 2);
            decodedPlanes += components;
            return Math.max(at + length, bits.position() - 1);
        }

        /** Lines until the scan is complete or cut off; then what is missing stays zero. */
        private void lines(JpegLsScan scan, int components, boolean bySample) throws DicomException {
            int width = layout.columns();
            int[][] previous = new int[components][width + 2];
            int[][] line = new int[components][width + 2];
            int[] run = new int[components];
            for (int i = 0; i < components; i++) {
                planes[decodedPlanes + i] = new int[layout.size().pixels()];
            }
            for (int y = 0; y < layout.rows(); y++) {
                try {
                    if (bySample) {
                        run[0] = scan.lines(previous, line, width, run[0]);
                    } else {
                        for (int i = 0; i < components; i++) {
                            run[i] = scan.line(previous[i], line[i], width, run[i]);
                        }
                    }
                } catch (JpegLsBits.Ended e) {
                    if (y < layout.rows() / 16 + 1) {
                        throw new DicomException("The JPEG-LS picture is damaged or cut off.", e);
                    }
                    return;
                }
                for (int i = 0; i < components; i++) {
                    System.arraycopy(line[i], 1, planes[decodedPlanes + i], y * width, width);
                }
                int[][] kept = previous;
                previous = line;
                line = kept;
            }
        }

        private int[] interleaved() {
            if (planes.length == 1) {
                return planes[0];
            }
            int[] all = new int[layout.samples()];
            for (int i = 0; i < all.length; i++) {
                all[i] = planes[i % planes.length][i / planes.length];
            }
            return all;
        }

        private int u16(int at) throws DicomException {
            if (at + 2 > stream.length) {
                throw broken();
            }
            return ((stream[at] & 0xFF) << 8) | (stream[at + 1] & 0xFF);
        }

        private static DicomException broken() {
            return new DicomException("The JPEG-LS picture is damaged or cut off.");
        }
    }
}
