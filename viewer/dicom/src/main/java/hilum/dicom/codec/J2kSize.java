package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Image and tile size on the reference grid (SIZ, ITU-T T.800 A.5.1). A rectangle goes from its first to before its last corner.
 *
 * @param tile the first tile, which may begin left of and above the image
 */
record J2kSize(J2kArea image, J2kArea tile, List<Channel> channels) {
    private static final int MAX_DEPTH = 26;
    private static final long MAX_TILES = 65_535;

    /** Depth of one component. */
    record Channel(int depth, boolean signed) {}

    static J2kSize read(J2kCursor in) throws DicomException {
        in.u16(); // capabilities: what cannot be decoded shows in the coding style
        int x1 = coordinate(in);
        int y1 = coordinate(in);
        int x0 = coordinate(in);
        int y0 = coordinate(in);
        long tileWidth = in.u32();
        long tileHeight = in.u32();
        int tileX = coordinate(in);
        int tileY = coordinate(in);
        int count = in.u16();
        boolean outside = tileX > x0 || tileY > y0 || tileX + tileWidth <= x0 || tileY + tileHeight <= y0;
        if (outside || x0 >= x1 || y0 >= y1 || count < 1 || count > 4) {
            throw J2kCursor.damaged();
        }
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.add(channel(in));
        }
        J2kArea tile = new J2kArea(tileX, tileY, grid(tileX + tileWidth), grid(tileY + tileHeight));
        return new J2kSize(new J2kArea(x0, y0, x1, y1), tile, List.copyOf(channels));
    }

    private static int coordinate(J2kCursor in) throws DicomException {
        long value = in.u32();
        if (value >= 1L << 30) {
            throw J2kCursor.damaged();
        }
        return (int) value;
    }

    private static int grid(long value) {
        return (int) Math.min(value, 1L << 30);
    }

    private static Channel channel(J2kCursor in) throws DicomException {
        int precision = in.u8();
        int depth = (precision & 0x7F) + 1;
        if (depth > MAX_DEPTH) {
            throw new DicomException("JPEG 2000 pictures of " + depth + " bits cannot be shown.");
        }
        int across = in.u8();
        int down = in.u8();
        if (across != 1 || down != 1) {
            throw new DicomException("JPEG 2000 pictures with colours of half the size cannot be shown.");
        }
        return new Channel(depth, precision > 0x7F);
    }

    /** Checks the stream against the pixel module of its file. */
    void require(PixelLayout layout) throws DicomException {
        if (image.width() != layout.columns()
                || image.height() != layout.rows()
                || channels.size() != layout.samplesPerPixel()) {
            throw new DicomException("The JPEG 2000 picture has another size than the file says; the file is damaged.");
        }
        if ((long) across() * down() > MAX_TILES) {
            throw J2kCursor.damaged();
        }
    }

    private int across() {
        return Math.ceilDiv(image.x1() - tile.x0(), tile.width());
    }

    private int down() {
        return Math.ceilDiv(image.y1() - tile.y0(), tile.height());
    }

    int tiles() {
        return across() * down();
    }

    /** The part of tile {@code index} that lies in the image (B.3). */
    J2kArea tile(int index) {
        long left = tile.x0() + (long) (index % across()) * tile.width();
        long top = tile.y0() + (long) (index / across()) * tile.height();
        return new J2kArea(
                (int) Math.max(left, image.x0()),
                (int) Math.max(top, image.y0()),
                (int) Math.min(left + tile.width(), image.x1()),
                (int) Math.min(top + tile.height(), image.y1()));
    }
}
