package hilum.dicom.phantom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the lungs of a frontal film lie, as a reader would outline them. Stateless; any thread. */
public final class PhantomLungs {

    /** Thinner lung, before the spine or behind the dome, is not outlined, mm. */
    private static final float SEEN = 22;

    private PhantomLungs() {}

    /**
     * The boxes of both lungs of the body, whatever disease hides of them: x0, y0, x1, y1 in fractions of the picture, the patient's right
     * lung under RIGHT. Empty for a lateral film.
     */
    public static Map<Side, List<Double>> of(PhantomRequest request) {
        Map<Side, List<Double>> lungs = new EnumMap<>(Side.class);
        if (request.view() == View.LATERAL) {
            return lungs;
        }
        Habitus body = Habitus.of(request);
        Plate plate = body.plate(request, Habitus.factor(request));
        float[] air = new Thorax(body, 0).lung(plate);
        for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
            int x0 = plate.width;
            int y0 = plate.height;
            int x1 = -1;
            int y1 = -1;
            for (int r = 0; r < plate.height; r++) {
                for (int c = 0; c < plate.width; c++) {
                    if (air[r * plate.width + c] > SEEN && plate.x(c) * side.sign() > 0) {
                        x0 = Math.min(x0, c);
                        x1 = Math.max(x1, c);
                        y0 = Math.min(y0, r);
                        y1 = r;
                    }
                }
            }
            if (x1 >= x0) {
                double w = plate.width;
                double h = plate.height;
                lungs.put(side, List.of(x0 / w, y0 / h, (x1 + 1) / w, (y1 + 1) / h));
            }
        }
        return lungs;
    }
}
