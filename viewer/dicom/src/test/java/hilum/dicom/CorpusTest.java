package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

class CorpusTest {
    @TestFactory
    Stream<DynamicTest> every_film_has_the_elements_and_stored_values_that_pydicom_reads() {
        return films(false);
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> every_large_film_has_them_too() {
        return films(true);
    }

    private static Stream<DynamicTest> films(boolean slow) {
        return Fixtures.rows("corpus.tsv").stream()
                .filter(row -> slow == (row.length > 4))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> check(row)));
    }

    private static void check(String[] row) throws DicomException {
        try (DicomFile file = DicomFile.open(Fixtures.shared(row[0]))) {
            assertThat(Checksums.elements(file.dataSet())).isEqualTo(Integer.parseInt(row[1]));
            assertThat(file.warnings()).noneMatch(warning -> warning.effect() == ParseWarning.Effect.DOUBTFUL);
            switch (row[2]) {
                case "exact", "within1" ->
                    assertThat(Checksums.of(file.frame(0))).isEqualTo(row[3]);
                default ->
                    assertThatThrownBy(() -> file.frame(0))
                            .isInstanceOf(DicomException.class)
                            .hasMessageContaining(row[3]);
            }
        }
    }
}
