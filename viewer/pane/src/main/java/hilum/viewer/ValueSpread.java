package hilum.viewer;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the values of a picture are spread, so that presets can be percentiles: radiographs have no Hounsfield units.
 *
 * <p>Only the middle of the frame counts, since collimator blades and the open field beside the patient lie at its border. Percentiles
 * run from what is shown dark to what is shown bright, so that one preset serves MONOCHROME1 and MONOCHROME2.
 */
public final class ValueSpread {
    /** Left out at each border, as a fraction of width and height. */
    private static final double BORDER = 0.08;

    private final double[] values;
    private final long[] cumulated;
    private final boolean darkIsHigh;

    private ValueSpread(double[] values, long[] cumulated, boolean darkIsHigh) {
        this.values = values;
        this.cumulated = cumulated;
        this.darkIsHigh = darkIsHigh;
    }

    private record Count(double value, int number) {}

    static ValueSpread of(DisplayImage image) {
        int[] histogram = histogram(image);
        List<Count> counts = new ArrayList<>();
        for (int index = 0; index < histogram.length; index++) {
            if (histogram[index] > 0 && !image.isPadding(index)) {
                counts.add(new Count(image.modalityValue(index), histogram[index]));
            }
        }
        counts.sort(Comparator.comparingDouble(Count::value));
        double[] values = new double[counts.size()];
        long[] cumulated = new long[counts.size()];
        long sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = counts.get(i).value();
            sum += counts.get(i).number();
            cumulated[i] = sum;
        }
        return new ValueSpread(values, cumulated, darkIsHigh(image, histogram));
    }

    private static int[] histogram(DisplayImage image) {
        int[] histogram = new int[65_536];
        if (image.colour().isPresent()) {
            return histogram;
        }
        int left = (int) (image.widthPx() * BORDER);
        int top = (int) (image.heightPx() * BORDER);
        short[] indices = image.indices();
        for (int y = top; y < image.heightPx() - top; y++) {
            int line = y * image.widthPx();
            for (int x = line + left; x < line + image.widthPx() - left; x++) {
                histogram[indices[x] & 0xFFFF]++;
            }
        }
        return histogram;
    }

    /** Asks the look-up table itself: it knows polarity and a negative rescale slope. */
    private static boolean darkIsHigh(DisplayImage image, int[] histogram) {
        int lowest = -1;
        int highest = -1;
        for (int index = 0; index < histogram.length; index++) {
            if (histogram[index] > 0) {
                if (lowest < 0 || image.modalityValue(index) < image.modalityValue(lowest)) {
                    lowest = index;
                }
                if (highest < 0 || image.modalityValue(index) > image.modalityValue(highest)) {
                    highest = index;
                }
            }
        }
        if (lowest < 0) {
            return false;
        }
        byte[] lut = image.lut(fullRange(image), false);
        return (lut[lowest] & 0xFF) > (lut[highest] & 0xFF);
    }

    private static Voi fullRange(DisplayImage image) {
        double width = Math.max(Double.MIN_NORMAL, image.maximum() - image.minimum());
        return new Voi((image.minimum() + image.maximum()) / 2, width, Voi.Function.LINEAR_EXACT, "");
    }

    /** The value at {@code percent} (0..100) counted from the darkest as shown; 0 for a picture without grey values. */
    double percentile(double percent) {
        if (values.length == 0) {
            return 0;
        }
        double fromLow = (darkIsHigh ? 100 - percent : percent) / 100;
        long wanted = Math.round(fromLow * cumulated[cumulated.length - 1]);
        int at = 0;
        while (at < values.length - 1 && cumulated[at] < wanted) {
            at++;
        }
        return values[at];
    }

    /** The window of {@code preset} for this picture, called {@code explanation}. */
    public Voi window(WindowPreset preset, String explanation) {
        double dark = percentile(preset.darkPercent());
        double bright = percentile(preset.brightPercent());
        double narrowest = Math.max(Double.MIN_NORMAL, Math.abs(percentile(100) - percentile(0)) / 1000);
        double width = Math.max(narrowest, Math.abs(bright - dark));
        return new Voi((dark + bright) / 2, width, Voi.Function.LINEAR_EXACT, explanation);
    }
}
