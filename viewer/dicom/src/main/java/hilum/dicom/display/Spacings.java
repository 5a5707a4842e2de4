package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Millimetres per pixel and how much they are worth (DICOM PS3.3 10.7.1). */
final class Spacings {
    private static final Tag NOMINAL_SCANNED_PIXEL_SPACING = new Tag(0x00182010);
    /** Projections magnify: the size of a pixel at the detector is not its size in the patient. */
    private static final Set<String> PROJECTIONS = Set.of("CR", "DX", "RG", "MG", "IO", "PX", "XA", "RF");

    private Spacings() {}

    static Optional<DisplayImage.Spacing> of(DataSet dataSet) {
        Optional<DisplayImage.Spacing> imager = read(dataSet, Tag.IMAGER_PIXEL_SPACING, "at the detector");
        Optional<DisplayImage.Spacing> pixel = read(dataSet, Tag.PIXEL_SPACING, "calibrated");
        if (pixel.isEmpty()) {
            return imager.or(() -> read(dataSet, NOMINAL_SCANNED_PIXEL_SPACING, "on the scanned film"));
        }
        boolean projection = PROJECTIONS.contains(dataSet.text(Tag.MODALITY).orElse(""));
        if (!projection || dataSet.text(Tag.PIXEL_SPACING_CALIBRATION_TYPE).isPresent()) {
            return pixel;
        }
        if (imager.isEmpty()) {
            return pixel.map(s -> new DisplayImage.Spacing(s.rowMm(), s.columnMm(), "calibration not stated"));
        }
        boolean same = pixel.get().rowMm() == imager.get().rowMm()
                && pixel.get().columnMm() == imager.get().columnMm();
        return same ? imager : pixel;
    }

    private static Optional<DisplayImage.Spacing> read(DataSet dataSet, Tag tag, String origin) {
        OptionalDouble row = dataSet.decimal(tag, 0);
        double rowMm = row.orElse(0);
        double columnMm = dataSet.decimal(tag, 1).orElse(rowMm);
        return rowMm > 0 && columnMm > 0
                ? Optional.of(new DisplayImage.Spacing(rowMm, columnMm, origin))
                : Optional.empty();
    }
}
