package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segments of a JPEG stream (ITU-T T.81 Annex B) and the samples of its scans: lossless SOF3, and sequential DCT SOF0 and SOF1. */
final class JpegStream {
    static final String FORMAT = "JPEG";
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int DHT = 0xC4;
    private static final double WORTH_SHOWING = 1.0 / 16;

    private final byte[] stream;
    private final MarkerStream markers;
    private final JpegHeader header;
    private final PixelLayout layout;
    private final Deadline deadline;
    private final @Nullable HuffmanTable[][] tables = new HuffmanTable[2][4];
    private final @Nullable Quantizer[] quantization = new Quantizer[4];
    private final List<Component> components = new ArrayList<>();
    private int restartInterval;
    private int decoded;
    private boolean damaged;

    /** A component of the frame header; sampling factors are 1 to 4. */
    record Component(int index, int id, int horizontal, int vertical, int quantizer) {}

    /** A component as a scan codes it, with its tables. */
    record Coded(
            Component component,
            HuffmanTable dc,
            @Nullable HuffmanTable ac,
            @Nullable Quantizer quantizer) {}

    /** What the scan header and the frame give a decoder. */
    record Scan(List<Coded> components, int selection, int pointTransform, int restartInterval, JpegHeader header) {}

    JpegStream(byte[] stream, JpegHeader header, PixelLayout layout, Deadline deadline) throws DicomException {
        if (header.rows() != layout.rows()
                || header.columns() != layout.columns()
                || header.components() != layout.samplesPerPixel()) {
            throw new DicomException("The JPEG picture has another size than the file says; the file is damaged.");
        }
        this.stream = stream;
        this.markers = new MarkerStream(stream, FORMAT);
        this.header = header;
        this.layout = layout;
        this.deadline = deadline;
    }

    /** Interleaved samples; what a cut-off stream lacks stays zero. */
    int[] decode() throws DicomException {
        int[] samples = new int[layout.samples()];
        int at = 0;
        while (decoded < layout.samplesPerPixel()) {
            try {
                at = markers.next(at);
            } catch (DicomException e) {
                if (decoded == 0) {
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
            int length = markers.u16(at);
            if (code == EOI || length < 2 || at + length > stream.length) {
                throw markers.broken();
            }
            at = code == SOS ? scan(at, length, samples) : segment(code, at, at + length);
        }
        return samples;
    }

    /** Whether something of the picture is missing or wrong. */
    boolean damaged() {
        return damaged;
    }

    private int segment(int code, int at, int end) throws DicomException {
        switch (code) {
            case DHT -> huffmanTables(at + 2, end);
            case DQT -> quantizers(at + 2, end);
            case DRI -> restartInterval = markers.u16(at + 2);
            case 0xC0, 0xC1, 0xC3 -> frame(at, end);
            default -> {
                // application data, comments
            }
        }
        return end;
    }

    private void frame(int at, int end) throws DicomException {
        components.clear();
        for (int i = 0; i < header.components(); i++) {
            int place = at + 8 + 3 * i;
            if (place + 3 > end) {
                throw markers.broken();
            }
            int factors = stream[place + 1];
            Component component =
                    new Component(i, stream[place] & 0xFF, factors >> 4 & 0xF, factors & 0xF, stream[place + 2] & 3);
            if (component.horizontal() < 1
                    || component.horizontal() > 4
                    || component.vertical() < 1
                    || component.vertical() > 4) {
                throw markers.broken();
            }
            components.add(component);
        }
    }

    private void huffmanTables(int start, int end) throws DicomException {
        int at = start;
        while (at + 17 <= end) {
            int place = stream[at++] & 0x1F;
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = stream[at++] & 0xFF;
                total += counts[i];
            }
            if (total > 256 || at + total > end || (place & 0xF) > 3) {
                throw markers.broken();
            }
            tables[place >> 4][place & 3] = new HuffmanTable(counts, Arrays.copyOfRange(stream, at, at + total));
            at += total;
        }
    }

    private void quantizers(int start, int end) throws DicomException {
        int at = start;
        while (at < end) {
            int head = stream[at++] & 0xFF;
            int bytesEach = head >> 4 == 0 ? 1 : 2;
            if (at + 64 * bytesEach > end) {
                throw markers.broken();
            }
            int[] table = new int[64];
            for (int i = 0; i < 64; i++, at += bytesEach) {
                table[i] = bytesEach == 1 ? stream[at] & 0xFF : markers.u16(at);
            }
            quantization[head & 3] = new Quantizer(table);
        }
    }

    private int scan(int at, int length, int[] samples) throws DicomException {
        int count = length > 2 ? stream[at + 2] & 0xFF : 0;
        if (count < 1 || count > 4 || length != 6 + 2 * count || decoded + count > layout.samplesPerPixel()) {
            throw markers.broken();
        }
        List<Coded> coded = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            coded.add(coded(stream[at + 3 + 2 * i] & 0xFF, stream[at + 4 + 2 * i]));
        }
        int selection = stream[at + 3 + 2 * count] & 0xFF;
        int pointTransform = stream[at + 5 + 2 * count] & 0xF;
        Scan scan = new Scan(coded, selection, pointTransform, restartInterval, header);
        JpegBits bits = new JpegBits(stream, at + length);
        double whole = header.isLossless()
                ? (double) new JpegLosslessScan(scan, layout, bits).decode(samples, deadline) / layout.rows()
                : new JpegDctScan(scan, components, layout, bits).decode(samples, deadline);
        if (whole < WORTH_SHOWING) {
            throw markers.broken();
        }
        damaged |= whole < 1 || bits.inexact();
        decoded += count;
        return Math.max(at + length, bits.position());
    }

    private Coded coded(int id, int selectors) throws DicomException {
        Component component =
                components.stream().filter(c -> c.id() == id).findFirst().orElseThrow(markers::broken);
        HuffmanTable dc = tables[0][selectors >> 4 & 3];
        HuffmanTable ac = tables[1][selectors & 3];
        if (dc == null) {
            throw markers.broken();
        }
        return new Coded(component, dc, ac, quantization[component.quantizer()]);
    }
}
