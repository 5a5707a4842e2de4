package hilum.dicom.sr;

import hilum.dicom.objects.Code;
import java.util.Optional;

/**
 * A number with its unit (TID 300).
 *
 * @param quantity what was measured, such as {@link Vocabulary#LENGTH}
 * @param unit a UCUM code
 * @param derivation how one number was made of many, such as {@link Vocabulary#MEAN}
 * @param measuredOn the line or place that was measured; empty when it was the region of the group
 */
public record Measurement(
        Code quantity, double value, Code unit, Optional<Code> derivation, Optional<Region> measuredOn) {
    /** A number measured along a line or at a place. */
    public static Measurement on(Region region, Code quantity, double value, Code unit) {
        return new Measurement(quantity, value, unit, Optional.empty(), Optional.of(region));
    }

    /** A number about the region of its group. */
    public static Measurement of(Code quantity, double value, Code unit) {
        return new Measurement(quantity, value, unit, Optional.empty(), Optional.empty());
    }
}
