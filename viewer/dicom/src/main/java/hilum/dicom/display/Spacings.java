package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Millimetres per pixel and how much they are worth (DICOM PS3.3 10.7.1). */
final class Spacings {
    private static final Tag NOMINAL_SCANNED_PIXEL_SPACING = new Tag(0x00182010);
    private static final Tag SOURCE_TO_DETECTOR = new Tag(0x00181110);
    private static final Tag SOURCE_TO_PATIENT = new Tag(0x00181111);
    private static final Tag MAGNIFICATION = new Tag(0x00181114);
    /** Projections magnify: the size of a pixel at the detector is not its size in the patient. */
    private static final Set<String> PROJECTIONS = Set.of("CR", "DX", "RG", "MG", "IO", "PX", "XA", "RF");
    /** A factor beyond this is no chest film but a mistake of the file. */
    private static final double MAX_MAGNIFICATION = 3;

    private Spacings() {}

    static Optional<DisplayImage.Spacing> of(DataSet dataSet) {
        Optional<DisplayImage.Spacing> imager = read(dataSet, Tag.IMAGER_PIXEL_SPACING, "at the detector");
        Optional<DisplayImage.Spacing> pixel = read(dataSet, Tag.PIXEL_SPACING, "calibrated");
        if (pixel.isEmpty()) {
            return imager.map(s -> corrected(dataSet, s))
                    .or(() -> read(dataSet, NOMINAL_SCANNED_PIXEL_SPACING, "on the scanned film"));
        }
        if (!PROJECTIONS.contains(dataSet.text(Tag.MODALITY).orElse(""))) {
            return pixel;
        }
        return switch (dataSet.text(Tag.PIXEL_SPACING_CALIBRATION_TYPE).orElse("")) {
            case "GEOMETRY" -> pixel.map(s -> named(s, "magnification corrected"));
            case "FIDUCIAL" -> pixel;
            default -> unstated(dataSet, pixel.get(), imager);
        };
    }

    /** Without a calibration type, a Pixel Spacing that repeats the detector's is the detector's. */
    private static Optional<DisplayImage.Spacing> unstated(
            DataSet dataSet, DisplayImage.Spacing pixel, Optional<DisplayImage.Spacing> imager) {
        if (imager.isEmpty()) {
            return Optional.of(named(pixel, "of unknown origin"));
        }
        boolean same = pixel.rowMm() == imager.get().rowMm()
                && pixel.columnMm() == imager.get().columnMm();
        return Optional.of(same ? corrected(dataSet, imager.get()) : pixel);
    }

    /** In the plane of the patient when the file tells the magnification, as a factor or as two distances. */
    private static DisplayImage.Spacing corrected(DataSet dataSet, DisplayImage.Spacing atDetector) {
        double factor = dataSet.decimal(MAGNIFICATION).orElseGet(() -> {
            double toDetector = dataSet.decimal(SOURCE_TO_DETECTOR).orElse(0);
            double toPatient = dataSet.decimal(SOURCE_TO_PATIENT).orElse(0);
            return toPatient > 0 ? toDetector / toPatient : 1;
        });
        return factor > 1 && factor <= MAX_MAGNIFICATION
                ? new DisplayImage.Spacing(
                        atDetector.rowMm() / factor, atDetector.columnMm() / factor, "magnification corrected")
                : atDetector;
    }

    private static DisplayImage.Spacing named(DisplayImage.Spacing spacing, String origin) {
        return new DisplayImage.Spacing(spacing.rowMm(), spacing.columnMm(), origin);
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
