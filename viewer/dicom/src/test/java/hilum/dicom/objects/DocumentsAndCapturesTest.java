package hilum.dicom.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.PixelLayout;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsAndCapturesTest {
    @TempDir
    private static Path folder;

    private static DataSet film;

    @BeforeAll
    static void draw() throws DicomException {
        film = Film.draw(folder.resolve("film"));
    }

    private static EncapsulatedPdf pdf() throws DicomException {
        byte[] bytes = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        ImageReference source = ImageReference.of(film);
        return new EncapsulatedPdf(
                "Research report",
                new Value.Binary(bytes),
                List.of(new ImageReference(
                        source.sopClassUid(), source.sopInstanceUid(), "", source.studyInstanceUid(), 0)),
                true);
    }

    private static SecondaryCapture capture(boolean colour) {
        byte[] samples = new byte[21 * 10 * (colour ? 3 : 1)];
        new Random(4).nextBytes(samples);
        return new SecondaryCapture(
                new PixelLayout.Size(21, 10), colour, new Value.Binary(samples), "Screen", List.of(), false);
    }

    @Test
    void a_pdf_of_odd_length_comes_back_to_the_byte() throws DicomException {
        assertThat(pdf().pdf().size() % 2).isOne();
        DataSet written = pdf().toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Report"));
        assertThat(EncapsulatedPdf.read(Film.reopened(folder.resolve("a.dcm"), written)))
                .isEqualTo(pdf());
    }

    @Test
    void a_pdf_passes_the_checkers_of_others() throws DicomException {
        Path file = folder.resolve("pdf.dcm");
        Film.reopened(file, pdf().toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Report")));
        OutsideTools.dciodvfy(file);
        assertThat(OutsideTools.pydicom(file, "d.EncapsulatedDocument[:8].decode()"))
                .isEqualTo("%PDF-1.4");
    }

    @Test
    void something_else_is_no_pdf() {
        EncapsulatedPdf text =
                new EncapsulatedPdf("x", new Value.Binary(new byte[] {1, 2, 3, 4, 5, 6}), List.of(), true);
        assertThatThrownBy(() -> text.toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "x")))
                .isInstanceOf(DicomException.class);
        assertThatThrownBy(() -> EncapsulatedPdf.read(film)).isInstanceOf(DicomException.class);
    }

    @Test
    void captures_come_back_and_are_shown_by_our_reader() throws DicomException {
        for (boolean colour : new boolean[] {true, false}) {
            Path file = folder.resolve("capture" + colour + ".dcm");
            DataSet written = capture(colour).toDataSet(film, Film.instance(NewSeries.Origin.AI, "Boxes"));
            assertThat(SecondaryCapture.read(Film.reopened(file, written))).isEqualTo(capture(colour));
            try (DicomFile open = DicomFile.open(file)) {
                assertThat(open.frame(0).value(5))
                        .isEqualTo(capture(colour).samples().toBytes()[5] & 0xFF);
            }
        }
    }

    @Test
    void captures_pass_the_checkers_of_others() throws DicomException {
        for (boolean colour : new boolean[] {true, false}) {
            Path file = folder.resolve("checked.dcm");
            Film.reopened(file, capture(colour).toDataSet(film, Film.instance(NewSeries.Origin.AI, "Boxes")));
            OutsideTools.dciodvfy(file);
            assertThat(OutsideTools.pydicom(file, "len(d.PixelData)")).isEqualTo(colour ? "630" : "210");
        }
    }

    @Test
    void a_series_description_fits_its_64_characters() {
        NewSeries series = new NewSeries("2.25.1", 1, "x".repeat(90), NewSeries.Origin.AI);
        assertThat(series.description()).hasSize(64).startsWith("AI RESEARCH USE UNVERIFIED: x");
        assertThat(film.text(Tag.SERIES_DESCRIPTION)).isPresent();
    }
}
