package hilum.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.Checksums;
import hilum.dicom.DataSet;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Element;
import hilum.dicom.PixelFrame;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.codec.SmallStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored values of frames. An engine may refuse a syntax by its UID, but never give wrong pixels. */
public interface FrameContract {
    /** The engine under test. */
    DicomEngine engine();

    /** Syntaxes that the engine says it does not read. */
    default Set<TransferSyntax> refused() {
        return Set.of();
    }

    @TestFactory
    default Stream<DynamicTest> every_compressed_picture_has_the_values_that_were_compressed() {
        return SmallStream.all().stream()
                .filter(stream -> !refused().contains(stream.syntax()))
                .map(stream -> DynamicTest.dynamicTest(stream.name(), () -> {
                    byte[] bytes = Author.bytes(stream.object(List.of(stream.bytes())), stream.syntax());
                    try (DicomFile file = engine().read(bytes)) {
                        assertThat(Checksums.of(file.frame(0))).isEqualTo(stream.crc());
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, false, 1.2.840.10008.1.2.1",
        "8, 8, false, 1.2.840.10008.1.2",
        "8, 8, true, 1.2.840.10008.1.2.1",
        "8, 5, true, 1.2.840.10008.1.2.1",
        "12, 12, false, 1.2.840.10008.1.2.1",
        "12, 12, true, 1.2.840.10008.1.2.1",
        "16, 12, false, 1.2.840.10008.1.2.1",
        "16, 12, true, 1.2.840.10008.1.2.2",
        "16, 16, false, 1.2.840.10008.1.2.1.99",
        "16, 16, true, 1.2.840.10008.1.2",
        "32, 32, false, 1.2.840.10008.1.2.1",
        "32, 24, true, 1.2.840.10008.1.2.1"
    })
    default void every_depth_is_read_from_each_of_two_frames(int allocated, int stored, boolean signed, String syntax)
            throws DicomException {
        long low = signed ? -(1L << (stored - 1)) : 0;
        long[] values = LongStream.range(0, 40)
                .map(i -> low + (i == 39 ? (1L << stored) - 1 : i * 2_654_435_761L & ((1L << stored) - 1)))
                .toArray();
        byte[] bytes = Author.bytes(Author.grey(allocated, stored, signed, values), TransferSyntax.of(syntax));
        try (DicomFile file = engine().read(bytes)) {
            assertThat(file.frameCount()).isEqualTo(2);
            assertThat(values(file.frame(0))).containsExactly(Arrays.copyOf(values, 20));
            assertThat(values(file.frame(1))).containsExactly(Arrays.copyOfRange(values, 20, 40));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1.2.840.10008.1.2.1", "1, 1.2.840.10008.1.2.2", "12, 1.2.840.10008.1.2", "12, 1.2.840.10008.1.2.2"})
    default void packed_frames_begin_in_the_middle_of_a_byte(int bits, String syntax) throws DicomException {
        long[] values = LongStream.range(0, 45)
                .map(i -> i * 2_654_435_761L >> 3 & ((1L << bits) - 1))
                .toArray();
        DataSet set = Author.grey(bits, bits, false)
                .putIntegers(Tag.ROWS, 3)
                .put(Tag.NUMBER_OF_FRAMES, "3")
                .putBytes(Tag.PIXEL_DATA, Vr.OW, Author.cells(bits, values))
                .build();
        try (DicomFile file = engine().read(Author.bytes(set, TransferSyntax.of(syntax)))) {
            for (int frame = 0; frame < 3; frame++) {
                assertThat(values(file.frame(frame)))
                        .as("frame " + frame)
                        .containsExactly(Arrays.copyOfRange(values, 15 * frame, 15 * frame + 15));
            }
        }
    }

    /** The retired syntax leaves open how their words lie; this is how pydicom reads them, and programs that write them do. */
    @Test
    default void signed_cells_of_32_bits_in_big_endian_begin_with_their_highest_byte() throws DicomException {
        DataSet head = Author.grey(32, 32, true)
                .putIntegers(Tag.ROWS, 1)
                .putIntegers(Tag.COLUMNS, 3)
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Author.bytes(head, TransferSyntax.EXPLICIT_BE));
        bytes.writeBytes(
                HexFormat.of().parseHex("7FE00010" + "4F570000" + "0000000C" + "00000001" + "FFFFFFFE" + "80000000"));
        try (DicomFile file = engine().read(bytes.toByteArray())) {
            assertThat(values(file.frame(0))).containsExactly(1, -2, Integer.MIN_VALUE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    default void colours_are_interleaved_whether_they_came_by_pixel_or_by_plane(int planar) throws DicomException {
        long[] pixels = LongStream.range(0, 60).map(i -> i * 4).toArray();
        long[] stored = planar == 0
                ? pixels
                : LongStream.range(0, 60)
                        .map(i -> pixels[(int) (i % 20 * 3 + i / 20)])
                        .toArray();
        DataSet set = Author.grey(8, 8, false)
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 3)
                .putIntegers(Tag.PLANAR_CONFIGURATION, planar)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "RGB")
                .putBytes(Tag.PIXEL_DATA, Vr.OB, Author.cells(8, stored))
                .build();
        try (DicomFile file = engine().read(Author.bytes(set, TransferSyntax.EXPLICIT_LE))) {
            assertThat(values(file.frame(0))).containsExactly(pixels);
        }
    }

    @Test
    default void colours_of_half_width_are_spread_over_both_pixels() throws DicomException {
        DataSet set = Author.grey(8, 8, false)
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 3)
                .putIntegers(Tag.PLANAR_CONFIGURATION, 0)
                .putIntegers(Tag.ROWS, 1)
                .putIntegers(Tag.COLUMNS, 4)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "YBR_FULL_422")
                .putBytes(Tag.PIXEL_DATA, Vr.OB, Author.cells(8, 10, 11, 100, 200, 12, 13, 101, 201))
                .build();
        try (DicomFile file = engine().read(Author.bytes(set, TransferSyntax.EXPLICIT_LE))) {
            assertThat(values(file.frame(0))).containsExactly(10, 100, 200, 11, 100, 200, 12, 101, 201, 13, 101, 201);
            assertThat(file.frame(0).photometric()).isEqualTo("YBR_FULL");
        }
    }

    /** Two frames of two fragments each, with a table one entry of which lies {@code aside} bytes from where it should. */
    private void twoFramesAreFound(String table, long aside) throws DicomException {
        SmallStream one = SmallStream.named("m12_jls");
        SmallStream other = SmallStream.named("m12_jls_near");
        List<byte[]> fragments = new ArrayList<>(halves(one.bytes()));
        long start =
                fragments.stream().mapToLong(f -> 8 + f.length + f.length % 2).sum();
        fragments.addAll(halves(other.bytes()));
        DataSet.Builder set = one.object(fragments).toBuilder().put(Tag.NUMBER_OF_FRAMES, "2");
        Value.Fragments plain = (Value.Fragments)
                set.build().element(Tag.PIXEL_DATA).orElseThrow().value();
        if (table.equals("basic")) {
            Value.Binary offsets = new Value.Binary(Author.cells(32, aside, start));
            set.put(new Element(Tag.PIXEL_DATA, Vr.OB, new Value.Fragments(offsets, plain.fragments())));
        }
        if (table.equals("extended")) {
            set.putBytes(Tag.EXTENDED_OFFSET_TABLE, Vr.OV, Author.cells(64, 0, start + aside));
        }
        try (DicomFile file = engine().read(Author.bytes(set.build(), one.syntax()))) {
            assertThat(Checksums.of(file.frame(0))).isEqualTo(one.crc());
            assertThat(Checksums.of(file.frame(1))).isEqualTo(other.crc());
        }
    }

    @ParameterizedTest
    @CsvSource({"basic, 2", "basic, 1", "extended, 2", "extended, -1", "extended, 4000000000"})
    default void a_table_that_points_elsewhere_is_not_believed(String table, long aside) throws DicomException {
        twoFramesAreFound(table, aside);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void fragments_of_odd_length_are_read_whether_or_not_they_are_padded(boolean padded) throws DicomException {
        SmallStream one = SmallStream.named("m12_jls");
        SmallStream other = SmallStream.named("m12_jls_near");
        DataSet head = one.object(List.of()).toBuilder()
                .put(Tag.NUMBER_OF_FRAMES, "2")
                .remove(Tag.PIXEL_DATA)
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Author.bytes(head, one.syntax()));
        bytes.writeBytes(HexFormat.of().parseHex("E07F1000" + "4F420000" + "FFFFFFFF" + "FEFF00E0" + "00000000"));
        for (SmallStream stream : List.of(one, other)) {
            int middle = stream.bytes().length / 4 * 2 + 1;
            for (byte[] part : List.of(
                    Arrays.copyOf(stream.bytes(), middle),
                    Arrays.copyOfRange(stream.bytes(), middle, stream.bytes().length))) {
                bytes.writeBytes(HexFormat.of().parseHex("FEFF00E0"));
                bytes.writeBytes(Author.cells(32, part.length));
                bytes.writeBytes(part);
                if (padded && part.length % 2 == 1) {
                    bytes.write(0);
                }
            }
        }
        bytes.writeBytes(HexFormat.of().parseHex("FEFFDDE0" + "00000000"));
        try (DicomFile file = engine().read(bytes.toByteArray())) {
            assertThat(Checksums.of(file.frame(0))).isEqualTo(one.crc());
            assertThat(Checksums.of(file.frame(1))).isEqualTo(other.crc());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "basic", "extended"})
    default void frames_of_several_fragments_are_found_with_each_table_and_without(String table) throws DicomException {
        twoFramesAreFound(table, 0);
    }

    @Test
    default void run_length_frames_are_found_each_in_its_fragment() throws DicomException {
        SmallStream stream = SmallStream.named("m12_rle");
        byte[] bytes =
                Author.bytes(stream.object(List.of(stream.bytes(), stream.bytes(), stream.bytes())), stream.syntax());
        try (DicomFile file = engine().read(bytes)) {
            assertThat(Checksums.of(file.frame(2))).isEqualTo(stream.crc());
        }
    }

    @Test
    default void a_first_look_is_the_whole_frame_or_one_halved() throws DicomException {
        SmallStream stream = SmallStream.named("m12_j2k");
        try (DicomFile file = engine().read(Author.bytes(stream.object(List.of(stream.bytes())), stream.syntax()))) {
            int halvings = file.halvings(0);
            PixelFrame look = file.frame(0, Math.min(2, halvings));
            assertThat(look.columns()).isEqualTo(new int[] {37, 19, 10}[Math.min(2, halvings)]);
            assertThat(look.samples().size()).isEqualTo(look.columns() * look.rows());
        }
    }

    @Test
    default void a_compressed_picture_that_is_cut_off_comes_with_a_warning_or_not_at_all() throws DicomException {
        SmallStream stream = SmallStream.named("m12_sv1");
        byte[] cut = Arrays.copyOf(stream.bytes(), stream.bytes().length * 4 / 5);
        try (DicomFile file = engine().read(Author.bytes(stream.object(List.of(cut)), stream.syntax()))) {
            assertThat(file.frame(0).warnings()).isNotEmpty();
        } catch (DicomException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.4.112", "1.2.840.10008.1.2.4.201", "1.2.3.4"})
    default void a_syntax_that_is_not_read_is_refused_with_its_uid(String uid) throws DicomException {
        SmallStream stream = SmallStream.named("m8_jls");
        byte[] bytes = Author.bytes(stream.object(List.of(stream.bytes())), TransferSyntax.of(uid));
        try (DicomFile file = engine().read(bytes)) {
            assertThatThrownBy(() -> file.frame(0))
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining(uid);
        }
    }

    @Test
    default void a_frame_that_is_not_there_is_refused() throws DicomException {
        byte[] bytes = Author.bytes(Author.grey(16, 12, false, new long[20]), TransferSyntax.EXPLICIT_LE);
        try (DicomFile file = engine().read(bytes)) {
            assertThatThrownBy(() -> file.frame(1)).isInstanceOf(DicomException.class);
            assertThatThrownBy(() -> file.frame(-1)).isInstanceOf(DicomException.class);
        }
    }

    private static List<byte[]> halves(byte[] stream) {
        int middle = stream.length / 4 * 2;
        return List.of(Arrays.copyOf(stream, middle), Arrays.copyOfRange(stream, middle, stream.length));
    }

    private static long[] values(PixelFrame frame) {
        return LongStream.range(0, frame.samples().size())
                .map(i -> frame.value((int) i))
                .toArray();
    }
}
