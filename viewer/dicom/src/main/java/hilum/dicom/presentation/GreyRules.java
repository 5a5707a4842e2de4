package hilum.dicom.presentation;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.display.Voi;
import java.util.List;
import java.util.Optional;

/**
 * How stored values become greys. A presentation state replaces all that the image says about it.
 *
 * @param modality the elements of the Modality LUT Module, as the image has them; empty for none
 * @param window empty when the image is shown without one
 * @param inverse whether low values are bright: {@code true} shows a MONOCHROME1 image as usual
 */
public record GreyRules(DataSet modality, Optional<Voi> window, boolean inverse) {
    private static final List<Tag> MODALITY =
            List.of(Tag.MODALITY_LUT_SEQUENCE, Tag.RESCALE_INTERCEPT, Tag.RESCALE_SLOPE, Tag.RESCALE_TYPE);

    /**
     * The rules that show {@code image} in this window with its own polarity.
     *
     * @param turnedOver whether the reader turned black and white over
     */
    public static GreyRules of(DataSet image, Voi window, boolean turnedOver) {
        boolean lowIsBright = image.text(Tag.PRESENTATION_LUT_SHAPE)
                .map("INVERSE"::equals)
                .orElse(image.text(Tag.PHOTOMETRIC_INTERPRETATION)
                        .filter("MONOCHROME1"::equals)
                        .isPresent());
        return new GreyRules(modality(image), Optional.of(window), lowIsBright != turnedOver);
    }

    static DataSet modality(DataSet set) {
        DataSet.Builder found = DataSet.builder();
        for (Tag tag : MODALITY) {
            Optional<Element> element = set.element(tag).filter(e -> !e.value().isEmpty());
            element.ifPresent(found::put);
        }
        DataSet modality = found.build();
        boolean whole = modality.contains(Tag.MODALITY_LUT_SEQUENCE)
                || (modality.contains(Tag.RESCALE_INTERCEPT) && modality.contains(Tag.RESCALE_SLOPE));
        if (whole && !modality.contains(Tag.MODALITY_LUT_SEQUENCE) && !modality.contains(Tag.RESCALE_TYPE)) {
            return modality.toBuilder().put(Tag.RESCALE_TYPE, "US").build();
        }
        return whole ? modality : DataSet.EMPTY;
    }
}
