package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.Checksums;
import hilum.dicom.DicomException;
import hilum.dicom.Fixtures;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corners of JPEG-LS that few files have: small depths, own thresholds, each interleave mode with restarts, mapping tables. */
class JpegLsTest {
    private static final int COLUMNS = 19;
    private static final int ROWS = 13;

    /** A row of jpegls.tsv, made by src/peers/jpegls.py. */
    record Row(String name, int components, int bits, int restartLines, String crc, byte[] bytes) {
        static Stream<Row> all() {
            return Fixtures.rows("/hilum/dicom/jpegls.tsv").stream()
                    .map(cells -> new Row(
                            cells[0],
                            Integer.parseInt(cells[1]),
                            Integer.parseInt(cells[2]),
                            Integer.parseInt(cells[4]),
                            cells[5],
                            Base64.getDecoder().decode(cells[7])));
        }

        static Row named(String name) {
            return all().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
        }

        PixelFrame decode(byte[] stream) throws DicomException {
            return JpegLsTest.decode(stream, components, bits);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_depth_threshold_interleaving_and_restart_gives_what_another_decoder_gives() {
        List<Row> rows = Row.all().toList();
        assertThat(rows).hasSize(144);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    PixelFrame frame = row.decode(row.bytes());
                    assertThat(Checksums.of(frame)).isEqualTo(row.crc());
                    assertThat(frame.warnings()).isEmpty();
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grey_4_own_near1_restart4",
                "lines_5_own_near1_restart4",
                "pixels_6_own_near1_restart4",
                "grey_12_own_near1_restart4",
                "lines_16_own_near1_restart4",
                "pixels_8_own_near1_restart4"
            })
    void damage_of_a_restart_interval_costs_no_more_than_its_lines_and_is_told(String name) throws DicomException {
        Row row = Row.named(name);
        int begin = JpegMarkers.find(row.bytes(), 0xD0, 0) + 2;
        int end = JpegMarkers.find(row.bytes(), 0xD1, begin);
        PixelFrame whole = row.decode(row.bytes());
        Random random = new Random(8);
        int told = 0;
        for (int round = 0; round < 200; round++) {
            byte[] damaged = row.bytes().clone();
            for (int i = 0; i < 3; i++) {
                damaged[begin + random.nextInt(end - begin)] = (byte) random.nextInt(0x7F);
            }
            PixelFrame frame = row.decode(damaged);
            int inside = 0;
            int outside = 0;
            for (int i = 0; i < whole.samples().size(); i++) {
                boolean damagedLine = i / row.components() / COLUMNS / row.restartLines() == 1;
                int differs = frame.value(i) == whole.value(i) ? 0 : 1;
                inside += damagedLine ? differs : 0;
                outside += damagedLine ? 0 : differs;
            }
            assertThat(outside)
                    .as("samples of other intervals after damage %d", round)
                    .isZero();
            told += inside == 0 || !frame.warnings().isEmpty() ? 1 : 0;
        }
        // nobody can see that a code was changed into another of its length: mostly the lower bits of deep samples
        assertThat(told).isGreaterThan(140);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planes_6_own_near1_restart4", "lines_6_own_near1_restart4", "pixels_6_own_near1_restart4"})
    void a_lost_restart_interval_leaves_the_others_in_their_place(String name) throws DicomException {
        Row row = Row.named(name);
        int second = JpegMarkers.find(row.bytes(), 0xD0, 0);
        int third = JpegMarkers.find(row.bytes(), 0xD1, second);
        PixelFrame whole = row.decode(row.bytes());
        PixelFrame frame = row.decode(JpegMarkers.without(row.bytes(), second, third));
        assertThat(frame.warnings()).singleElement().asString().contains("damaged or cut off");
        boolean byPlane = name.startsWith("planes");
        for (int i = 0; i < whole.samples().size(); i++) {
            boolean lost = i / 3 / COLUMNS / 4 == 1 && (!byPlane || i % 3 == 0);
            assertThat(frame.value(i)).as("sample " + i).isEqualTo(lost ? 0 : whole.value(i));
        }
    }

    @Test
    void a_scan_that_ends_too_early_by_a_byte_is_told() throws DicomException {
        Row row = Row.named("grey_8_own_near0_restart0");
        int end = JpegMarkers.find(row.bytes(), 0xD9, 0);
        PixelFrame frame = row.decode(JpegMarkers.without(row.bytes(), end - 1, end));
        assertThat(frame.warnings()).hasSize(1);
        assertThat(frame.value(0)).isEqualTo(row.decode(row.bytes()).value(0));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 12", "2, 16"})
    void samples_are_looked_up_in_the_table_that_their_scan_names(int bytesEach, int bits) throws DicomException {
        Row row = Row.named("grey_4_plain_near0_restart1");
        PixelFrame places = row.decode(row.bytes());
        int[] entries = new Random(bits).ints(16, 0, 1 << bits).toArray();
        PixelFrame frame = decode(named(with(row, table(2, 5, bytesEach, entries)), 0, 5), 1, bits);
        assertThat(frame.warnings()).isEmpty();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            assertThat(frame.value(i)).isEqualTo(entries[(int) places.value(i)]);
        }
    }

    @Test
    void a_table_goes_on_in_another_segment_and_belongs_to_its_component_alone() throws DicomException {
        Row row = Row.named("pixels_4_plain_near0_restart1");
        PixelFrame places = row.decode(row.bytes());
        int[] entries = new Random(4).ints(16, 0, 256).toArray();
        int[] first = new Random(4).ints(16, 0, 256).limit(9).toArray();
        int[] second = new Random(4).ints(16, 0, 256).skip(9).toArray();
        byte[] stream = named(with(row, table(2, 3, 1, first), table(3, 3, 1, second)), 1, 3);
        PixelFrame frame = decode(stream, 3, 8);
        for (int i = 0; i < 3 * COLUMNS * ROWS; i++) {
            assertThat(frame.value(i)).isEqualTo(i % 3 == 1 ? entries[(int) places.value(i)] : places.value(i));
        }
    }

    @Test
    void a_table_that_is_too_short_gives_zeros_and_a_warning() throws DicomException {
        Row row = Row.named("grey_4_plain_near0_restart1");
        PixelFrame places = row.decode(row.bytes());
        PixelFrame frame = decode(named(with(row, table(2, 1, 1, 7, 7, 7, 7)), 0, 1), 1, 8);
        assertThat(frame.warnings()).hasSize(1);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            assertThat(frame.value(i)).isEqualTo(places.value(i) < 4 ? 7 : 0);
        }
    }

