package hilum.dicom.presentation;

import java.util.List;

/**
 * What stays visible (DICOM PS3.3 C.7.6.11); pixels are counted from 1. Several shutters show what all of them leave.
 */
public sealed interface Shutter {
    /** First and last visible columns and rows. */
    record Rectangular(int left, int right, int top, int bottom) implements Shutter {}

    record Circular(int centreRow, int centreColumn, int radius) implements Shutter {}

    /** The corners of a polygon, not closed. */
    record Polygonal(List<Corner> corners) implements Shutter {
        public Polygonal {
            corners = List.copyOf(corners);
            if (corners.size() < 3) {
                throw new IllegalArgumentException("a polygon has three corners or more");
            }
        }
    }

    /** A pixel, from 1, 1. */
    record Corner(int row, int column) {}
}
