package hilum.viewer;

import java.nio.file.Path;

/**
 * One picture as found on disk, with what its header says about it; empty text where it says nothing.
 *
 * @param patient who it shows
 * @param study which study it belongs to
 * @param series which series it belongs to
 * @param sopInstanceUid never empty
 * @param number Instance Number, 0 when there is none
 * @param view how the picture was taken
 * @param file where it lies
 * @param frames number of frames, at least 1
 */
public record Instance(
        Patient patient,
        StudyLabel study,
        SeriesLabel series,
        String sopInstanceUid,
        int number,
        View view,
        Path file,
        int frames) {

    /**
     * What a header says about its study.
     *
     * @param date {@code yyyy-MM-dd} or empty
     * @param time {@code HH:mm} or empty
     * @param patientAge as people read it: {@code 71}, {@code 5 months}; or empty
     */
    public record StudyLabel(
            String studyInstanceUid,
            String date,
            String time,
            String description,
            String patientAge,
            String accession) {}

    /**
     * What a header says about its series.
     *
     * @param modality {@code DX}, {@code CR} and so on
     */
    public record SeriesLabel(String seriesInstanceUid, int number, String modality, String description) {}

    /**
     * How the picture was taken.
     *
     * @param position {@code PA}, {@code AP}, {@code LATERAL} or another View Position, in capitals
     * @param rightEdge the side of the patient at the right edge of the picture ({@code L}, {@code R}, {@code A}, {@code P}), from
     *     Patient Orientation, or empty when the header does not say
     */
    public record View(String position, String rightEdge) {
        /** The place in a study: frontal views first, then lateral ones, then the rest. */
        public int rank() {
            return switch (position) {
                case "PA" -> 0;
                case "AP" -> 1;
                case "LATERAL", "LL", "RL", "LLAT", "RLAT", "LAT" -> 2;
                default -> 3;
            };
        }
    }

    /** One frame of this instance, zero-based. */
    public PictureReference reference(int frame) {
        return new PictureReference(study.studyInstanceUid(), series.seriesInstanceUid(), sopInstanceUid, file, frame);
    }
}
