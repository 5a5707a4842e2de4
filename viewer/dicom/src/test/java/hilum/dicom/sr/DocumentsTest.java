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
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text reports and key object selections. */
class DocumentsTest {
    @TempDir
    private static Path folder;

    private static DataSet film;
    private static ImageReference image;

    @BeforeAll
    static void draw() throws DicomException {
        film = Film.draw(folder.resolve("film"));
        image = ImageReference.of(film);
    }

    private static TextReport text() {
        List<TextReport.Section> sections = Stream.of(TextReport.Heading.values())
                .map(heading -> new TextReport.Section(
                        heading, List.of("First of " + heading + ".", "Zweiter Satz: \u00E4\u5C71.")))
                .toList();
        return new TextReport(new Observer.Person("Reader^One"), sections, List.of(image), true);
    }

    private static KeyObjectSelection keys() {
        return new KeyObjectSelection(
                KeyObjectSelection.FOR_RESEARCH,
                new Observer.Person("Reader^One"),
                "Both lungs",
                List.of(
                        image,
                        new ImageReference(image.sopClassUid(), "2.25.9", "2.25.8", image.studyInstanceUid(), 0)));
    }

    @Test
    void a_text_report_is_read_again() throws DicomException {
        DataSet written = text().toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Report"));
        assertThat(TextReport.read(Film.reopened(folder.resolve("a.dcm"), written)))
                .isEqualTo(text());
        assertThat(written.text(Tag.SERIES_DESCRIPTION)).contains("RESEARCH USE UNVERIFIED: Report");
    }

    @Test
    void a_text_report_passes_the_checkers_of_others() throws DicomException {
        Path file = folder.resolve("text.dcm");
        Film.reopened(file, text().toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Report")));
        OutsideTools.dciodvfy(file);
        assertThat(OutsideTools.dsrdump(file))
                .contains("Basic Text SR Document")
                .contains("First of FINDINGS.");
        assertThat(OutsideTools.pydicom(file, "d.SOPClassUID.name")).isEqualTo("Basic Text SR Storage");
    }

    @Test
    void a_key_object_selection_is_read_again() throws DicomException {
        DataSet written = keys().toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Key images"));
        assertThat(KeyObjectSelection.read(Film.reopened(folder.resolve("b.dcm"), written)))
                .isEqualTo(keys());
    }

    @Test
    void a_key_object_selection_passes_the_checkers_of_others() throws DicomException {
        Path file = folder.resolve("keys.dcm");
        Film.reopened(file, keys().toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Key images")));
        OutsideTools.dciodvfy(file);
        assertThat(OutsideTools.dsrdump(file)).contains("For Research").contains("Both lungs");
        assertThat(OutsideTools.pydicom(
                        file, "len(d.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence)"))
                .isEqualTo("2");
    }

    @Test
    void a_selection_of_nothing_is_refused() {
        assertThatThrownBy(() ->
                        new KeyObjectSelection(KeyObjectSelection.OF_INTEREST, new Observer.Person("A"), "", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
