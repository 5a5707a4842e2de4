package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.Checksums;
import hilum.dicom.DicomException;
import hilum.dicom.Fixtures;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StreamsTest {
    private static final int COLUMNS = 37;
    private static final int ROWS = 29;

    @TestFactory
    Stream<DynamicTest> every_small_stream_decodes_to_its_original() {
        return Fixtures.rows("streams.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row[0],
                        () -> assertThat(Checksums.of(decode(row, bytes(row)))).isEqualTo(row[7])));
    }

    @Test
    void damaged_streams_give_a_picture_or_a_clear_error() {
        mutate(2_000, 11);
    }

    @Tag("slow")
    @Test
    void many_damaged_streams_give_a_picture_or_a_clear_error() {
        mutate(60_000, 12);
    }

    private static void mutate(int count, long seed) {
        Random random = new Random(seed);
        Object[] rows = Fixtures.rows("streams.tsv").toArray();
        long slowest = 0;
        for (int i = 0; i < count; i++) {
            String[] row = (String[]) rows[i % rows.length];
            byte[] mutant = Mutants.of(bytes(row), random);
            long start = System.nanoTime();
            try {
                assertThat(decode(row, mutant).samples().size()).isPositive();
            } catch (DicomException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutant " + i + " of " + row[0] + " with seed " + seed, e);
            }
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        assertThat(slowest / 1_000_000).as("slowest mutant in ms").isLessThan(2_000);
    }

    private static PixelFrame decode(String[] row, byte[] stream) throws DicomException {
        int stored = Integer.parseInt(row[4]);
        PixelLayout layout = new PixelLayout(
                new PixelLayout.Size(COLUMNS, ROWS),
                Integer.parseInt(row[2]),
                false,
                new PixelLayout.Bits(Integer.parseInt(row[3]), stored, stored - 1, row[5].equals("1")),
                row[6]);
        return Codecs.of(TransferSyntax.of(row[1])).decode(stream, layout);
    }

    private static byte[] bytes(String[] row) {
        return Base64.getDecoder().decode(row[8]);
    }
}
