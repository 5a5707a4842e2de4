package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Main header and tile-parts of a JPEG 2000 codestream (ITU-T T.800 Annex A), alone or in the boxes of a JP2 file. */
final class J2kStream {
    static final String FORMAT = "JPEG 2000";
    private static final int SOC_SIZ = 0xFF4FFF51;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;

    /** What was found of a tile: its parameters and its packets, the parts in a row. */
    record Tile(J2kParameters parameters, ByteArrayOutputStream packets) {}

    private final byte[] stream;
    private final MarkerStream markers;
    private final J2kSize size;
    private final J2kParameters main;
    private final Map<Integer, Tile> tiles = new TreeMap<>();
    private boolean damaged;

    private J2kStream(byte[] stream, MarkerStream markers, J2kSize size) {
        this.stream = stream;
        this.markers = markers;
        this.size = size;
        this.main = new J2kParameters(size.channels().size());
    }

    /**
     * Reads all headers.
     *
     * @throws DicomException when the main header is broken or does not fit {@code layout}
     */
    static J2kStream parse(byte[] stream, PixelLayout layout) throws DicomException {
        MarkerStream markers = new MarkerStream(stream, FORMAT);
        int siz = start(stream);
        int length = markers.u16(siz + 2);
        J2kSize size = J2kSize.read(new J2kCursor(stream, siz + 4, siz + 2 + length));
        size.require(layout);
        J2kStream read = new J2kStream(stream, markers, size);
        int first = read.header(siz + 2 + length, SOT, read.main);
        try {
            read.tileParts(first);
        } catch (DicomException e) {
            if (read.tiles.isEmpty()) {
                throw e;
            }
            read.damaged = true;
        }
        return read;
    }

    J2kSize size() {
        return size;
    }

    /** Tiles by their number; those that the stream lost are missing. */
    Map<Integer, Tile> tiles() {
        return tiles;
    }

    boolean damaged() {
        return damaged || tiles.size() < size.tiles();
    }

    private static int start(byte[] stream) throws DicomException {
        int last = 0;
        for (int at = 0; at + 1 < stream.length; at++) {
            last = last << 8 | (stream[at] & 0xFF);
            if (at >= 3 && last == SOC_SIZ) {
                return at - 1;
            }
        }
        throw J2kCursor.damaged();
    }

    /** Reads marker segments into {@code into} until {@code wanted}, and says where that is. */
    private int header(int from, int wanted, J2kParameters into) throws DicomException {
        int at = from;
        while (markers.u16(at) != wanted) {
            int marker = markers.u16(at);
            int length = markers.u16(at + 2);
            if (marker < 0xFF00 || length < 2 || at + 2 + length > stream.length) {
                throw J2kCursor.damaged();
            }
            into.segment(marker, new J2kCursor(stream, at + 4, at + 2 + length));
            at += 2 + length;
        }
        return at;
    }

    private void tileParts(int first) throws DicomException {
        int at = first;
        while (at + 12 <= stream.length && markers.u16(at) != EOC) {
            if (markers.u16(at) != SOT) {
                damaged = true;
                at = nextTilePart(at);
                continue;
            }
            at = tilePart(at);
        }
    }

    /** Passes what is no tile-part: damage can lose the count of bytes. */
    private int nextTilePart(int from) throws DicomException {
        for (int at = from; at + 12 <= stream.length; at++) {
            if (markers.u16(at) == SOT && markers.u16(at + 2) == 10) {
                return at;
            }
        }
        return stream.length;
    }

    private int tilePart(int sot) throws DicomException {
        J2kCursor in = new J2kCursor(stream, sot + 4, sot + 12);
        int index = in.u16();
        long length = in.u32();
        if (index >= size.tiles()) {
            throw J2kCursor.damaged();
        }
        Tile known = tiles.get(index);
        Tile tile = known == null ? new Tile(main.copy(), new ByteArrayOutputStream()) : known;
        int data = header(sot + 12, SOD, tile.parameters()) + 2;
        long end = length == 0 ? whole() : sot + length;
        if (end < data) {
            throw J2kCursor.damaged();
        }
        tiles.put(index, tile);
        int there = (int) Math.min(end, stream.length);
        damaged |= there < end;
        tile.packets().write(stream, data, there - data);
        return there;
    }

    /** A last tile-part may leave its length open; then it goes to the end marker. */
    private int whole() throws DicomException {
        int end = stream.length;
        while (end > 1 && stream[end - 1] == 0) {
            end--;
        }
        return end > 1 && markers.u16(end - 2) == EOC ? end - 2 : stream.length;
    }
}
