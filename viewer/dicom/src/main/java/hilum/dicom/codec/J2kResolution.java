package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.ArrayList;
import java.util.List;

/** One resolution of a tile-component, its sub-bands and its grid of precincts (ITU-T T.800 B.5 to B.7). */
final class J2kResolution {

    private final J2kCoding coding;
    private final int level;
    private final J2kArea area;
    private final List<J2kBand> bands = new ArrayList<>();

    /**
     * Resolution {@code level} of a component.
     *
     * @param component of the tile, at full size
     */
    J2kResolution(J2kParameters parameters, int channel, J2kArea component, int level, int depth)
            throws DicomException {
        this.coding = parameters.coding(channel);
        this.level = level;
        int halvings = coding.levels() - level;
        this.area = component.halved(halvings);
        J2kArea lower = component.halved(Math.min(halvings + 1, coding.levels()));
        J2kQuantization quantization = parameters.quantization(channel);
        int first = level == 0 ? 0 : 1;
        int last = level == 0 ? 0 : 3;
        for (int orientation = first; orientation <= last; orientation++) {
            boolean across = (orientation & 1) != 0;
            boolean down = (orientation & 2) != 0;
            int planes = quantization.planes(level, orientation) + parameters.regionShift(channel);
            if (planes > J2kBlock.MAX_PLANES) {
                throw new DicomException(
                        "JPEG 2000 pictures with coefficients of " + planes + " bits cannot be shown.");
            }
            bands.add(new J2kBand(
                    orientation,
                    level == 0 ? area : component.band(halvings + 1, across, down),
                    across ? lower.width() : 0,
                    down ? lower.height() : 0,
                    planes,
                    coding.reversible() ? 1 : quantization.step(level, orientation, depth),
                    parameters.regionShift(channel)));
        }
    }

    int level() {
        return level;
    }

    /** In coordinates of this resolution. */
    J2kArea area() {
        return area;
    }

    List<J2kBand> bands() {
        return bands;
    }

    int blockWidthLog() {
        return coding.blockWidthLog(level);
    }

    int blockHeightLog() {
        return coding.blockHeightLog(level);
    }

    private int across() {
        int log = coding.precinctWidthLog(level);
        return area.isEmpty() ? 0 : ((area.x1() - 1) >> log) - (area.x0() >> log) + 1;
    }

    private int down() {
        int log = coding.precinctHeightLog(level);
        return area.isEmpty() ? 0 : ((area.y1() - 1) >> log) - (area.y0() >> log) + 1;
    }

    long precincts() {
        return (long) across() * down();
    }

    /** Where column {@code index % across} begins on the reference grid. */
    long gridX(int index, int tileX) {
        int log = coding.precinctWidthLog(level);
        return start(area.x0(), index % across(), log, tileX);
    }

    long gridY(int index, int tileY) {
        int log = coding.precinctHeightLog(level);
        return start(area.y0(), index / across(), log, tileY);
    }

    private long start(int origin, int place, int log, int tileOrigin) {
        boolean cut = place == 0 && (origin & ((1 << log) - 1)) != 0;
        return cut ? tileOrigin : (long) ((origin >> log) + place) << (log + coding.levels() - level);
    }

    /** The part of {@code band} that belongs to precinct {@code index}. */
    J2kArea precinct(int index, J2kBand band) {
        int shrink = level == 0 ? 0 : 1;
        int w = coding.precinctWidthLog(level);
        int h = coding.precinctHeightLog(level);
        long column = (long) (area.x0() >> w) + index % across();
        long row = (long) (area.y0() >> h) + index / across();
        J2kArea cell = new J2kArea(
                (int) (column << (w - shrink)),
                (int) (row << (h - shrink)),
                (int) Math.min((column + 1) << (w - shrink), Integer.MAX_VALUE),
                (int) Math.min((row + 1) << (h - shrink), Integer.MAX_VALUE));
        return cell.intersect(band.area());
    }
}
