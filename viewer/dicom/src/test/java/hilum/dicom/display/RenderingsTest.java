package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Fixtures;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole pictures, locked to the ones that were compared with pydicom and dcm2pnm; see src/peers/rendering.py. */
class RenderingsTest {
    /** Lossy codecs may round differently; everything after the decoder may not. */
    private static final double MOST_FROM_PYDICOM = 2;

    @Test
    void no_picture_that_was_compared_differs_from_pydicom_by_more_than_lossy_rounding() {
        assertThat(Fixtures.rows("renderings.tsv"))
                .hasSizeGreaterThan(40)
                .allSatisfy(row -> assertThat(Double.parseDouble(row[2])).isLessThanOrEqualTo(MOST_FROM_PYDICOM));
    }

    @TestFactory
    Stream<DynamicTest> films_look_as_they_did_when_they_were_compared() {
        return films(false);
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> all_films_look_as_they_did_when_they_were_compared() {
        return films(true);
    }

    private static Stream<DynamicTest> films(boolean all) {
        return Fixtures.rows("renderings.tsv").stream()
                .filter(row -> all || row[0].contains("ct_chest") || row[0].contains("_ELE") || row[0].contains("misc"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> check(row)));
    }

    private static void check(String[] row) throws DicomException {
        try (DicomFile file = DicomFile.open(Fixtures.shared(row[0]))) {
            DisplayImage image = DisplayImages.of(file, 0);
            CRC32 crc = new CRC32();
            crc.update(GreyRendering.render(image, image.defaultVoi(), false));
            assertThat(String.format(Locale.ROOT, "%08X", crc.getValue())).isEqualTo(row[1]);
        }
    }
}
