package hilum.dicom.phantom;

import java.util.Locale;

/**
 * What a phantom film is known to show. The box is min/max in fractions of the picture, (0, 0) at the top left corner.
 *
 * @param zone upper, mid or lower for what lies in a lung, heart for the heart
 * @param severity 0 to 1, as asked for in {@link Lesion}
 */
public record Finding(Kind kind, Side side, String zone, double severity, double x0, double y0, double x1, double y1) {

    /** The findings that can be drawn. */
    public enum Kind {
        NODULE,
        EFFUSION,
        CONSOLIDATION,
        CARDIOMEGALY,
        PNEUMOTHORAX;

        /** The name as written into the truth file, such as {@code pleural effusion}. */
        public String label() {
            return this == EFFUSION ? "pleural effusion" : name().toLowerCase(Locale.ROOT);
        }
    }
}
