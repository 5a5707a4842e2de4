package hilum.viewer;

import hilum.dicom.PixelLayout;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture and its halves, quarters and so on, so that a small view neither aliases nor reads every pixel. Immutable.
 *
 * <p>A pixel {@code i} of level {@code n} covers {@code i * 2^n} to {@code (i + 1) * 2^n} of the full picture; the last one may reach
 * over its edge. The pyramid of a first look has the same coordinates and lacks its lowest levels. Grey levels are averaged as indices, before any window, since averaging grey values afterwards would smear what the
 * window clips.
 */
public final class PicturePyramid {
    private static final int SMALLEST_SIDE_PX = 32;

    private final PixelLayout.Size whole;
    private final List<Level> levels;
    private final @Nullable PictureCover cover;

    private PicturePyramid(PixelLayout.Size whole, Level largest, @Nullable PictureCover cover) {
        this.whole = whole;
        this.levels = levels(largest);
        this.cover = cover;
    }

    /** One size of the picture: either 16-bit indices or packed colours, each pixel of which stands at a place of the full picture. */
    @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays that is never compared
    record Level(int widthPx, int heightPx, short[] indices, int @Nullable [] colour, Grid grid) {
        static Level of(DisplayImage image, Grid grid) {
            return new Level(
                    image.widthPx(),
                    image.heightPx(),
                    image.indices(),
                    image.colour().orElse(null),
                    grid);
        }
    }

    /**
     * Where the pixels of a level are in the full picture, across and down alike.
     *
     * @param first coordinate that pixel 0 stands for, 0.5 for the middle of the first pixel of the full picture
     * @param step from one pixel to the next
     */
    record Grid(double first, int step) {
        /** The place of {@code coordinate} between the pixels of this level: {@code i} for the middle of pixel {@code i}. */
        double positionOf(double coordinate) {
            return (coordinate - first) / step;
        }

        /** The grid of the means of two neighbours each. */
        Grid halved() {
            return new Grid(first + step / 2.0, 2 * step);
        }
    }

    /** All levels of {@code image}; takes some ten milliseconds for a large film, so not for the JavaFX thread. */
    public static PicturePyramid of(DisplayImage image) {
        PixelLayout.Size size = new PixelLayout.Size(image.widthPx(), image.heightPx());
        return new PicturePyramid(size, Level.of(image, new Grid(0.5, 1)), PictureCover.of(image.planes(), size));
    }

    /** The levels of a first look, whose pixels stand where every so many pixels of the whole picture stand. */
    public static PicturePyramid of(FirstLook look) {
        Level largest = Level.of(look.reduced(), new Grid(0.5, 1 << look.halvings()));
        return new PicturePyramid(
                look.whole(), largest, PictureCover.of(look.reduced().planes(), look.whole()));
    }

    private static List<Level> levels(Level largest) {
        List<Level> levels = new ArrayList<>();
        Level level = largest;
        levels.add(level);
        while (Math.min(level.widthPx(), level.heightPx()) >= 2 * SMALLEST_SIDE_PX) {
            level = halved(level);
            levels.add(level);
        }
        return List.copyOf(levels);
    }

    /** Width of the full picture. */
    public int widthPx() {
        return whole.columns();
    }

    /** Height of the full picture. */
    public int heightPx() {
        return whole.rows();
    }

    /** Whether the picture is in colour; then windows do not apply. */
    public boolean isColour() {
        return levels.getFirst().colour() != null;
    }

    /** Memory of all levels. */
    public long bytes() {
        long pixels = levels.stream()
                .mapToLong(level ->
                        2L * level.indices().length + (level.colour() == null ? 0 : 4L * level.colour().length))
                .sum();
        return pixels + (cover == null ? 0 : cover.bytes());
    }

    /** Shutter and overlays at full size; null when the picture has none. */
    @Nullable
    PictureCover cover() {
        return cover;
    }

    /** The coarsest level that still has at least one pixel for each pixel of a view with {@code scale}. */
    int levelFor(double scale) {
        int level = 0;
        while (level + 1 < levels.size() && scale * levels.get(level + 1).grid().step() <= 1) {
            level++;
        }
        return level;
    }

    Level level(int index) {
        return levels.get(index);
    }

    private static Level halved(Level from) {
        int width = (from.widthPx() + 1) / 2;
        int height = (from.heightPx() + 1) / 2;
        int[] colour = from.colour();
        if (colour != null) {
            return new Level(
                    width,
                    height,
                    new short[0],
                    halvedColour(colour, from, width, height),
                    from.grid().halved());
        }
        short[] half = new short[width * height];
        short[] full = from.indices();
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * from.widthPx();
            int lower = Math.min(2 * y + 1, from.heightPx() - 1) * from.widthPx();
            for (int x = 0; x < width; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, from.widthPx() - 1);
                int sum = (full[upper + left] & 0xFFFF)
                        + (full[upper + right] & 0xFFFF)
                        + (full[lower + left] & 0xFFFF)
                        + (full[lower + right] & 0xFFFF);
                half[y * width + x] = (short) ((sum + 2) >> 2);
            }
        }
        return new Level(width, height, half, null, from.grid().halved());
    }

    private static int[] halvedColour(int[] full, Level from, int width, int height) {
        int[] half = new int[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * from.widthPx();
            int lower = Math.min(2 * y + 1, from.heightPx() - 1) * from.widthPx();
            for (int x = 0; x < width; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, from.widthPx() - 1);
                int rgb = 0xFF00_0000;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int sum = ((full[upper + left] >> shift) & 0xFF)
                            + ((full[upper + right] >> shift) & 0xFF)
                            + ((full[lower + left] >> shift) & 0xFF)
                            + ((full[lower + right] >> shift) & 0xFF);
                    rgb |= ((sum + 2) >> 2) << shift;
                }
                half[y * width + x] = rgb;
            }
        }
        return half;
    }
}
