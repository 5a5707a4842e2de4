package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Vr;
import hilum.dicom.codec.SmallStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of docs/dicom-conformance.md: what a file can make the reader ask for, all short-lived objects added up. */
class AllocationTest {
    private static final long FIXED_BYTES = 8 << 20;
    private static final int PER_FILE_BYTE = 64;
    private static final int PER_SAMPLE = 12;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Work {
        void run() throws DicomException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "elements", "values", "private", "fragments"})
    void headers_that_are_nothing_but_small_parts_cost_a_fixed_number_of_bytes_for_each_of_theirs(String kind) {
        byte[] bytes = header(kind, 1 << 20);
        long asked = asked(() -> DicomFile.of(bytes).close());
        assertThat(asked).isLessThan(FIXED_BYTES + (long) PER_FILE_BYTE * bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m16_jls", "m12_sv1", "m12_ext12", "m8_baseline", "m16_j2k", "m12_rle"})
    void a_small_stream_that_claims_a_large_picture_costs_no_more_than_its_samples(String name) throws DicomException {
        SmallStream stream = SmallStream.named(name);
        int columns = 4_096;
        int rows = 4_000;
        byte[] file = claiming(stream, columns, rows);
        long asked = asked(() -> open(file));
        assertThat(asked).isLessThan(FIXED_BYTES + (long) PER_SAMPLE * columns * rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m16_jls", "m12_sv1", "m12_ext12", "m8_baseline", "m16_j2k", "m12_rle"})
    void a_small_stream_that_claims_a_picture_beyond_all_bounds_is_refused_before_anything_is_asked_for(String name)
            throws DicomException {
        byte[] file = claiming(SmallStream.named(name), 16_000, 16_000);
        long asked = asked(() -> assertThatThrownBy(() -> open(file))
                .isInstanceOf(DicomException.class)
                .hasMessageMatching(".*(too short for its size|truncated|damaged).*"));
        assertThat(asked).isLessThan(FIXED_BYTES);
    }

    @Test
    void plain_pixels_that_are_not_there_cost_nothing() throws DicomException {
        DataSet set = SmallStream.named("m12_jls").object(List.of()).toBuilder()
                .putIntegers(Tag.ROWS, 16_000)
                .putIntegers(Tag.COLUMNS, 16_000)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, new byte[1_000])
                .build();
        byte[] file = DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE);
        assertThat(asked(() -> assertThatThrownBy(() -> open(file)).isInstanceOf(DicomException.class)))
                .isLessThan(FIXED_BYTES);
    }

    private static void open(byte[] bytes) throws DicomException {
        try (DicomFile file = DicomFile.of(bytes)) {
            file.frame(0);
        }
    }

    /** Bytes that all threads ask for meanwhile; an error in words is as good as a picture here. */
    private static long asked(Work work) {
        long before = THREADS.getTotalThreadAllocatedBytes();
        try {
            work.run();
        } catch (DicomException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        return THREADS.getTotalThreadAllocatedBytes() - before;
    }

    /** The stream with another size in its own header and in the file's. */
    private static byte[] claiming(SmallStream stream, int columns, int rows) throws DicomException {
        byte[] bytes = stream.bytes().clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int at = 0; at + 12 < bytes.length; at++) {
            int code = bytes[at] == (byte) 0xFF ? bytes[at + 1] & 0xFF : 0;
            if (code == 0xC0 || code == 0xC1 || code == 0xC3 || code == 0xF7) {
                buffer.putShort(at + 5, (short) rows).putShort(at + 7, (short) columns);
                break;
            }
            if (code == 0x51 && bytes[at + 2] == 0) {
                // SIZ: the picture and one tile as large as it
                buffer.putInt(at + 6, columns).putInt(at + 10, rows);
                buffer.putInt(at + 22, columns).putInt(at + 26, rows);
                break;
            }
        }
        DataSet set = stream.object(List.of(bytes)).toBuilder()
                .putIntegers(Tag.ROWS, rows)
                .putIntegers(Tag.COLUMNS, columns)
                .build();
        return DicomWriter.toBytes(set, stream.syntax());
    }

    /** An explicit little-endian data set of about {@code size} bytes. */
    private static byte[] header(String kind, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        tag(bytes, 0x0008, 0x0005, "CS").putShort((short) 10).put("ISO_IR 100".getBytes(StandardCharsets.US_ASCII));
        switch (kind) {
            case "items" -> {
                longForm(bytes, 0x0008, 0x1140, "SQ", -1);
                fill(
                        bytes,
                        8,
                        _ -> bytes.putShort((short) 0xFFFE)
                                .putShort((short) 0xE000)
                                .putInt(0));
            }
            case "elements" ->
                fill(
                        bytes,
                        8,
                        i -> tag(bytes, 0x0011 + 2 * (i / 60_000), 0x1100 + i % 60_000, "LO")
                                .putShort((short) 0));
            case "values" -> {
                longForm(bytes, 0x0018, 0x9999, "UC", bytes.remaining() - 12);
                fill(bytes, 2, _ -> bytes.put((byte) 'A').put((byte) '\\'));
            }
            case "private" ->
                fill(
                        bytes,
                        10,
                        i -> tag(bytes, 0x0011 + 2 * (i / 200), 0x10 + i % 200, "LO")
                                .putShort((short) 2)
                                .putShort((short) 0x2041));
            default -> {
                longForm(bytes, 0x7FE0, 0x0010, "OB", -1);
                fill(
                        bytes,
                        8,
                        _ -> bytes.putShort((short) 0xFFFE)
                                .putShort((short) 0xE000)
                                .putInt(0));
            }
        }
        return bytes.array();
    }

    private static void fill(ByteBuffer bytes, int each, IntConsumer put) {
        for (int i = 0; bytes.remaining() >= each; i++) {
            put.accept(i);
        }
    }

    private static ByteBuffer tag(ByteBuffer bytes, int group, int element, String vr) {
        return bytes.putShort((short) group)
                .putShort((short) element)
                .put((byte) vr.charAt(0))
                .put((byte) vr.charAt(1));
    }

    private static void longForm(ByteBuffer bytes, int group, int element, String vr, int length) {
        tag(bytes, group, element, vr).putShort((short) 0).putInt(length);
    }
}
