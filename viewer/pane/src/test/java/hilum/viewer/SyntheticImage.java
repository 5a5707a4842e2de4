package hilum.viewer;

import hilum.dicom.PixelLayout;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import hilum.dicom.display.Voi;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/** A picture from a formula: 12 bit, MONOCHROME2 unless turned over, windowed linearly without DICOM's half steps. */
public record SyntheticImage(int widthPx, int heightPx, short[] indices, boolean darkIsHigh) implements DisplayImage {
    public static final int MAXIMUM = 4095;

    public static SyntheticImage of(int widthPx, int heightPx, IntBinaryOperator valueAtXy) {
        short[] indices = new short[widthPx * heightPx];
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                indices[y * widthPx + x] = (short) valueAtXy.applyAsInt(x, y);
            }
        }
        return new SyntheticImage(widthPx, heightPx, indices, false);
    }

    /** Something like a chest: two dark lungs, a bright middle, a gradient over all. */
    public static SyntheticImage chest(int widthPx, int heightPx) {
        return of(widthPx, heightPx, (x, y) -> {
            double u = (double) x / widthPx;
            double v = (double) y / heightPx;
            boolean lung = Math.hypot((u - 0.3) / 0.17, (v - 0.5) / 0.33) < 1
                    || Math.hypot((u - 0.7) / 0.17, (v - 0.5) / 0.33) < 1;
            boolean spine = Math.abs(u - 0.5) < 0.04;
            double value = lung ? 900 + 500 * v : spine ? 3600 : 2200 + 900 * v;
            return (int) Math.min(MAXIMUM, value + 60 * Math.sin(40 * v + 9 * u));
        });
    }

    /** A first look at this picture: every so many of its pixels, across and down. */
    public FirstLook look(int halvings) {
        int step = 1 << halvings;
        SyntheticImage reduced = of(
                (widthPx + step - 1) / step,
                (heightPx + step - 1) / step,
                (x, y) -> indices[y * step * widthPx + x * step]);
        return new FirstLook(reduced, new PixelLayout.Size(widthPx, heightPx), halvings);
    }

    public SyntheticImage turnedOver() {
        return new SyntheticImage(widthPx, heightPx, indices, !darkIsHigh);
    }

    @Override
    public byte[] lut(Voi voi, boolean inverted) {
        byte[] lut = new byte[65_536];
        for (int i = 0; i < lut.length; i++) {
            double grey = (i - voi.center()) / voi.width() + 0.5;
            int level = (int) Math.round(Math.clamp(grey, 0, 1) * 255);
            lut[i] = (byte) (inverted != darkIsHigh ? 255 - level : level);
        }
        return lut;
    }

    @Override
    public Voi defaultVoi() {
        return new Voi(2048, 4096, Voi.Function.LINEAR_EXACT, "from the file");
    }

    @Override
    public List<Voi> vois() {
        return List.of(defaultVoi());
    }

    @Override
    public double modalityValue(int index) {
        return index;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double maximum() {
        return MAXIMUM;
    }

    @Override
    public Optional<int[]> colour() {
        return Optional.empty();
    }

    @Override
    public Optional<Spacing> spacing() {
        return Optional.of(new Spacing(0.143, 0.143, "at the detector"));
    }
}
