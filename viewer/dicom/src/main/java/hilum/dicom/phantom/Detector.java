package hilum.dicom.phantom;

import hilum.dicom.display.Voi;

/**
 * From attenuation to stored values: scatter and blur, logarithmic response, the flattening and the S-shaped curve that vendors apply for
 * presentation, quantum noise. Stored Values rise with attenuation .
 */
final class Detector {

    private static final double MIDDLE = 2.2;
    private static final int CURVE_STEPS = 1024;
    private static final double CURVE_TOP = 9;
    /** Slope of the S-curve and its middle times that slope, on the way from lung (0) to abdomen (1). */
    private static final double STEEP = 3.35;

    private static final double THRESHOLD = 1.65;
    /** What linear stored values span on that way. */
    private static final double LOWEST = -1.1;

    private static final double RANGE = 3.4;

    private final PhantomRequest request;
    private final Habitus body;
    private final Look look;
    private final int factor;
    private final double cellMm;
    private double lung = 1.4;
    private double abdomen = 3.4;

    Detector(PhantomRequest request, Habitus body, int factor) {
        this.request = request;
        this.body = body;
        look = request.technique().look();
        this.factor = factor;
        cellMm = request.spacingMm() * factor;
    }

    /** Like an exposure control: lung and abdomen, as they are without findings, come to lie where a reader expects them. */
    void calibrate(double lungAttenuation, double abdomenAttenuation) {
        double flat = look.flattening();
        double light = StrictMath.exp(-lungAttenuation);
        double darkest = -Logarithm.of(StrictMath.exp(-abdomenAttenuation) + 0.25 * look.scatter() * light);
        lung = (1 - flat) * -Logarithm.of(light * (1 + look.scatter())) + flat * MIDDLE;
        abdomen = (1 - flat) * darkest + flat * MIDDLE;
    }

    /** What the detector sees of the anatomy, natural logarithm, on the drawing grid: with scatter, before processing. */
    float[] expose(float[] attenuation, int width, int height) {
        Blur.gaussian(attenuation, width, height, 0.17 / cellMm + 0.25);
        int shrink = Math.max(1, (int) Math.round(5 / cellMm));
        float[] small = Blur.shrink(attenuation, width, height, shrink);
        int sw = (width + shrink - 1) / shrink;
        int sh = (height + shrink - 1) / shrink;
        for (int i = 0; i < small.length; i++) {
            small[i] = (float) Math.min(0.3, StrictMath.exp(-small[i]));
        }
        Blur.gaussian(small, sw, sh, 38 / (shrink * cellMm));
        float[] scatter = Blur.grow(small, sw, sh, shrink, width, height);
        float[] out = new float[attenuation.length];
        for (int i = 0; i < out.length; i++) {
            double primary = Exponential.minus(attenuation[i]);
            out[i] = (float) -Logarithm.of(primary + look.scatter() * scatter[i] + 0.0005);
        }
        return out;
    }

    /** Flattens slow changes and sharpens fine ones, as presentation processing does. */
    void process(float[] seen, int width, int height) {
        int shrink = Math.max(1, (int) Math.round(4 / cellMm));
        float[] small = Blur.shrink(seen, width, height, shrink);
        int sw = (width + shrink - 1) / shrink;
        int sh = (height + shrink - 1) / shrink;
        Blur.gaussian(small, sw, sh, 22 / (shrink * cellMm));
        float[] slow = Blur.grow(small, sw, sh, shrink, width, height);
        float[] soft = seen.clone();
        Blur.gaussian(soft, width, height, 1.6 / cellMm);
        for (int i = 0; i < seen.length; i++) {
            seen[i] += (float) (look.sharpening() * (seen[i] - soft[i]) - look.flattening() * (slow[i] - MIDDLE));
        }
    }

