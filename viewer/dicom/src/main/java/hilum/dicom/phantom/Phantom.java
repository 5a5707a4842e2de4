package hilum.dicom.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws chest radiographs from scratch: the body as thicknesses of soft tissue and bone along each ray, then the detector. Nothing in it
 * comes from a patient. Stateless; any thread.
 */
public final class Phantom {

    /** Attenuation of tissue in a hard beam with the usual scatter, per mm. */
    private static final double PER_MM_TISSUE = 0.0172;

    /** What bone adds to it, per mm of compact bone. */
    private static final double PER_MM_BONE = 0.060;

    /** Vessels stand out more than their blood alone would: their walls, sheaths and the lung pressed beside them count with them. */
    private static final double VESSEL = 1.8;

    private Phantom() {}

    /** Draws one film. A 2048 x 2500 film takes about a second and 60 MB. */
    public static PhantomFilm draw(PhantomRequest request) {
        Habitus body = Habitus.of(request);
        int factor = Habitus.factor(request);
        Plate plate = body.plate(request, factor);
        List<Finding> findings = new ArrayList<>();
        Detector detector = new Detector(request, body, factor);
        Boxes boxes = new Boxes(plate, request.spacingMm() * factor, request.view() == View.LATERAL);
        float[] attenuation = request.view() == View.LATERAL
                ? sideways(request, body, plate, boxes, detector, findings)
                : frontal(request, body, plate, boxes, detector, findings);

        float[] seen = detector.expose(attenuation, plate.width, plate.height);
        detector.process(seen, plate.width, plate.height);
        Marker marker = new Marker(plate, request, factor);
        marker.draw(seen);
        marker.collimate(seen);
        return new PhantomFilm(
                request.widthPx(),
                request.heightPx(),
                detector.store(seen, plate.width, plate.height),
                request.spacingMm(),
                request.monochrome1(),
                detector.greys(),
                findings);
    }

    private static float[] sideways(
            PhantomRequest request, Habitus body, Plate plate, Boxes boxes, Detector detector, List<Finding> findings) {
        SideFilm film = new SideFilm(plate, request, body, boxes);
        film.tissue(findings);
        float[] attenuation = film.tissue;
        for (int i = 0; i < attenuation.length; i++) {
            attenuation[i] *= (float) PER_MM_TISSUE;
        }
        detector.calibrate(
                0.8 * plate.mean(attenuation, -60, 120, 60, 200), plate.mean(attenuation, -60, 340, 40, 390));
        float[] bone = plate.layer();
        film.bones(bone);
        double perMm = 0.6 * PER_MM_BONE * body.boneMineral();
        for (int i = 0; i < bone.length; i++) {
            attenuation[i] += (float) (bone[i] * perMm);
        }
        SideDevices devices = new SideDevices(plate, boxes, film.facing(), attenuation);
        request.lesions().stream()
                .filter(lesion -> lesion.kind().device())
                .forEach(lesion -> devices.draw(lesion).ifPresent(findings::add));
        return attenuation;
    }

    private static float[] frontal(
            PhantomRequest request, Habitus body, Plate plate, Boxes boxes, Detector detector, List<Finding> findings) {
        float[] attenuation = tissue(request, body, plate, boxes, detector, findings);
        bones(request, body, plate, boxes, attenuation, findings);
        Devices devices = new Devices(plate, boxes, new Thorax(body, 0), attenuation);
        request.lesions().stream()
                .filter(lesion -> lesion.kind().device())
                .forEach(lesion -> devices.draw(lesion).ifPresent(findings::add));
        return attenuation;
    }

    /** Attenuation of everything but bone; the findings drawn are added to the list. */
    private static float[] tissue(
            PhantomRequest request, Habitus body, Plate plate, Boxes boxes, Detector detector, List<Finding> findings) {
        float[] tissue = new SoftTissue(plate, body).draw();
        Thorax thorax = new Thorax(body, 0);
        float[] air = thorax.lung(plate);
        float[] vessels = new Vessels(plate, thorax, request.bodySeed()).draw();
        float[] hollows = new Hollows(plate, thorax, request.bodySeed()).draw();
        Grain fat = new Grain(new Dice(request.bodySeed(), "fat"), 23);
        Grain lobules = new Grain(new Dice(request.bodySeed(), "lobules"), 4.2);
        Grain fine = new Grain(new Dice(request.bodySeed(), "interstitium"), 1.5);
        double shift = plate.shift(25);
        float[] fatRow = new float[plate.width];
        float[] lobuleRow = new float[plate.width];
        float[] fineRow = new float[plate.width];
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            fat.row(plate, y, fatRow);
            lobules.row(plate, y, lobuleRow);
            fine.row(plate, y, fineRow);
            double right = thorax.rightBorder(y);
            double left = thorax.leftBorder(y);
            for (int c = 0; c < plate.width; c++) {
                int i = r * plate.width + c;
                double x = plate.x(c);
                double border = x < shift ? right : left;
                double free = 0.12 + 0.88 * SoftTissue.smooth(border - 4, border + 7, Math.abs(x - shift));
                vessels[i] *= (float) (VESSEL * free * SoftTissue.smooth(15, 85, air[i]));
                double full = Math.max(0, tissue[i] * (1 + 0.02 * fatRow[c]) - hollows[i]);
                if (air[i] > 0) {
                    double web = 0.022 * lobuleRow[c] + 0.03 * fineRow[c];
                    full -= air[i] * (Lesions.AIR + web) - vessels[i];
                }
                tissue[i] = (float) Math.max(0, full);
            }
        }
        detector.calibrate(
                PER_MM_TISSUE * plate.mean(tissue, -110, 170, -75, 240),
                PER_MM_TISSUE * plate.mean(tissue, -90, 360, 0, 400));
        Lesions lesions = new Lesions(plate, boxes, thorax, air, vessels, request.bodySeed());
        request.lesions().forEach(lesion -> lesions.draw(lesion, tissue).ifPresent(findings::add));
        for (int i = 0; i < tissue.length; i++) {
            tissue[i] *= (float) PER_MM_TISSUE;
        }
        return tissue;
    }

    private static void bones(
            PhantomRequest request,
            Habitus body,
            Plate plate,
            Boxes boxes,
            float[] attenuation,
            List<Finding> findings) {
        float[] bone = plate.layer();
        List<Lesion> fractures = request.lesions().stream()
                .filter(lesion -> lesion.kind() == Finding.Kind.FRACTURE)
                .toList();
        new RibCage(new Thorax(body, 0), request.bodySeed()).draw(plate, bone, boxes, fractures, findings);
        new Spine(request.bodySeed()).draw(plate, bone);
        new ShoulderGirdle(body, request).draw(plate, bone);
        double perMm = PER_MM_BONE * body.boneMineral();
        for (int i = 0; i < bone.length; i++) {
            attenuation[i] += (float) (bone[i] * perMm);
        }
    }
}
