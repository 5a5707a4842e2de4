package hilum.dicom.phantom;

/**
 * What a phantom film is known to show. The box is min/max in fractions of the picture, (0, 0) at the top left corner, and tight.
 *
 * @param side the patient's; of a device, where it enters the body; BOTH for what is central, and for all on a lateral film,
 *     which does not tell
 * @param zone upper, mid or lower third of the lung; {@code heart}, {@code central} for what has no third
 * @param sizeMm the longest extent at the detector in millimetres
 * @param severity above 0 to 1, as asked for in {@link Lesion}
 */
public record Finding(
        Kind kind, Side side, String zone, double sizeMm, double severity, double x0, double y0, double x1, double y1) {

    /** The findings that can be drawn. */
    public enum Kind {
        NODULE("nodule", Nature.LESION),
        MASS("mass", Nature.LESION),
        CONSOLIDATION("consolidation", Nature.LESION),
        EFFUSION("pleural effusion", Nature.LESION),
        PNEUMOTHORAX("pneumothorax", Nature.LESION),
        CARDIOMEGALY("cardiomegaly", Nature.CENTRAL),
        EDEMA("pulmonary edema", Nature.CENTRAL),
        ATELECTASIS("atelectasis", Nature.LESION),
        HERNIA("hiatal hernia", Nature.CENTRAL),
        FRACTURE("rib fracture", Nature.LESION),
        CHEST_TUBE("chest tube", Nature.DEVICE),
        ENDOTRACHEAL_TUBE("endotracheal tube", Nature.CENTRAL_DEVICE),
        CENTRAL_LINE("central venous line", Nature.DEVICE),
        PACEMAKER("pacemaker", Nature.DEVICE),
        FOREIGN_BODY("foreign body", Nature.DEVICE);

        private enum Nature {
            LESION,
            CENTRAL,
            DEVICE,
            CENTRAL_DEVICE
        }

        private final String label;
        private final Nature nature;

        Kind(String label, Nature nature) {
            this.label = label;
            this.nature = nature;
        }

        /** The words for it in answers and in the truth file, such as {@code pleural effusion}. */
        public String label() {
            return label;
        }

        /** Whether somebody put it there: tubes, lines, pacemakers, foreign bodies. */
        public boolean device() {
            return nature == Nature.DEVICE || nature == Nature.CENTRAL_DEVICE;
        }

        /** Whether it belongs to no side: its side is {@link Side#BOTH}. */
        public boolean central() {
            return nature == Nature.CENTRAL || nature == Nature.CENTRAL_DEVICE;
        }
    }
}
