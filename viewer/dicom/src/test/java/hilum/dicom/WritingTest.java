package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {
    private static final long LARGE = 3 << 20;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> every_film_is_the_same_after_reading_and_writing() {
        return films(false);
    }

    @org.junit.jupiter.api.Tag("slow")
    @TestFactory
    Stream<DynamicTest> every_large_film_is_the_same_too() {
        return films(true);
    }

    private Stream<DynamicTest> films(boolean large) {
        return all().stream()
                .filter(file -> large == file.toFile().length() > LARGE)
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isSame(file)));
    }

    private static List<Path> all() {
        try (Stream<Path> files = Files.walk(Fixtures.shared("dicom"))) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void cells_of_32_bits_are_not_turned_round_in_a_way_that_others_read_differently() {
        DataSet set = Pictures.header(1, 1)
                .putIntegers(Tag.BITS_ALLOCATED, 32)
                .putIntegers(Tag.BITS_STORED, 32)
                .putIntegers(Tag.HIGH_BIT, 31)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, new byte[] {1, 2, 3, 4})
                .build();
        assertThatThrownBy(() -> DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_BE))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("explicit little endian");
    }

    /** Only the character set may change, to one that can be written without escapes, and an odd length, to an even one. */
    private static void isSame(Path path) throws DicomException {
        try (DicomFile first = DicomFile.open(path)) {
            byte[] bytes = DicomWriter.toBytes(first.dataSet(), first.transferSyntax());
            try (DicomFile second = DicomFile.of(bytes)) {
                assertThat(second.transferSyntax()).isEqualTo(first.transferSyntax());
                assertThat(second.warnings()).isEmpty();
                assertThat(withoutCharacterSet(second)).isEqualTo(withoutCharacterSet(first));
                assertThat(DicomWriter.toBytes(second.dataSet(), second.transferSyntax()))
                        .isEqualTo(bytes);
            }
        }
    }

    private static DataSet withoutCharacterSet(DicomFile file) {
        DataSet.Builder set = DataSet.builder();
        for (Element element : file.dataSet()) {
            if (!element.tag().equals(Tag.SPECIFIC_CHARACTER_SET)
                    && element.tag().element() != 0) {
                set.put(even(element));
            }
        }
        return set.build();
    }

    private static Element even(Element element) {
        return element.value() instanceof Value.Binary binary && binary.size() % 2 == 1
                ? new Element(
                        element.tag(),
                        element.vr(),
                        new Value.Binary(Arrays.copyOf(binary.toBytes(), (int) binary.size() + 1)))
                : element;
    }

    @Test
    void unknown_and_private_elements_are_kept() throws DicomException {
        DataSet set = Pictures.of16Bit(2, 2).toBuilder()
                .put(Tag.of(0x0009, 0x0010), Vr.LO, "SOMEONE")
                .putBytes(Tag.of(0x0009, 0x1001), Vr.UN, new byte[] {1, 2, 3, 4})
                .putBytes(Tag.of(0x0008, 0xFFF1), Vr.UN, new byte[] {5, 6})
                .putItems(
                        Tag.of(0x0009, 0x1002),
                        DataSet.builder()
                                .put(Tag.of(0x0009, 0x0010), Vr.LO, "SOMEONE")
                                .put(Tag.of(0x0009, 0x1003), Vr.DS, "1.5")
                                .build())
                .build();
        for (TransferSyntax syntax :
                List.of(TransferSyntax.EXPLICIT_LE, TransferSyntax.EXPLICIT_BE, TransferSyntax.DEFLATED)) {
            try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, syntax))) {
                assertThat(file.dataSet()).isEqualTo(set);
            }
        }
    }

    @Test
    void a_refused_write_leaves_the_older_file_and_nothing_beside_it() throws Exception {
        Path path = folder.resolve("film.dcm");
        DicomWriter.write(path, Pictures.of16Bit(2, 2), TransferSyntax.EXPLICIT_LE);
        byte[] before = Files.readAllBytes(path);
        DataSet nameless =
                Pictures.of16Bit(2, 2).toBuilder().remove(Tag.SOP_INSTANCE_UID).build();
        assertThatThrownBy(() -> DicomWriter.write(path, nameless, TransferSyntax.EXPLICIT_LE))
                .isInstanceOf(DicomException.class);
        assertThatThrownBy(() -> DicomWriter.write(path, Pictures.of16Bit(2, 2), TransferSyntax.JPEG_2000))
                .isInstanceOf(DicomException.class);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void an_open_film_can_be_written_over_itself() throws DicomException {
        Path path = folder.resolve("film.dcm");
        DicomWriter.write(path, Pictures.of16Bit(300, 300), TransferSyntax.EXPLICIT_LE);
        try (DicomFile open = DicomFile.open(path)) {
            DicomWriter.write(path, open.dataSet(), TransferSyntax.EXPLICIT_BE);
            assertThat(open.frame(0).value(7)).isEqualTo(7 * 31);
        }
        try (DicomFile again = DicomFile.open(path)) {
            assertThat(again.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_BE);
            assertThat(again.frame(0).value(7)).isEqualTo(7 * 31);
        }
    }

    @Test
    void a_deflated_file_has_an_even_length() throws DicomException {
        for (int size = 1; size < 12; size++) {
            byte[] bytes = DicomWriter.toBytes(Pictures.of16Bit(size, 3), TransferSyntax.DEFLATED);
            assertThat(bytes.length % 2).isZero();
        }
    }
}