    /** Full size, noise, curve. */
    short[] store(float[] seen, int width, int height) {
        short[] stored = new short[request.widthPx() * request.heightPx()];
        Dice dice = new Dice(request.exposureSeed(), "noise");
        float[] curve = curve();
        int highest = (1 << request.technique().bitsStored()) - 1;
        float[] noise = noise();
        float[] line = new float[request.widthPx()];
        float[] before = new float[request.widthPx()];
        for (int y = 0; y < request.heightPx(); y++) {
            Blur.line(seen, width, height, y, factor, line);
            int offset = y * line.length;
            for (int x = 0; x < line.length; x++) {
                float a = Math.clamp(line[x], 0, (float) CURVE_TOP - 0.01f);
                float at = a * (CURVE_STEPS / (float) CURVE_TOP);
                int i = (int) at;
                float grain = (float) dice.normal();
                // A quarter of the light spreads to the neighbours: the grain of a film is not white.
                float spread = 0.66f * grain + 0.17f * (before[x] + (x > 0 ? before[x - 1] : 0));
                before[x] = grain;
                a += noise[i] * spread;
                at = Math.clamp(a * (CURVE_STEPS / (float) CURVE_TOP), 0, CURVE_STEPS - 1);
                i = (int) at;
                int value = Math.clamp(Math.round(curve[i] + (at - i) * (curve[i + 1] - curve[i])), 0, highest);
                stored[offset + x] = (short) (request.monochrome1() ? highest - value : value);
            }
        }
        return stored;
    }

    /** How the stored values are to be shown. */
    Greys greys() {
        return request.monochrome1() ? upright().inverse() : upright();
    }

    private Greys upright() {
        Technique technique = request.technique();
        int highest = (1 << technique.bitsStored()) - 1;
        double steep = STEEP * body.gain() * technique.look().contrast();
        double middle = THRESHOLD / STEEP - technique.look().brightness();
        return switch (technique.shape()) {
            case LINEAR ->
                new Greys(
                        technique.bitsStored(),
                        new Voi((highest + 1) / 2.0, highest + 1, Voi.Function.LINEAR, "NORMAL"),
                        new int[0]);
            case SIGMOID ->
                new Greys(
                        technique.bitsStored(),
                        new Voi(
                                Math.round(highest * (middle - LOWEST) / RANGE),
                                Math.round(4 * highest / RANGE / steep),
                                Voi.Function.SIGMOID,
                                "NORMAL"),
                        new int[0]);
            case VOI_LUT -> {
                int[] table = new int[highest + 1];
                for (int i = 0; i < table.length; i++) {
                    table[i] = (int) (65535 * shown(LOWEST + RANGE * i / highest) + 0.5);
                }
                yield new Greys(
                        technique.bitsStored(),
                        new Voi((highest + 1) / 2.0, highest + 1, Voi.Function.LINEAR, "NORMAL"),
                        table);
            }
        };
    }

    /** Brightness 0 to 1 of what lies between lung (0) and abdomen (1). */
    private double shown(double between) {
        Technique technique = request.technique();
        double middle = THRESHOLD / STEEP - technique.look().brightness();
        double s =
                1 / (1 + StrictMath.exp(-STEEP * body.gain() * technique.look().contrast() * (between - middle)));
        return (70 + 3900 * s) / 4095;
    }

    private float[] curve() {
        int highest = (1 << request.technique().bitsStored()) - 1;
        float[] curve = new float[CURVE_STEPS + 1];
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double a = i * CURVE_TOP / CURVE_STEPS;
            double between = (a - lung) / (abdomen - lung);
            double part = request.technique().shape() == Technique.Shape.LINEAR
                    ? shown(between)
                    : Math.clamp((between - LOWEST) / RANGE, 0, 1);
            curve[i] = (float) (highest * part);
        }
        return curve;
    }

    /** Fewer quanta behind more tissue: the deviation grows with the square root of the attenuation factor. */
    private float[] noise() {
        float[] noise = new float[CURVE_STEPS + 1];
        double cell = 0.171 / request.spacingMm();
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double a = i * CURVE_TOP / CURVE_STEPS;
            noise[i] = (float)
                    (0.0105 * look.noise() * cell * Math.min(6, StrictMath.exp(a / 2.6)) / Math.sqrt(body.dose()));
        }
        return noise;
    }
}
