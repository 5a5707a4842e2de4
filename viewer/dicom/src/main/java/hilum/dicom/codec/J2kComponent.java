package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One component of a tile on its way from packets to samples. */
final class J2kComponent {
    private static final long FREE_WORK = 1L << 25;
    private static final long WORK_PER_BYTE = 4_096;
    private static final int ROWS_PER_PART = 64;
    private static final int COLUMNS_PER_PART = 8 * J2kPlane.STRIP;

    private final J2kCoding coding;
    private final J2kArea tile;
    private final List<J2kResolution> resolutions = new ArrayList<>();
    private final List<J2kPrecinct> precincts = new ArrayList<>();
    private final int channel;

    /**
     * A component with all its resolutions.
     *
     * @param tile on the reference grid
     */
    J2kComponent(J2kParameters parameters, int channel, J2kArea tile, int depth) throws DicomException {
        this.coding = parameters.coding(channel);
        this.channel = channel;
        this.tile = tile;
        for (int level = 0; level <= coding.levels(); level++) {
            resolutions.add(new J2kResolution(parameters, channel, tile, level, depth));
        }
    }

    int levels() {
        return coding.levels();
    }

    /** How many precincts all resolutions have. */
    long precinctCount() {
        return resolutions.stream().mapToLong(J2kResolution::precincts).sum();
    }

    /** The precincts, made once their number was found bearable. */
    List<J2kPrecinct> makePrecincts() {
        for (J2kResolution resolution : resolutions) {
            for (int i = 0; i < resolution.precincts(); i++) {
                long x = resolution.gridX(i, tile.x0());
                long y = resolution.gridY(i, tile.y0());
                precincts.add(new J2kPrecinct(channel, resolution, i, x, y));
            }
        }
        return precincts;
    }

    /** The rectangle of {@link #decode}'s samples. */
    J2kArea area(int reduction) {
        return resolutions.get(coding.levels() - reduction).area();
    }

    /**
     * Samples without level shift, {@code reduction} resolutions left out.
     *
     * @param packets of the tile, which were read
     * @param troubles counts blocks whose check symbols were wrong
     */
    J2kPlane decode(byte[] packets, int reduction, Deadline deadline, Queue<J2kBlock> troubles) throws DicomException {
        J2kArea area = area(reduction);
        int cells = Math.multiplyExact(area.width(), area.height());
        J2kPlane plane = coding.reversible()
                ? new J2kIntPlane(area.width(), new int[cells])
                : new J2kFloatPlane(area.width(), new float[cells]);
        List<J2kBlock> blocks = precincts.stream()
                .filter(p -> p.level() <= coding.levels() - reduction)
                .flatMap(p -> p.included().stream())
                .toList();
        // a byte can ask for as many passes over a block as it likes; a writer's do not
        if (blocks.stream().mapToLong(J2kBlock::work).sum() > FREE_WORK + WORK_PER_BYTE * packets.length) {
            throw J2kCursor.damaged();
        }
        Queue<J2kBlockDecoder> decoders = new ConcurrentLinkedQueue<>();
        J2kWork.spread(blocks.size(), deadline, i -> {
            J2kBlockDecoder idle = decoders.poll();
            J2kBlockDecoder decoder = idle == null ? new J2kBlockDecoder() : idle;
            if (!decoder.decode(blocks.get(i), coding, packets)) {
                troubles.add(blocks.get(i));
            }
            plane.store(blocks.get(i), decoder);
            decoders.add(decoder);
        });
        for (int level = 1; level <= coding.levels() - reduction; level++) {
            join(plane, resolutions.get(level).area(), deadline);
        }
        return plane;
    }

    private static void join(J2kPlane plane, J2kArea area, Deadline deadline) throws DicomException {
        int width = area.width();
        int height = area.height();
        if (area.isEmpty()) {
            return;
        }
        J2kWork.spread(Math.ceilDiv(height, ROWS_PER_PART), deadline, i -> {
            int from = i * ROWS_PER_PART;
            plane.joinRows(from, Math.min(height, from + ROWS_PER_PART), width, (area.x0() & 1) != 0);
        });
        J2kWork.spread(Math.ceilDiv(width, COLUMNS_PER_PART), deadline, i -> {
            int from = i * COLUMNS_PER_PART;
            plane.joinColumns(from, Math.min(width, from + COLUMNS_PER_PART), height, (area.y0() & 1) != 0);
        });
    }
}
