package hilum.viewer;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of one viewport: the picture is resampled once into 16 bit, and each change of the window is only a table look-up over
 * that. Outside the picture everything stays black, whatever the window or inversion. Not thread-safe.
 */
public final class ViewportRaster {
    private static final int BLACK = 0xFF00_0000;
    /** Below this many pixels, waking other cores costs more than it saves. */
    private static final int PARALLEL_FROM_PX = 400_000;

    private static final int BANDS = 8;

    private final int widthPx;
    private final int heightPx;
    private final int[] pixels;
    private final short[] samples;
    private int @Nullable [] colourSamples;
    /** Colours of shutter and overlays, 0 where the picture is seen; null when it has none. */
    private int @Nullable [] cover;

    private Covered covered = new Covered(0, 0, 0, 0);

    /** How the picture is resampled: nearest while something moves, linear between the four neighbours at rest. */
    public enum Quality {
        NEAREST,
        BILINEAR
    }

    /** The viewport pixels that the picture covers; {@code right} and {@code bottom} are exclusive. */
    private record Covered(int left, int top, int right, int bottom) {
        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }

    /** For each covered column or row: the two source positions and the weight of the second, in 1/256. */
    @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays that is never compared
    private record Axis(int[] first, int[] second, int[] weight) {
        static Axis of(int from, int to, double scale, double offset, int sourceLength, PicturePyramid.Grid grid) {
            int length = Math.max(0, to - from);
            Axis axis = new Axis(new int[length], new int[length], new int[length]);
            for (int i = 0; i < length; i++) {
                double position = grid.positionOf((from + i + 0.5 - offset) / scale);
                int floor = (int) Math.floor(position);
                axis.first[i] = Math.clamp(floor, 0, sourceLength - 1);
                axis.second[i] = Math.clamp(floor + 1L, 0, sourceLength - 1);
                axis.weight[i] = (int) ((position - floor) * 256);
            }
            return axis;
        }

        int nearest(int i) {
            return weight[i] < 128 ? first[i] : second[i];
        }
    }

