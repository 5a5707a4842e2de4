package hilum.dicom.phantom;

import hilum.dicom.DataSet;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.Uids;
import hilum.dicom.Vr;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A film as a Digital X-Ray Image - For Presentation (DICOM PS3.3 A.26), complete and the same for the same seeds. */
final class DxHeader {

    private static final String SYNTHETIC = "Synthetic phantom: drawn by a program, no patient";

    private DxHeader() {}

    static DataSet of(PlannedStudy study, PhantomFilm film) {
        DataSet.Builder header = DataSet.builder();
        String key = "phantom/" + study.patient().id() + "/" + study.patient().bodySeed() + "/" + study.date() + "/"
                + study.request().exposureSeed();
        identity(header, study, key);
        acquisition(header, study);
        pixels(header, film);
        return header.build();
    }

    private static void identity(DataSet.Builder header, PlannedStudy study, String key) {
        InventedPatient patient = study.patient();
        String date = day(study.date());
        Dice dice = new Dice(study.request().exposureSeed(), "clock");
        String time =
                String.format(Locale.ROOT, "%02d%02d%02d", (int) dice.uniform(7, 18), (int) dice.uniform(0, 60), (int)
                        dice.uniform(0, 60));
        header.put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.DX_FOR_PRESENTATION.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of(key + "/instance"))
                .put(Tag.STUDY_INSTANCE_UID, Uids.of(key + "/study"))
                .put(Tag.SERIES_INSTANCE_UID, Uids.of(key + "/series"))
                .put(Tag.PATIENT_NAME, patient.name())
                .put(Tag.PATIENT_ID, patient.id())
                .put(Tag.of("IssuerOfPatientID"), "HILUM PHANTOM")
                .put(Tag.PATIENT_BIRTH_DATE, day(patient.birth()))
                .put(Tag.PATIENT_SEX, patient.female() ? "F" : "M")
                .put(
                        Tag.PATIENT_AGE,
                        String.format(
                                Locale.ROOT,
                                "%03dY",
                                Period.between(patient.birth(), study.date()).getYears()))
                .put(Tag.STUDY_DATE, date)
                .put(Tag.SERIES_DATE, date)
                .put(Tag.ACQUISITION_DATE, date)
                .put(Tag.CONTENT_DATE, date)
                .put(Tag.STUDY_TIME, time)
                .put(Tag.of("SeriesTime"), time)
                .put(Tag.of("AcquisitionTime"), time)
                .put(Tag.CONTENT_TIME, time)
                .put(Tag.ACCESSION_NUMBER, "PH" + Math.floorMod(Dice.mix(key.hashCode()), 10_000_000L))
                .put(Tag.REFERRING_PHYSICIAN_NAME)
                .put(Tag.STUDY_ID, "1")
                .put(Tag.STUDY_DESCRIPTION, "Chest " + study.request().view() + " (synthetic phantom)")
                .put(
                        Tag.SERIES_DESCRIPTION,
                        "Synthetic phantom, chest " + study.request().view())
                .putIntegers(Tag.SERIES_NUMBER, 1)
                .putIntegers(Tag.INSTANCE_NUMBER, 1)
                .put(Tag.of("ImageComments"), SYNTHETIC);
    }

    private static void acquisition(DataSet.Builder header, PlannedStudy study) {
        View view = study.request().view();
        String spacing = String.format(Locale.ROOT, "%.6f", study.request().spacingMm());
        header.put(Tag.MODALITY, "DX")
                .put(Tag.MANUFACTURER, "Hilum phantom")
                .put(Tag.of("ManufacturerModelName"), "Hilum phantom")
                .put(Tag.of("SoftwareVersions"), "1")
                .put(Tag.of("DeviceSerialNumber"), "0")
                .put(Tag.PRESENTATION_INTENT_TYPE, "FOR PRESENTATION")
                .put(Tag.IMAGE_TYPE, "DERIVED", "PRIMARY", "")
                .put(Tag.of("DerivationDescription"), SYNTHETIC)
                .put(Tag.BODY_PART_EXAMINED, "CHEST")
                .put(Tag.VIEW_POSITION, view == View.LATERAL ? "LL" : view.name())
                .put(
                        Tag.PATIENT_ORIENTATION,
                        view == View.LATERAL ? (SideFilm.mirrored(study.request()) ? "A" : "P") : "L",
                        "F")
                .put(Tag.IMAGE_LATERALITY, "U")
                .put(Tag.of("KVP"), view == View.AP ? "90" : "120")
                .put(Tag.of("DistanceSourceToDetector"), view == View.AP ? "1000" : "1800")
                .put(Tag.of("DetectorType"), "SCINTILLATOR")
                .put(Tag.of("DetectorConfiguration"), "AREA")
                .put(Tag.IMAGER_PIXEL_SPACING, spacing, spacing)
                .put(Tag.of("PositionerType"), "NONE")
                .putItems(Tag.of("AnatomicRegionSequence"), code("51185008", "Chest"))
                .putItems(
                        Tag.of("ViewCodeSequence"),
                        switch (view) {
                            case PA -> code("272479007", "postero-anterior");
                            case AP -> code("272473008", "antero-posterior");
                            case LATERAL -> code("399173006", "left lateral");
                        })
                .putItems(Tag.of("AcquisitionContextSequence"));
    }

    private static DataSet code(String value, String meaning) {
        return DataSet.builder()
                .put(Tag.of("CodeValue"), value)
                .put(Tag.of("CodingSchemeDesignator"), "SCT")
                .put(Tag.of("CodeMeaning"), meaning)
                .build();
    }

    private static void pixels(DataSet.Builder header, PhantomFilm film) {
        boolean inverse = film.monochrome1();
        header.putIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, inverse ? "MONOCHROME1" : "MONOCHROME2")
                .putIntegers(Tag.ROWS, film.heightPx())
                .putIntegers(Tag.COLUMNS, film.widthPx())
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putIntegers(Tag.BITS_STORED, film.greys().bitsStored())
                .putIntegers(Tag.HIGH_BIT, film.greys().bitsStored() - 1)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 0)
                .put(Tag.of("PixelIntensityRelationship"), "LOG")
                .putIntegers(Tag.of("PixelIntensityRelationshipSign"), inverse ? 1 : -1)
                .put(Tag.RESCALE_INTERCEPT, "0")
                .put(Tag.RESCALE_SLOPE, "1")
                .put(Tag.RESCALE_TYPE, "US")
                .put(Tag.PRESENTATION_LUT_SHAPE, inverse ? "INVERSE" : "IDENTITY")
                .put(Tag.BURNED_IN_ANNOTATION, "NO")
                .put(Tag.LOSSY_IMAGE_COMPRESSION, "00")
                .putBytes(Tag.PIXEL_DATA, Vr.OW, bytes(film.stored()));
        greys(header, film.greys());
    }

    private static void greys(DataSet.Builder header, Greys greys) {
        if (greys.table().length > 0) {
            header.putItems(
                    Tag.of("VOILUTSequence"),
                    DataSet.builder()
                            .putIntegers(Tag.of("LUTDescriptor"), greys.table().length & 0xFFFF, 0, 16)
                            .put(Tag.of("LUTExplanation"), "NORMAL")
                            .putBytes(Tag.of("LUTData"), Vr.OW, words(greys.table()))
                            .build());
            return;
        }
        header.putDecimals(Tag.WINDOW_CENTER, greys.voi().center())
                .putDecimals(Tag.WINDOW_WIDTH, greys.voi().width())
                .put(Tag.of("VOILUTFunction"), greys.voi().function().name());
    }

    private static byte[] words(int[] table) {
        byte[] bytes = new byte[table.length * 2];
        for (int i = 0; i < table.length; i++) {
            bytes[2 * i] = (byte) table[i];
            bytes[2 * i + 1] = (byte) (table[i] >> 8);
        }
        return bytes;
    }

    private static byte[] bytes(short[] stored) {
        byte[] bytes = new byte[stored.length * 2];
        for (int i = 0; i < stored.length; i++) {
            bytes[2 * i] = (byte) stored[i];
            bytes[2 * i + 1] = (byte) (stored[i] >> 8);
        }
        return bytes;
    }

    private static String day(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }
}
