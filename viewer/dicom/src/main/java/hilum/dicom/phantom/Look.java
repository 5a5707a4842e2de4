package hilum.dicom.phantom;

/**
 * What exposure and processing make of a film.
 *
 * @param brightness added to what is shown, in parts of the range from lung to abdomen; 0 shows lungs nearly black
 * @param contrast factor on that range; 1 for the usual
 * @param flattening part of slow changes that processing takes away, 0 to 0.5
 * @param sharpening how much of fine changes it adds, 0 to 1
 * @param scatter scattered light in parts of the mean primary light, 0.05 with a good grid to 0.5 without one
 * @param noise factor on the quantum noise
 */
public record Look(
        double brightness, double contrast, double flattening, double sharpening, double scatter, double noise) {

    /** A well exposed film with a grid. */
    public static final Look PLAIN = new Look(0, 1, 0.27, 0.35, 0.09, 1);
}