    @Test
    void tables_that_go_on_without_end_stop_at_the_most_that_samples_can_name() throws DicomException {
        byte[] piece = table(3, 1, 1, new int[60_000]);
        Row row = Row.named("grey_4_plain_near0_restart1");
        byte[] stream = named(with(row, piece, piece, table(3, 1, 1, 1)), 0, 1);
        assertThat(decode(stream, 1, 8).warnings()).isEmpty();
        JpegLsTables tables = new JpegLsTables();
        for (int i = 0; i < 3; i++) {
            tables.add(piece, 5, piece.length, true);
        }
        assertThat(tables.of(1)).hasSize(65_536);
    }

    @Test
    void a_table_that_is_missing_or_holds_colours_is_refused_in_words() {
        Row row = Row.named("grey_4_plain_near0_restart1");
        assertThatThrownBy(() -> row.decode(named(row.bytes(), 0, 1)))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("lacks a table");
        assertThatThrownBy(() -> row.decode(named(with(row, table(2, 1, 3, new int[16])), 0, 1)))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("more than 16 bits");
    }

    @Test
    void a_table_that_no_scan_names_changes_nothing() throws DicomException {
        Row row = Row.named("lines_4_plain_near0_restart1");
        assertThat(Checksums.of(row.decode(with(row, table(2, 1, 1, 3, 2, 1, 0)))))
                .isEqualTo(row.crc());
    }

    /** A grey picture with a mapping table of 12 bits. */
    static byte[] mapped() {
        int[] entries = new Random(12).ints(16, 0, 1 << 12).toArray();
        return named(with(Row.named("grey_4_plain_near0_restart1"), table(2, 5, 2, entries)), 0, 5);
    }

    static PixelFrame decode(byte[] stream, int components, int bits) throws DicomException {
        PixelLayout layout = new PixelLayout(
                new PixelLayout.Size(COLUMNS, ROWS),
                components,
                false,
                new PixelLayout.Bits(bits > 8 ? 16 : 8, bits, bits - 1, false),
                components == 1 ? "MONOCHROME2" : "RGB");
        return Codecs.of(TransferSyntax.JPEG_LS_LOSSLESS).decode(stream, layout);
    }

    /** An LSE segment with a mapping table or its continuation. */
    private static byte[] table(int kind, int number, int bytesEach, int... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 5 + bytesEach * entries.length;
        out.writeBytes(new byte[] {
            (byte) 0xFF, (byte) 0xF8, (byte) (length >> 8), (byte) length, (byte) kind, (byte) number, (byte) bytesEach
        });
        for (int entry : entries) {
            for (int b = bytesEach - 1; b >= 0; b--) {
                out.write(entry >> 8 * b);
            }
        }
        return out.toByteArray();
    }

    /** The stream of a row with more segments before its first scan. */
    private static byte[] with(Row row, byte[]... segments) {
        int scan = JpegMarkers.find(row.bytes(), 0xDA, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(row.bytes(), 0, scan);
        for (byte[] segment : segments) {
            out.writeBytes(segment);
        }
        out.write(row.bytes(), scan, row.bytes().length - scan);
        return out.toByteArray();
    }

    /** The same stream, whose first scan names a table for one of its components. */
    private static byte[] named(byte[] stream, int component, int table) {
        byte[] named = stream.clone();
        named[JpegMarkers.find(stream, 0xDA, 0) + 6 + 2 * component] = (byte) table;
        return named;
    }
}
