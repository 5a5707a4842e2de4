package hilum.dicom.sr;

import hilum.dicom.Uids;
import hilum.dicom.objects.Code;
import java.util.List;
import java.util.Optional;

/**
 * All that is said about one finding: TID 1410 when it has a closed region, TID 1501 when not.
 *
 * @param region a closed region of interest; open lines belong to their {@linkplain Measurement#measuredOn() measurement}
 * @param algorithm empty when a person found it
 */
public record MeasurementGroup(
        Tracking tracking,
        Subject subject,
        Optional<Region> region,
        List<Measurement> measurements,
        List<Evaluation> evaluations,
        Optional<Algorithm> algorithm) {
    /**
     * Ties what is said in several objects to one finding.
     *
     * @param identifier for people, without a patient's data
     */
    public record Tracking(String identifier, String uid) {
        /** With a fresh UID. */
        public static Tracking fresh(String identifier) {
            return new Tracking(identifier, Uids.random());
        }
    }

    /** What was found, and where. */
    public record Subject(Optional<Code> finding, Optional<FindingSite> site) {
        /** A finding without a site. */
        public static Subject of(Code finding) {
            return new Subject(Optional.of(finding), Optional.empty());
        }
    }

    public MeasurementGroup {
        measurements = List.copyOf(measurements);
        evaluations = List.copyOf(evaluations);
        if (region.filter(r -> !r.isClosed()).isPresent()) {
            throw new IllegalArgumentException("a region of interest must be closed");
        }
    }
}
