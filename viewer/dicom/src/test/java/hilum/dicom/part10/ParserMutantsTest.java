package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.Pictures;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.codec.Mutants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parser alone, without pixels: cheap enough for a great many inputs. */
class ParserMutantsTest {
    private static final int MUTANTS = 200_000;
    private static final long LIMIT_MS = 2_000;

    @Test
    void mutants_give_data_or_a_clear_error_soon() throws DicomException {
        List<byte[]> originals = originals();
        Random random = new Random(42);
        long slowestNs = 0;
        int silent = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = Mutants.of(originals.get(i % originals.size()), random);
            long start = System.nanoTime();
            try (DicomFile file = DicomFile.of(mutant)) {
                touch(file.dataSet());
            } catch (DicomException e) {
                silent += e.getMessage().isBlank() ? 1 : 0;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutant " + i + " of seed 42", e);
            }
            slowestNs = Math.max(slowestNs, System.nanoTime() - start);
        }
        assertThat(silent).isZero();
        assertThat(slowestNs / 1_000_000).isLessThan(LIMIT_MS);
    }

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

    private static void touch(DataSet set) {
        for (Element element : set) {
            switch (element.value()) {
                case Value.Items items -> items.items().forEach(ParserMutantsTest::touch);
                case Value.Binary binary -> binary.copy(0, (int) Math.min(16, binary.size()), 1);
                default -> set.texts(element.tag());
            }
        }
    }

    private static List<byte[]> originals() throws DicomException {
        DataSet item = DataSet.builder().put(Tag.PATIENT_NAME, "山田^太郎").build();
        DataSet set = Pictures.of16Bit(6, 5).toBuilder()
                .putItems(Tag.of("ReferencedStudySequence"), item, DataSet.EMPTY)
                .put(Tag.of(0x0019, 0x10), Vr.LO, "1.2.840.113681")
                .put(Tag.of(0x0019, 0x1012), Vr.ST, "hidden")
                .put(Tag.WINDOW_CENTER, "40", "50")
                .put(Tag.WINDOW_WIDTH, "40", "50")
                .build();
        List<byte[]> files = new ArrayList<>();
        for (TransferSyntax syntax : List.of(
                TransferSyntax.EXPLICIT_LE,
                TransferSyntax.IMPLICIT_LE,
                TransferSyntax.EXPLICIT_BE,
                TransferSyntax.DEFLATED,
                TransferSyntax.RLE)) {
            files.add(DicomWriter.toBytes(set, syntax));
        }
        byte[] explicit = files.getFirst();
        files.add(Arrays.copyOfRange(explicit, 132, explicit.length));
        return files;
    }
}
