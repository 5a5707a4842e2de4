package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One overlay plane of a frame (DICOM PS3.3 C.9.2), cut out and ready to be painted. Immutable.
 *
 * <p>Reads both forms: Overlay Data of its own, and the withdrawn one with a bit above the stored bits of native pixel data.
 */
public final class OverlayPlane {
    private static final int FIRST_GROUP = 0x6000;
    private static final int GROUPS = 16;
    private static final int ROWS = 0x0010;
    private static final int COLUMNS = 0x0011;
    private static final int FRAMES = 0x0015;
    private static final int DESCRIPTION = 0x0022;
    private static final int TYPE = 0x0040;
    private static final int ORIGIN = 0x0050;
    private static final int FIRST_IMAGE_FRAME = 0x0051;
    private static final int BITS_ALLOCATED = 0x0100;
    private static final int BIT_POSITION = 0x0102;
    private static final int LABEL = 0x1500;
    private static final int DATA = 0x3000;

    /** What the plane marks. */
    public enum Kind {
        /** Lines and letters. */
        GRAPHICS,
        /** A region of interest. */
        REGION
    }

    private final int group;
    private final Kind kind;
    private final String label;
    private final Place place;
    private final BitSet bits;

    /** Position and size in the picture; {@code left} and {@code top} are pixels from 0 and may be negative. */
    public record Place(int left, int top, int columns, int rows) {}

    private OverlayPlane(int group, Kind kind, String label, Place place, BitSet bits) {
        this.group = group;
        this.kind = kind;
        this.label = label;
        this.place = place;
        this.bits = bits;
    }

    /**
     * The planes that belong to a frame, by ascending group; a plane without its size or its bits is passed over.
     *
     * @param frame of the picture, from 0
     */
    public static List<OverlayPlane> of(DataSet dataSet, int frame) {
        List<OverlayPlane> planes = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            int group = FIRST_GROUP + 2 * i;
            read(dataSet, group, frame).ifPresent(planes::add);
        }
        return List.copyOf(planes);
    }

    private static Optional<OverlayPlane> read(DataSet set, int group, int frame) {
        int rows = set.integer(Tag.of(group, ROWS)).orElse(0);
        int columns = set.integer(Tag.of(group, COLUMNS)).orElse(0);
        if (rows < 1 || columns < 1 || rows > 65_535 || columns > 65_535) {
            return Optional.empty();
        }
        Optional<BitSet> bits = set.contains(Tag.of(group, DATA))
                ? own(set, group, (long) rows * columns, frame)
                : EmbeddedOverlay.bits(
                        set,
                        frame,
                        set.integer(Tag.of(group, BITS_ALLOCATED)).orElse(1),
                        set.integer(Tag.of(group, BIT_POSITION)).orElse(-1));
        return bits.map(mask -> new OverlayPlane(
                group,
                set.text(Tag.of(group, TYPE)).orElse("G").equals("R") ? Kind.REGION : Kind.GRAPHICS,
                set.text(Tag.of(group, LABEL))
                        .or(() -> set.text(Tag.of(group, DESCRIPTION)))
                        .orElse(String.format(Locale.ROOT, "%04X", group)),
                new Place(
                        set.integer(Tag.of(group, ORIGIN), 1).orElse(1) - 1,
                        set.integer(Tag.of(group, ORIGIN), 0).orElse(1) - 1,
                        columns,
                        rows),
                mask));
    }

    /** Frames of an overlay follow each other without padding; a single one belongs to all frames of the picture. */
    private static Optional<BitSet> own(DataSet set, int group, long count, int frame) {
        Value.Binary data = set.binary(Tag.of(group, DATA)).orElse(Value.Binary.NONE);
        int frames = Math.max(1, set.integer(Tag.of(group, FRAMES)).orElse(1));
        int first = set.integer(Tag.of(group, FIRST_IMAGE_FRAME)).orElse(1) - 1;
        int wanted = frames == 1 && !set.contains(Tag.of(group, FIRST_IMAGE_FRAME)) ? 0 : frame - first;
        if (wanted < 0 || wanted >= frames) {
            return Optional.empty();
        }
        long from = wanted * count;
        long firstByte = from / 8;
        long bytes = Math.min(data.size() - firstByte, (count + 7) / 8 + 1);
        if (bytes <= 0) {
            return Optional.empty();
        }
        BitSet all = BitSet.valueOf(data.copy(firstByte, (int) bytes, data.swapBytes()));
        int skip = (int) (from % 8);
        return Optional.of(all.get(skip, (int) Math.min(skip + count, Integer.MAX_VALUE)));
    }

    /** {@code 0x6000} to {@code 0x601E}. */
    public int group() {
        return group;
    }

    /** What Overlay Type says; graphics where it is missing. */
    public Kind kind() {
        return kind;
    }

    /** Overlay Label, else the description, else the group. */
    public String label() {
        return label;
    }

    /** Where it lies in the picture. */
    public Place place() {
        return place;
    }

    /** How many pixels are set. */
    public int count() {
        return bits.cardinality();
    }

    /** Whether the pixel at ({@code x}, {@code y}) of the picture is set; false outside of the plane. */
    public boolean isSet(int x, int y) {
        int column = x - place.left;
        int row = y - place.top;
        return column >= 0
                && row >= 0
                && column < place.columns
                && row < place.rows
                && bits.get(row * place.columns + column);
    }

    /** Adds the set pixels to {@code target}, whose bits are the pixels of a picture row by row. */
    void addTo(BitSet target, int widthPx, int heightPx) {
        for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
            int x = at % place.columns + place.left;
            int y = at / place.columns + place.top;
            if (x >= 0 && y >= 0 && x < widthPx && y < heightPx) {
                target.set(y * widthPx + x);
            }
        }
    }

    /** Whether the planes are the same, bit by bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OverlayPlane that
                && group == that.group
                && kind == that.kind
                && label.equals(that.label)
                && place.equals(that.place)
                && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * group + bits.hashCode();
    }

    /** Group and place; no label, since writers put names into it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "overlay %04X, %s", group, place);
    }
}
