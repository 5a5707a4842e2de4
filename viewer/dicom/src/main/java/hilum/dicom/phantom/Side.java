package hilum.dicom.phantom;

/** The patient's side: on a frontal film the patient's right is on the left of the picture. */
public enum Side {
    RIGHT,
    LEFT,
    BOTH;

    /** -1 for the half of the picture that holds the patient's right, 1 for the left, 0 for both. */
    int sign() {
        return switch (this) {
            case RIGHT -> -1;
            case LEFT -> 1;
            case BOTH -> 0;
        };
    }
}
