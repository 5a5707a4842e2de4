package hilum.dicom.display;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Whole pictures as people see them: window, shutter, overlays, square pixels. Without a window toolkit. */
public final class FilmRendering {
    private static final int OPAQUE = 0xFF00_0000;
    private static final int WHITE = 0xFFFF_FFFF;

    private FilmRendering() {}

    /**
     * How a picture is rendered.
     *
     * @param planes whether shutter and overlays are shown
     * @param screen driving level for each grey level, as of {@link GreyscaleStandard#correction}
     */
    @SuppressWarnings("ArrayRecordComponent") // options are never compared
    public record Options(Voi voi, boolean inverted, boolean planes, Optional<byte[]> screen) {
        /** As the picture opens. */
        public static Options of(DisplayImage image) {
            return new Options(image.defaultVoi(), false, true, Optional.empty());
        }
    }

    /**
     * A picture with square pixels.
     *
     * @param argb packed {@code 0xFFRRGGBB}, row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // a bundle of pixels that is never compared
    public record Film(int widthPx, int heightPx, int[] argb) {}

    /** The picture at full resolution; oblong pixels are stretched along their longer side, so nothing is lost. */
    public static Film render(DisplayImage image, Options options) {
        int[] argb = pixels(image, options);
        if (options.planes()) {
            cover(image, argb);
        }
        double aspect = image.pixelAspect();
        int width = (int) Math.round(image.widthPx() * Math.max(1, 1 / aspect));
        int height = (int) Math.round(image.heightPx() * Math.max(1, aspect));
        if (width == image.widthPx() && height == image.heightPx()) {
            return new Film(width, height, argb);
        }
        int[] stretched = new int[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            int from = Math.min(image.heightPx() - 1, (int) ((y + 0.5) * image.heightPx() / height));
            for (int x = 0; x < width; x++) {
                int column = Math.min(image.widthPx() - 1, (int) ((x + 0.5) * image.widthPx() / width));
                stretched[y * width + x] = argb[from * image.widthPx() + column];
            }
        }
        return new Film(width, height, stretched);
    }

    private static int[] pixels(DisplayImage image, Options options) {
        Optional<int[]> colour = image.colour();
        if (colour.isPresent()) {
            int turn = options.inverted() ? 0x00FF_FFFF : 0;
            return Arrays.stream(colour.get()).map(pixel -> pixel ^ turn).toArray();
        }
        byte[] grey = GreyRendering.render(image, options.voi(), options.inverted());
        int[] argb = new int[grey.length];
        for (int i = 0; i < argb.length; i++) {
            int level = grey[i] & 0xFF;
            int shown = options.screen().isPresent() ? options.screen().get()[level] & 0xFF : level;
            argb[i] = OPAQUE | shown * 0x01_0101;
        }
        return argb;
    }

    /** The shutter hides the picture; overlays lie over both. */
    private static void cover(DisplayImage image, int[] argb) {
        Planes planes = image.planes();
        planes.shutter().ifPresent(shutter -> {
            int hidden = OPAQUE | shutter.grey() * 0x01_0101;
            BitSet where = shutter.hidden(image.widthPx(), image.heightPx());
            where.stream().forEach(at -> argb[at] = hidden);
        });
        planes.marked(image.widthPx(), image.heightPx()).stream().forEach(at -> argb[at] = WHITE);
    }
}
