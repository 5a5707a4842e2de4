package hilum.dicom.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.objects.Film;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewSeries;
import hilum.dicom.objects.OutsideTools;
import hilum.dicom.objects.PixelPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementReportTest {
    @TempDir
    private static Path folder;

    private static DataSet film;
    private static MeasurementReport report;
    private static DataSet written;

    @BeforeAll
    static void write_a_report() throws DicomException {
        film = Film.draw(folder.resolve("film"));
        report = report(ImageReference.of(film));
        written = Film.reopened(
                folder.resolve("sr.dcm"),
                report.toDataSet(film, Film.instance(NewSeries.Origin.AI, "CheXagent findings")));
    }

    static MeasurementReport report(ImageReference image) {
        Region box = Region.box(new PixelPoint(20.5, 30), new PixelPoint(60, 70.25), image);
        Region heart = Region.line(new PixelPoint(30, 90), new PixelPoint(95.5, 91), image);
        MeasurementGroup nodule = new MeasurementGroup(
                new MeasurementGroup.Tracking("Finding 1", "2.25.77"),
                new MeasurementGroup.Subject(
                        Optional.of(Vocabulary.NODULE),
                        Optional.of(new FindingSite(Vocabulary.LUNG, Optional.of(Vocabulary.RIGHT)))),
                Optional.of(box),
                List.of(
                        Measurement.of(Vocabulary.AREA, 1589.875, Vocabulary.SQUARE_MILLIMETRE),
                        new Measurement(
                                Vocabulary.LENGTH,
                                39.5,
                                Vocabulary.MILLIMETRE,
                                Optional.of(Vocabulary.MEAN),
                                Optional.empty())),
                List.of(new Evaluation(Vocabulary.PLEURAL_EFFUSION, Vocabulary.ABSENT)),
                Optional.of(
                        new Algorithm("CheXagent-2-3b", "8f2c", List.of("prompt: where is the nodule?", "beams: 3"))));
        MeasurementGroup ratio = new MeasurementGroup(
                new MeasurementGroup.Tracking("Measurement 1", "2.25.78"),
                new MeasurementGroup.Subject(Optional.empty(), Optional.empty()),
                Optional.empty(),
                List.of(
                        Measurement.on(heart, Vocabulary.LENGTH, 65.5, Vocabulary.MILLIMETRE),
                        Measurement.of(Vocabulary.CARDIOTHORACIC_RATIO, 0.47, Vocabulary.RATIO)),
                List.of(),
                Optional.empty());
        return new MeasurementReport(
                Vocabulary.CHEST_RADIOGRAPHY,
                new Observer.Device("2.25.5", "CheXagent", "Hilum", "CheXagent-2-3b"),
                List.of(image),
                List.of(nodule, ratio),
                new MeasurementReport.Overall(
                        List.of(new Evaluation(Vocabulary.PNEUMOTHORAX, Vocabulary.ABSENT)),
                        List.of(new Statement(Vocabulary.FINDING, "Rundherd rechts, etwa \u00BD cm."))),
                false);
    }

    @Test
    void what_is_written_is_read_again() throws DicomException {
        assertThat(MeasurementReport.read(written)).isEqualTo(report);
    }

    @Test
    void the_series_says_that_a_model_made_it_for_research_and_nobody_verified_it() {
        assertThat(written.text(Tag.SERIES_DESCRIPTION)).contains("AI RESEARCH USE UNVERIFIED: CheXagent findings");
        assertThat(written.text(Tag.of("VerificationFlag"))).contains("UNVERIFIED");
        assertThat(written.text(Tag.of("CompletionFlag"))).contains("PARTIAL");
        assertThat(written.text(Tag.SERIES_INSTANCE_UID)).isNotEqualTo(film.text(Tag.SERIES_INSTANCE_UID));
        assertThat(written.text(Tag.STUDY_INSTANCE_UID)).isEqualTo(film.text(Tag.STUDY_INSTANCE_UID));
        assertThat(written.text(Tag.PATIENT_NAME)).isEqualTo(film.text(Tag.PATIENT_NAME));
    }

    @Test
    void dciodvfy_finds_no_error() {
        OutsideTools.dciodvfy(folder.resolve("sr.dcm"));
    }

    @Test
    void dsrdump_reads_the_whole_tree() {
        String dump = OutsideTools.dsrdump(folder.resolve("sr.dcm"));
        assertThat(dump)
                .contains("Comprehensive SR Document")
                .contains("Finding 1")
                .contains("65.5");
    }

    @Test
    void pydicom_finds_the_regions_image() {
        String uid = OutsideTools.pydicom(
                folder.resolve("sr.dcm"),
                "[r.ContentSequence[0].ReferencedSOPSequence[0].ReferencedSOPInstanceUID for m in d.ContentSequence"
                        + " if m.ConceptNameCodeSequence[0].CodeValue=='126010' for g in m.ContentSequence"
                        + " for r in g.ContentSequence if r.ValueType=='SCOORD'][0]");
        assertThat(uid).isEqualTo(film.text(Tag.SOP_INSTANCE_UID).orElseThrow());
    }

    @Test
    void another_object_is_no_measurement_report() {
        assertThatThrownBy(() -> MeasurementReport.read(film)).isInstanceOf(DicomException.class);
    }

    @Test
    void an_open_line_is_no_region_of_interest() {
        Region line = Region.line(
                new PixelPoint(1, 1), new PixelPoint(2, 2), report.images().getFirst());
        assertThatThrownBy(() -> new MeasurementGroup(
                        MeasurementGroup.Tracking.fresh("x"),
                        MeasurementGroup.Subject.of(Vocabulary.NODULE),
                        Optional.of(line),
                        List.of(),
                        List.of(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
