package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomDirectoryTest {
    @TempDir
    private Path medium;

    @Test
    void records_are_a_tree_by_their_pointers_even_when_the_file_orders_them_otherwise() throws Exception {
        // in the file: image, series, study, second patient, patient; only pointers tell what belongs where
        Path file = write(
                500,
                entry("IMAGE", 0, 0, "CR", "A1"),
                entry("SERIES", 0, 100),
                entry("STUDY", 0, 200),
                entry("PATIENT", 0, 0),
                entry("PATIENT", 400, 300));
        Files.createDirectories(medium.resolve("cr"));
        Files.writeString(medium.resolve("cr/a1.;1"), "");
        DicomDirectory directory = DicomDirectory.open(file);
        assertThat(shape(directory.roots())).isEqualTo("PATIENT(STUDY(SERIES(IMAGE()))),PATIENT()");
        assertThat(directory.files()).containsExactly(medium.resolve("cr/a1.;1"));
        assertThat(directory.missing()).isEmpty();
    }

    @Test
    void without_whole_pointers_order_and_types_make_the_tree() throws Exception {
        Path file = write(
                0,
                entry("PATIENT", 0, 0),
                entry("STUDY", 0, 0),
                entry("SERIES", 0, 0),
                entry("IMAGE", 0, 0, "A1"),
                entry("SR DOCUMENT", 0, 0, "A2"),
                entry("PATIENT", 0, 0));
        DicomDirectory directory = DicomDirectory.open(file);
        assertThat(shape(directory.roots())).isEqualTo("PATIENT(STUDY(SERIES(IMAGE(),SR DOCUMENT()))),PATIENT()");
        assertThat(directory.missing()).containsExactly("A1", "A2");
    }

    @Test
    void pointers_in_a_circle_come_to_an_end() throws Exception {
        Path file = write(100, entry("PATIENT", 200, 0), entry("PATIENT", 100, 0));
        assertThat(DicomDirectory.open(file).roots()).hasSize(2);
    }

    @Test
    void a_file_id_never_leads_out_of_the_medium() throws Exception {
        Path outside = Files.createDirectories(medium.resolve("disc"));
        Files.writeString(medium.resolve("SECRET"), "");
        Path file = Files.move(
                write(100, entry("IMAGE", 200, 0, "..", "SECRET"), entry("IMAGE", 0, 0, "../SECRET")),
                outside.resolve("DICOMDIR"));
        DicomDirectory directory = DicomDirectory.open(file);
        assertThat(directory.files()).isEmpty();
        assertThat(directory.missing()).hasSize(2);
    }

    @Test
    void a_picture_is_no_table_of_contents() throws Exception {
        Path picture = medium.resolve("picture");
        DicomWriter.write(picture, Pictures.of16Bit(2, 2), TransferSyntax.EXPLICIT_LE);
        assertThatThrownBy(() -> DicomDirectory.open(picture)).isInstanceOf(DicomException.class);
    }

    private static String shape(List<DicomDirectory.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.type() + "(" + shape(entry.children()) + ")")
                .collect(Collectors.joining(","));
    }

    private Path write(long first, DataSet... records) throws DicomException {
        Path file = medium.resolve("DICOMDIR");
        DataSet set = DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.DICOMDIR.uid())
                .put(Tag.SOP_INSTANCE_UID, "2.25.7")
                .putIntegers(new Tag(0x00041200), first)
                .putItems(new Tag(0x00041220), records)
                .build();
        DicomWriter.write(file, set, TransferSyntax.EXPLICIT_LE);
        return file;
    }

    private static DataSet entry(String type, long next, long lower, String... id) {
        DataSet.Builder keys = DataSet.builder()
                .putIntegers(new Tag(0x00041400), next)
                .putIntegers(new Tag(0x00041420), lower)
                .put(new Tag(0x00041430), type);
        return (id.length == 0 ? keys : keys.put(new Tag(0x00041500), id)).build();
    }
}
