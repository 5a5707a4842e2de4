package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import java.util.List;

/**
 * Findings, regions and measurements of a study: an Imaging Measurement Report (TID 1500) as Comprehensive SR.
 *
 * @param procedure what was reported on, such as {@link Vocabulary#CHEST_RADIOGRAPHY}
 * @param images all images that were looked at, those of the regions among them
 * @param complete whether its author has finished it
 */
public record MeasurementReport(
        Code procedure,
        Observer observer,
        List<ImageReference> images,
        List<MeasurementGroup> groups,
        Overall overall,
        boolean complete) {
    /** What is said about the study as a whole. */
    public record Overall(List<Evaluation> evaluations, List<Statement> statements) {
        /** Nothing. */
        public static final Overall NONE = new Overall(List.of(), List.of());

        public Overall {
            evaluations = List.copyOf(evaluations);
            statements = List.copyOf(statements);
        }
    }

    public MeasurementReport {
        images = List.copyOf(images);
        groups = List.copyOf(groups);
    }

    /**
     * The object to write.
     *
     * @param image any image of the study, for patient and study
     */
    public DataSet toDataSet(DataSet image, NewInstance instance) {
        return MeasurementReportWriter.write(this, image, instance);
    }

    /**
     * Reads a report back; also reports of other programs, as far as they keep to the template. Items that it has no place for are
     * left out.
     *
     * @throws DicomException when the object is no measurement report
     */
    public static MeasurementReport read(DataSet document) throws DicomException {
        return MeasurementReportReader.read(document);
    }
}
