package hilum.viewer;

import hilum.dicom.PixelLayout;
import hilum.dicom.display.Planes;
import hilum.dicom.display.Shutter;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What lies over the pixels of a film and came with it: shutter and overlays. Immutable. */
final class PictureCover {
    private static final int OPAQUE = 0xFF00_0000;
    private static final int WHITE = 0xFFFF_FFFF;

    private final int widthPx;
    private final int heightPx;
    private final BitSet hidden;
    private final BitSet marked;
    private final int shutterColour;

    private PictureCover(int widthPx, int heightPx, BitSet hidden, BitSet marked, int shutterColour) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.hidden = hidden;
        this.marked = marked;
        this.shutterColour = shutterColour;
    }

    /** What {@code planes} put over a picture of {@code size}; null when that is nothing, as for most films. */
    static @Nullable PictureCover of(Planes planes, PixelLayout.Size size) {
        if (planes.isEmpty()) {
            return null;
        }
        BitSet hidden = planes.shutter()
                .map(shutter -> shutter.hidden(size.columns(), size.rows()))
                .orElseGet(BitSet::new);
        int grey = planes.shutter().map(Shutter::grey).orElse(0);
        return new PictureCover(
                size.columns(),
                size.rows(),
                hidden,
                planes.marked(size.columns(), size.rows()),
                OPAQUE | grey * 0x01_0101);
    }

    long bytes() {
        return ((long) hidden.size() + marked.size()) / 8;
    }

    /**
     * Colours of one row of a viewport, 0 where the picture itself is seen. An overlay shows when any of its pixels lies under the
     * viewport's, so that thin lines do not vanish when the film is small.
     *
     * @param row of the viewport
     * @param left first column of the viewport, written to {@code into[0]}
     */
    void row(ViewTransform transform, int row, int left, int[] into) {
        int top = imagePx(transform.toImageY(row), heightPx);
        int bottom = Math.max(top, imagePx(Math.nextDown(transform.toImageY(row + 1.0)), heightPx));
        int middle = imagePx(transform.toImageY(row + 0.5), heightPx);
        for (int i = 0; i < into.length; i++) {
            int from = imagePx(transform.toImageX(left + i), widthPx);
            int to = Math.max(from, imagePx(Math.nextDown(transform.toImageX(left + i + 1.0)), widthPx));
            int centre = imagePx(transform.toImageX(left + i + 0.5), widthPx);
            if (isMarked(from, to, top, bottom)) {
                into[i] = WHITE;
            } else {
                into[i] = hidden.get(middle * widthPx + centre) ? shutterColour : 0;
            }
        }
    }

    private boolean isMarked(int from, int to, int top, int bottom) {
        for (int y = top; y <= bottom && !marked.isEmpty(); y++) {
            int next = marked.nextSetBit(y * widthPx + from);
            if (next >= 0 && next <= y * widthPx + to) {
                return true;
            }
        }
        return false;
    }

    private static int imagePx(double position, int limit) {
        return Math.clamp((long) Math.floor(position), 0, limit - 1);
    }
}
