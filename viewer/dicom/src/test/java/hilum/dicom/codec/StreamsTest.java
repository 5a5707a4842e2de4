package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.Checksums;
import hilum.dicom.DicomException;
import hilum.dicom.Fixtures;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StreamsTest {
    @TestFactory
    Stream<DynamicTest> every_small_stream_decodes_to_its_original_without_a_warning() {
        return SmallStream.all().stream()
                .map(stream -> DynamicTest.dynamicTest(stream.name(), () -> {
                    PixelFrame frame = stream.decode();
                    assertThat(Checksums.of(frame)).isEqualTo(stream.crc());
                    assertThat(frame.warnings()).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_lossy_stream_is_within_its_bound_of_two_other_decoders() {
        return Fixtures.rows("/hilum/dicom/lossy.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    int bound = Integer.parseInt(row[4]);
                    PixelFrame frame = decode(row);
                    assertThat(farthest(frame, row[6])).as("from the first").isLessThanOrEqualTo(bound);
                    assertThat(farthest(frame, row[7])).as("from the second").isLessThanOrEqualTo(bound);
                }));
    }

    private static PixelFrame decode(String[] row) throws DicomException {
        int stored = Integer.parseInt(row[3]);
        PixelLayout.Bits bits = new PixelLayout.Bits(Integer.parseInt(row[2]), stored, stored - 1, false);
        PixelLayout layout = new PixelLayout(new PixelLayout.Size(37, 29), 1, false, bits, "MONOCHROME2");
        return Codecs.of(TransferSyntax.of(row[1])).decode(Base64.getDecoder().decode(row[5]), layout);
    }

    private static int farthest(PixelFrame frame, String values) throws IOException {
        byte[] packed = Base64.getDecoder().decode(values);
        ByteBuffer other = ByteBuffer.wrap(new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        int farthest = 0;
        for (int i = 0; i < frame.samples().size(); i++) {
            farthest = Math.max(farthest, Math.abs((int) frame.value(i) - (other.getShort(2 * i) & 0xFFFF)));
        }
        return farthest;
    }
}
