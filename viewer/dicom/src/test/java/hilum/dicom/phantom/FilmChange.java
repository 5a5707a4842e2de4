package hilum.dicom.phantom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a finding changed between two films of the same body at the same moment.
 *
 * @param energyInBox part of the squared change that lies in the finding's box, 0 to 1
 * @param contrastToNoise mean change of the most changed tenth of the box over the pixel noise there
 */
record FilmChange(double energyInBox, double contrastToNoise) {

    static FilmChange between(PhantomFilm with, PhantomFilm without) {
        Finding f = with.findings().getFirst();
        double inside = 0;
        double all = 0;
        double noise = 0;
        int pairs = 0;
        List<Double> changes = new ArrayList<>();
        for (int y = 0; y < with.heightPx(); y++) {
            for (int x = 1; x < with.widthPx(); x++) {
                int i = y * with.widthPx() + x;
                double change = with.stored()[i] - without.stored()[i];
                double px = (x + 0.5) / with.widthPx();
                double py = (y + 0.5) / with.heightPx();
                all += change * change;
                if (px >= f.x0() && px <= f.x1() && py >= f.y0() && py <= f.y1()) {
                    inside += change * change;
                    changes.add(Math.abs(change));
                    double step = without.stored()[i] - without.stored()[i - 1];
                    noise += Math.min(step * step, 40_000);
                    pairs++;
                }
            }
        }
        changes.sort(Comparator.reverseOrder());
        double strongest = changes.stream()
                .limit(Math.max(1, changes.size() / 10))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return new FilmChange(inside / all, strongest / Math.sqrt(noise / pairs / 2));
    }
}
