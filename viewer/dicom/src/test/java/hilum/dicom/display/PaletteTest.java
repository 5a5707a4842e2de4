package hilum.dicom.display;

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
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private static final Tag SEGMENTED_RED = Tag.of("SegmentedRedPaletteColorLookupTableData");

    private static DataSet.Builder picture(int bits, int... values) {
        DataSet.Builder set = Pictures.header(values.length, 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR")
                .putIntegers(Tag.BITS_ALLOCATED, bits)
                .putIntegers(Tag.BITS_STORED, bits)
                .putIntegers(Tag.HIGH_BIT, bits - 1);
        byte[] cells = new byte[values.length + values.length % 2];
        IntStream.range(0, values.length).forEach(i -> cells[i] = (byte) values[i]);
        return bits == 8
                ? set.putBytes(Tag.PIXEL_DATA, Vr.OB, cells)
                : set.putBytes(Tag.PIXEL_DATA, Vr.OW, Pictures.shorts(values));
    }

    private static void describe(DataSet.Builder set, int count, int first, int bits) {
        for (int c = 0; c < 3; c++) {
            set.putIntegers(new Tag(Tag.RED_PALETTE_DESCRIPTOR.value() + c), Vr.US, count, first, bits);
        }
    }

    private static void fill(DataSet.Builder set, Tag red, byte[]... tables) {
        for (int c = 0; c < 3; c++) {
            set.putBytes(new Tag(red.value() + c), Vr.OW, tables[c % tables.length]);
        }
    }

    private static int[] colours(DataSet.Builder set, TransferSyntax syntax) throws DicomException {
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set.build(), syntax))) {
            return DisplayImages.of(file, 0).colour().orElseThrow();
        }
    }

    private static int[] colours(DataSet.Builder set) throws DicomException {
        return colours(set, TransferSyntax.EXPLICIT_LE);
    }

    @Test
    void a_dark_channel_of_a_palette_of_16_bits_stays_dark() throws DicomException {
        DataSet.Builder set = picture(8, 0, 1);
        describe(set, 2, 0, 16);
        fill(
                set,
                Tag.RED_PALETTE_DATA,
                Pictures.shorts(0, 200),
                Pictures.shorts(0, 0x8000),
                Pictures.shorts(0, 0xFFFF));
        assertThat(colours(set)).containsExactly(0xFF000000, 0xFF0080FF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void entries_of_8_bits_come_two_in_a_word_in_every_byte_order(String syntax) throws DicomException {
        DataSet.Builder set = picture(8, 0, 1, 2, 3);
        describe(set, 4, 0, 8);
        fill(set, Tag.RED_PALETTE_DATA, new byte[] {1, 2, 3, 4}, new byte[] {11, 12, 13, 14}, new byte[] {21, 22, 23, 24
        });
        assertThat(colours(set, TransferSyntax.of(syntax)))
                .containsExactly(0xFF010B15, 0xFF020C16, 0xFF030D17, 0xFF040E18);
    }

    @Test
    void places_below_and_beyond_a_palette_of_16_bits_take_its_first_and_last_colour() throws DicomException {
        DataSet.Builder set = picture(16, 0, 1000, 1001, 60_000);
        describe(set, 2, 1000, 16);
        fill(set, Tag.RED_PALETTE_DATA, Pictures.shorts(0x1100, 0x2200));
        assertThat(colours(set)).containsExactly(0xFF111111, 0xFF111111, 0xFF222222, 0xFF222222);
    }

    @Test
    void a_palette_of_all_65536_colours_has_a_count_of_zero() throws DicomException {
        DataSet.Builder set = picture(16, 0x1234, 0xFFFF);
        describe(set, 0, 0, 16);
        fill(
                set,
                Tag.RED_PALETTE_DATA,
                Pictures.shorts(IntStream.range(0, 65_536).toArray()));
        assertThat(colours(set)).containsExactly(0xFF121212, 0xFFFFFFFF);
    }

    @Test
    void segments_are_entries_lines_and_repetitions_of_earlier_segments() {
        byte[] data = Pictures.shorts(
                0, 3, 10, 20, 30, // three entries: bytes 0 to 9
                1, 4, 70, // four on a line from 30 to 70: bytes 10 to 15
                0, 1, 0, // back to 0
                2, 1, 10, 0); // the line once more, now from 0
        int[] expected = {10, 20, 30, 40, 50, 60, 70, 0, 18, 35, 52, 70};
        assertThat(SegmentedTable.expand(data, 16, 12)).containsExactly(expected);
    }

    @Test
    void segments_of_8_bits_have_fields_of_8_bits_and_offsets_of_32() {
        byte[] data = {0, 2, 5, (byte) 200, 1, 5, 0, 2, 2, 0, 0, 0, 0};
        assertThat(SegmentedTable.expand(data, 8, 14))
                .containsExactly(5, 200, 160, 120, 80, 40, 0, 5, 200, 160, 120, 80, 40, 0);
    }

    @Test
    void a_segmented_palette_colours_the_picture() throws DicomException {
        DataSet.Builder set = picture(8, 0, 1, 128, 255);
        describe(set, 256, 0, 16);
        fill(
                set,
                SEGMENTED_RED,
                Pictures.shorts(0, 1, 0, 1, 255, 0xFF00),
                Pictures.shorts(0, 1, 0xFF00, 1, 255, 0),
                Pictures.shorts(0, 1, 0x8000, 1, 255, 0x8000));
        assertThat(colours(set)).containsExactly(0xFF00FF80, 0xFF01FE80, 0xFF807F80, 0xFFFF0080);
    }

    @Test
    void broken_segments_are_told_and_never_run_on() {
        int[][] broken = {
            {},
            {0},
            {0, 9, 1},
            {1, 3, 7},
            {7, 1, 1},
            {0, 1, 5, 2, 1, 6, 0},
            {0, 1, 5, 2, 9, 0xFFFF, 0xFFFF},
            {0, 0, 0, 0, 0, 0}
        };
        for (int[] words : broken) {
            assertThat(SegmentedTable.expand(Pictures.shorts(words), 16, 256))
                    .as(Arrays.toString(words))
                    .isEmpty();
        }
        int[] empty = new int[400_000]; // segments without entries, then many repetitions of all of them
        for (int i = 200_000; i + 4 <= empty.length; i += 4) {
            empty[i] = 2;
            empty[i + 1] = 65_535;
        }
        assertThat(SegmentedTable.expand(Pictures.shorts(empty), 16, 65_536)).isEmpty();
    }

    @Test
    void any_bytes_end_in_a_whole_table_or_none() {
        Random random = new Random(17);
        for (int round = 0; round < 20_000; round++) {
            byte[] data = new byte[random.nextInt(60)];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (random.nextInt(3) > 0 ? random.nextInt(4) : random.nextInt(256));
            }
            int wanted = 1 + random.nextInt(300);
            int[] table = SegmentedTable.expand(data, random.nextBoolean() ? 8 : 16, wanted);
            assertThat(table.length).as("round %d with seed 17", round).isIn(0, wanted);
        }
    }

    @Test
    void a_picture_whose_palette_is_missing_or_broken_is_refused_in_words() {
        DataSet.Builder set = picture(8, 0);
        describe(set, 256, 0, 16);
        fill(set, SEGMENTED_RED, Pictures.shorts(0, 1, 0));
        assertThatThrownBy(() -> colours(set))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("palette");
    }
}
