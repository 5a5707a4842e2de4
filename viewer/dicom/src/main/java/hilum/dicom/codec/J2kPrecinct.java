package hilum.dicom.codec;

import java.util.ArrayList;
import java.util.List;

/** Code blocks of one place and resolution, and what packet headers said about them so far. Blocks are made when first needed. */
final class J2kPrecinct {
    /** The blocks of one sub-band, row by row. */
    record Part(int across, List<J2kBlock> blocks, J2kTagTree inclusion, J2kTagTree zeroPlanes) {}

    private final int component;
    private final J2kResolution resolution;
    private final int index;
    private final long x;
    private final long y;
    private List<Part> parts = List.of();
    private boolean opened;
    private int nextLayer;

    /**
     * A precinct.
     *
     * @param x where it begins on the reference grid, as the orders by position count (ITU-T T.800 B.12.1.3)
     */
    J2kPrecinct(int component, J2kResolution resolution, int index, long x, long y) {
        this.component = component;
        this.resolution = resolution;
        this.index = index;
        this.x = x;
        this.y = y;
    }

    int component() {
        return component;
    }

    J2kResolution resolution() {
        return resolution;
    }

    int level() {
        return resolution.level();
    }

    int index() {
        return index;
    }

    long x() {
        return x;
    }

    long y() {
        return y;
    }

    int nextLayer() {
        return nextLayer;
    }

    void layerRead() {
        nextLayer++;
    }

    /** What there is of each sub-band. */
    List<Part> parts() {
        if (!opened) {
            opened = true;
            parts = new ArrayList<>();
            for (J2kBand band : resolution.bands()) {
                J2kArea area = resolution.precinct(index, band);
                if (!area.isEmpty()) {
                    parts.add(part(band, area));
                }
            }
        }
        return parts;
    }

    /** Blocks that packets brought bytes for. */
    List<J2kBlock> included() {
        return parts.stream()
                .flatMap(part -> part.blocks().stream())
                .filter(J2kBlock::included)
                .toList();
    }

    private Part part(J2kBand band, J2kArea area) {
        int w = resolution.blockWidthLog();
        int h = resolution.blockHeightLog();
        int firstX = area.x0() >> w;
        int firstY = area.y0() >> h;
        int across = ((area.x1() - 1) >> w) - firstX + 1;
        int down = ((area.y1() - 1) >> h) - firstY + 1;
        List<J2kBlock> blocks = new ArrayList<>();
        for (int row = firstY; row < firstY + down; row++) {
            for (int column = firstX; column < firstX + across; column++) {
                J2kArea cell = new J2kArea(column << w, row << h, (column + 1) << w, (row + 1) << h);
                blocks.add(new J2kBlock(band, cell.intersect(area)));
            }
        }
        return new Part(across, blocks, new J2kTagTree(across, down), new J2kTagTree(across, down));
    }
}
