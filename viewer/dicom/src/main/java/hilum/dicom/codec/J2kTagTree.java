package hilum.dicom.codec;

import java.util.Arrays;

/** A tree of minima over a grid of code blocks (ITU-T T.800 B.10.2). */
final class J2kTagTree {
    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static final int MAX_LEVELS = 32;

    private final int[] widths = new int[MAX_LEVELS];
    private final int[] offsets = new int[MAX_LEVELS];
    private final int levels;
    private final int[] values;
    private final int[] bounds;

    J2kTagTree(int width, int height) {
        int w = width;
        int h = height;
        int nodes = 0;
        int level = 0;
        while (true) {
            widths[level] = w;
            offsets[level] = nodes;
            nodes += w * h;
            level++;
            if (w * h <= 1) {
                break;
            }
            w = (w + 1) / 2;
            h = (h + 1) / 2;
        }
        this.levels = level;
        this.values = new int[nodes];
        this.bounds = new int[nodes];
        Arrays.fill(values, UNKNOWN);
    }

    /** Whether the value of a leaf is below {@code threshold}; reads as many bits as that takes. */
    boolean isBelow(int x, int y, int threshold, J2kBits bits) throws StreamEnded {
        int bound = 0;
        int node = 0;
        for (int level = levels - 1; level >= 0; level--) {
            node = offsets[level] + (y >> level) * widths[level] + (x >> level);
            bound = Math.max(bound, bounds[node]);
            while (bound < threshold && bound < values[node]) {
                if (bits.bit() == 1) {
                    values[node] = bound;
                } else {
                    bound++;
                }
            }
            bounds[node] = bound;
        }
        return values[node] < threshold;
    }
}
