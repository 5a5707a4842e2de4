package hilum.dicom.display;

/**
 * Segmented Palette Color Lookup Table Data (DICOM PS3.3 C.7.9.2): single entries, straight lines between entries, and repetitions of
 * earlier segments.
 */
final class SegmentedTable {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;
    /** A table has no more entries; segments without any would keep a hostile file busy. */
    private static final int MAX_SEGMENTS = 2 * 65_536;

    private final byte[] data;
    private final int bytesEach;
    private final int[] entries;
    private int filled;
    private int segments;

    private SegmentedTable(byte[] data, int bits, int wanted) {
        this.data = data;
        this.bytesEach = bits > 8 ? 2 : 1;
        this.entries = new int[wanted];
    }

    /**
     * All entries.
     *
     * @param bits of an entry, and of all other fields: 8 or 16
     * @param wanted how many the descriptor promises
     * @return as many as were promised; none when the segments give fewer or make no sense
     */
    static int[] expand(byte[] data, int bits, int wanted) {
        SegmentedTable table = new SegmentedTable(data, bits, wanted);
        int at = 0;
        while (table.filled < wanted && at >= 0) {
            at = table.segment(at, true);
        }
        return table.filled == wanted ? table.entries : new int[0];
    }

    /** Expands the segment at {@code at}; where the next one begins, or -1 when this one is broken. */
    private int segment(int at, boolean mayRepeat) {
        int kind = field(at);
        int length = field(at + bytesEach);
        int body = at + 2 * bytesEach;
        if (length < 0 || ++segments > MAX_SEGMENTS) {
            return -1;
        }
        return switch (kind) {
            case DISCRETE -> discrete(body, length);
            case LINEAR -> linear(body, length);
            case INDIRECT -> mayRepeat ? indirect(body, length) : -1;
            default -> -1;
        };
    }

    private int discrete(int body, int length) {
        int end = body + length * bytesEach;
        if (end > data.length) {
            return -1;
        }
        for (int at = body; at < end; at += bytesEach) {
            add(field(at));
        }
        return end;
    }

    /** {@code length} entries on the line from the entry before to the one that is given, which is the last of them. */
    private int linear(int body, int length) {
        int last = field(body);
        if (last < 0 || filled == 0) {
            return -1;
        }
        int before = entries[filled - 1];
        for (int i = 1; i <= length; i++) {
            add((int) Math.rint(before + (double) (last - before) * i / length));
        }
        return body + bytesEach;
    }

    /** {@code count} segments from an offset in bytes of 32 bits, its lower half first; they are no repetitions themselves. */
    private int indirect(int body, int count) {
        if (body + 4 > data.length) {
            return -1;
        }
        long offset = 0;
        for (int b = 3; b >= 0; b--) {
            offset = offset << 8 | (data[body + b] & 0xFF);
        }
        int at = (int) Math.min(offset, data.length);
        for (int i = 0; i < count && at >= 0 && filled < entries.length; i++) {
            at = segment(at, false);
        }
        return at < 0 ? -1 : body + 4;
    }

    private void add(int entry) {
        if (filled < entries.length) {
            entries[filled++] = entry;
        }
    }

    /** The field at {@code at}, -1 beyond the end. */
    private int field(int at) {
        if (at < 0 || at + bytesEach > data.length) {
            return -1;
        }
        return bytesEach == 1 ? data[at] & 0xFF : (data[at] & 0xFF) | (data[at + 1] & 0xFF) << 8;
    }
}
