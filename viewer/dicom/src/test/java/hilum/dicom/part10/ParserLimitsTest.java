package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Pictures;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Vr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What would make a parser take memory or time without end. */
class ParserLimitsTest {
    @Test
    void empty_items_without_end_are_counted_and_refused() {
        ByteBuffer bytes = ByteBuffer.allocate(20 + 8 * 2_100_000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) 8)
                .putShort((short) 0x1140)
                .put((byte) 'S')
                .put((byte) 'Q')
                .putShort((short) 0);
        bytes.putInt(-1);
        while (bytes.remaining() >= 8) {
            bytes.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(0);
        }
        assertThatThrownBy(() -> DicomFile.of(bytes.array()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("two million");
    }

    @Test
    void a_parse_that_takes_too_long_is_given_up() {
        long[] clock = {0};
        ParseLimit limit = new ParseLimit(() -> clock[0]);
        clock[0] = Duration.ofSeconds(21).toNanos();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        limit.count();
                    }
                })
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("20 seconds");
    }

    @Test
    void a_deflated_bomb_is_refused_before_it_fills_the_memory() throws DicomException {
        DataSet set = Pictures.header(1, 1)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, new byte[64 << 20])
                .build();
        byte[] bomb = DicomWriter.toBytes(set, TransferSyntax.DEFLATED);
        assertThat(bomb.length).isLessThan(200_000);
        assertThatThrownBy(() -> DicomFile.of(bomb))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("far too large for its file");
    }
}
