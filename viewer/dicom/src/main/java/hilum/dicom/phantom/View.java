package hilum.dicom.phantom;

/**
 * The projection, in the words of View Position (0018,5101), but for LATERAL, which DICOM calls LL (left side to the detector). AP is drawn as
 * a bedside film: bigger heart, flatter breath, scapulae over the lungs.
 */
public enum View {
    PA,
    AP,
    LATERAL
}