    /**
     * @param pixels receives packed {@code 0xFFRRGGBB}, row-major, length {@code widthPx * heightPx}
     */
    public ViewportRaster(int widthPx, int heightPx, int[] pixels) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.pixels = pixels;
        this.samples = new short[widthPx * heightPx];
        clear();
    }

    /** Makes everything black. */
    public void clear() {
        Arrays.fill(pixels, BLACK);
        covered = new Covered(0, 0, 0, 0);
    }

    /**
     * Fetches the picture's values for the present view; {@link #paint} makes them visible.
     *
     * @param transform from image pixels to pixels of this raster
     */
    public void resample(PicturePyramid picture, ViewTransform transform, Quality quality) {
        Covered now = covered(picture, transform);
        if (!now.equals(covered)) {
            clear();
            covered = now;
        }
        PicturePyramid.Level level =
                picture.level(picture.levelFor(Math.max(transform.scale(), transform.scaleDown())));
        PicturePyramid.Grid grid = level.grid();
        Axis columns = Axis.of(now.left, now.right, transform.scale(), transform.offsetX(), level.widthPx(), grid);
        Axis rows = Axis.of(now.top, now.bottom, transform.scaleDown(), transform.offsetY(), level.heightPx(), grid);
        cover = covering(picture.cover(), transform);
        int[] colour = level.colour();
        if (colour != null) {
            int[] target = new int[samples.length];
            colourSamples = target;
            eachRow(row -> colourRow(level.widthPx(), colour, columns, rows, row, target));
            return;
        }
        colourSamples = null;
        if (quality == Quality.NEAREST) {
            eachRow(row -> nearestRow(level, columns, rows, row));
        } else {
            eachRow(row -> bilinearRow(level, columns, rows, row));
        }
    }

    /**
     * Turns the resampled values into grey.
     *
     * @param grey packed {@code 0xFFRRGGBB} for each of the 65,536 indices; not used for a picture in colour
     * @param inverted turns the colours of a picture in colour over; grey ones are inverted by {@code grey} itself
     */
    public void paint(int[] grey, boolean inverted) {
        int[] colour = colourSamples;
        int[] over = cover;
        int flip = inverted ? 0x00FF_FFFF : 0;
        eachRow(row -> {
            int from = (covered.top + row) * widthPx + covered.left;
            int to = from + covered.width();
            if (colour != null) {
                for (int i = from; i < to; i++) {
                    pixels[i] = colour[i] ^ flip;
                }
            } else {
                for (int i = from; i < to; i++) {
                    pixels[i] = grey[samples[i] & 0xFFFF];
                }
            }
            for (int i = from; i < to && over != null; i++) {
                pixels[i] = over[i] == 0 ? pixels[i] : over[i];
            }
        });
    }

    private int @Nullable [] covering(@Nullable PictureCover picture, ViewTransform transform) {
        if (picture == null) {
            return null;
        }
        int[] colours = new int[pixels.length];
        eachRow(row -> {
            int[] line = new int[covered.width()];
            picture.row(transform, covered.top + row, covered.left, line);
            System.arraycopy(line, 0, colours, (covered.top + row) * widthPx + covered.left, line.length);
        });
        return colours;
    }

    /** Spreads 8-bit grey levels over red, green and blue. */
    public static int[] opaqueGrey(byte[] lut) {
        int[] grey = new int[lut.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = BLACK | (lut[i] & 0xFF) * 0x01_0101;
        }
        return grey;
    }

    private Covered covered(PicturePyramid picture, ViewTransform transform) {
        int left = firstInside(transform.offsetX(), widthPx);
        int top = firstInside(transform.offsetY(), heightPx);
        int right = firstInside(transform.toViewX(picture.widthPx()), widthPx);
        int bottom = firstInside(transform.toViewY(picture.heightPx()), heightPx);
        return left < right && top < bottom ? new Covered(left, top, right, bottom) : new Covered(0, 0, 0, 0);
    }

    /** The first pixel whose centre is not before {@code edge}. */
    private static int firstInside(double edge, int limit) {
        return (int) Math.clamp(Math.ceil(edge - 0.5), 0, limit);
    }

    private void eachRow(IntConsumer work) {
        int height = covered.height();
        if ((long) height * covered.width() < PARALLEL_FROM_PX) {
            for (int row = 0; row < height; row++) {
                work.accept(row);
            }
            return;
        }
        IntStream.range(0, BANDS).parallel().forEach(band -> {
            int end = height * (band + 1) / BANDS;
            for (int row = height * band / BANDS; row < end; row++) {
                work.accept(row);
            }
        });
    }

    private void nearestRow(PicturePyramid.Level level, Axis columns, Axis rows, int row) {
        short[] source = level.indices();
        int line = rows.nearest(row) * level.widthPx();
        int target = (covered.top + row) * widthPx + covered.left;
        for (int i = 0; i < columns.weight.length; i++) {
            samples[target + i] = source[line + columns.nearest(i)];
        }
    }

    private void bilinearRow(PicturePyramid.Level level, Axis columns, Axis rows, int row) {
        short[] source = level.indices();
        int upper = rows.first[row] * level.widthPx();
        int lower = rows.second[row] * level.widthPx();
        int down = rows.weight[row];
        int target = (covered.top + row) * widthPx + covered.left;
        int[] first = columns.first;
        int[] second = columns.second;
        int[] weight = columns.weight;
        for (int i = 0; i < weight.length; i++) {
            int across = weight[i];
            // The largest sum, 65,535 * 65,536 plus the half for rounding, still fits 32 bits without a sign: hence the
            // unsigned shift.
            int above = (source[upper + first[i]] & 0xFFFF) * (256 - across)
                    + (source[upper + second[i]] & 0xFFFF) * across;
            int below = (source[lower + first[i]] & 0xFFFF) * (256 - across)
                    + (source[lower + second[i]] & 0xFFFF) * across;
            samples[target + i] = (short) ((above * (256 - down) + below * down + 0x8000) >>> 16);
        }
    }

    private void colourRow(int sourceWidth, int[] source, Axis columns, Axis rows, int row, int[] into) {
        int line = rows.nearest(row) * sourceWidth;
        int target = (covered.top + row) * widthPx + covered.left;
        for (int i = 0; i < columns.weight.length; i++) {
            into[target + i] = source[line + columns.nearest(i)];
        }
    }
}
