package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.display.GreyscaleStandard;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option of {@code hilum render}, on a ramp whose grey levels follow from DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3. */
class RenderCommandTest {
    private static final int COLUMNS = 64;
    private static final int ROWS = 4;
    private static final int HIDDEN = 0x40;

    @TempDir
    private static Path folder;

    private static Path film;

    /**
     * Two frames: a ramp from 0 to 4,032 in each row, and 100 everywhere. An overlay marks the first pixel of the first frame, a
     * shutter hides the last column.
     */
    @BeforeAll
    static void write() throws DicomException {
        int[] cells = IntStream.range(0, 2 * COLUMNS * ROWS)
                .map(i -> i < COLUMNS * ROWS ? i % COLUMNS * 64 : 100)
                .toArray();
        film = folder.resolve("ramp.dcm");
        DicomWriter.write(film, set(cells, 2).build(), TransferSyntax.EXPLICIT_LE);
    }

    private static DataSet.Builder set(int[] cells, int frames) {
        byte[] bytes = new byte[2 * cells.length];
        for (int i = 0; i < cells.length; i++) {
            bytes[2 * i] = (byte) cells[i];
            bytes[2 * i + 1] = (byte) (cells[i] >> 8);
        }
        return DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("render"))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .put(Tag.NUMBER_OF_FRAMES, Integer.toString(frames))
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .putIntegers(Tag.ROWS, ROWS)
                .putIntegers(Tag.COLUMNS, COLUMNS)
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putIntegers(Tag.BITS_STORED, 12)
                .putIntegers(Tag.HIGH_BIT, 11)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 0)
                .put(Tag.WINDOW_CENTER, "2048", "1000")
                .put(Tag.WINDOW_WIDTH, "4096", "500")
                .putIntegers(Tag.of(0x6000, 0x10), 1)
                .putIntegers(Tag.of(0x6000, 0x11), 1)
                .putIntegers(Tag.of(0x6000, 0x51), 1)
                .put(Tag.of(0x6000, 0x40), Vr.CS, "G")
                .put(new Element(Tag.of(0x6000, 0x50), Vr.SS, new Value.Integers(1, 1)))
                .putIntegers(Tag.of(0x6000, 0x100), 1)
                .putIntegers(Tag.of(0x6000, 0x102), 0)
                .putBytes(Tag.of(0x6000, 0x3000), Vr.OW, new byte[] {1, 0})
                .put(Tag.of("ShutterShape"), "RECTANGULAR")
                .put(Tag.of("ShutterLeftVerticalEdge"), "1")
                .put(Tag.of("ShutterRightVerticalEdge"), Integer.toString(COLUMNS - 1))
                .put(Tag.of("ShutterUpperHorizontalEdge"), "1")
                .put(Tag.of("ShutterLowerHorizontalEdge"), Integer.toString(ROWS))
                .putIntegers(Tag.of("ShutterPresentationValue"), HIDDEN << 8)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, bytes);
    }

    private static Called call(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "render";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Called.with(folder.resolve("home"), all);
    }

    /** Grey levels of the second row, which has no overlay. */
    private static int[] levels(Path file, String... options) throws IOException {
        Path png = folder.resolve("levels.png");
        String[] all = Arrays.copyOf(options, options.length + 3);
        all[options.length] = file.toString();
        all[options.length + 1] = "--out";
        all[options.length + 2] = png.toString();
        Called called = call(all);
        assertThat(called.code()).as(called.err()).isZero();
        BufferedImage picture = ImageIO.read(png.toFile());
        return IntStream.range(0, picture.getWidth())
                .map(x -> picture.getRGB(x, 1) & 0xFF)
                .toArray();
    }

    private static int first(String... options) throws IOException {
        levels(film, options);
        return ImageIO.read(folder.resolve("levels.png").toFile()).getRGB(0, 0) & 0xFF;
    }

    private static int linear(double center, double width, double value) {
        return (int) Math.clamp(255 * ((value - (center - 0.5)) / (width - 1) + 0.5) + 0.5, 0, 255);
    }

    private static int[] ramp(IntUnaryOperator level) {
        return IntStream.range(0, COLUMNS - 1)
                .map(x -> level.applyAsInt(64 * x))
                .toArray();
    }

    private static int[] open(int[] levels) {
        return Arrays.copyOf(levels, COLUMNS - 1);
    }

    @Test
    void without_options_the_first_window_of_the_file_is_used_under_its_planes() throws IOException {
        int[] levels = levels(film);
        assertThat(open(levels)).containsExactly(ramp(value -> linear(2048, 4096, value)));
        assertThat(levels[COLUMNS - 1]).isEqualTo(HIDDEN);
        assertThat(first()).isEqualTo(255);
    }

    @Test
    void bare_leaves_out_shutter_and_overlays() throws IOException {
        int[] levels = levels(film, "--bare");
        assertThat(levels[COLUMNS - 1]).isEqualTo(linear(2048, 4096, 64 * (COLUMNS - 1)));
        assertThat(first("--bare")).isZero();
    }

    @Test
    void another_window_of_the_file_is_taken_by_its_number() throws IOException {
        assertThat(open(levels(film, "--voi", "2"))).containsExactly(ramp(value -> linear(1000, 500, value)));
        int[] fullRange = levels(film, "--voi", "3", "--bare");
        assertThat(fullRange[0]).isZero();
        assertThat(fullRange[COLUMNS - 1]).isEqualTo(255);
        for (String number : new String[] {"0", "4", "-1"}) {
            Called called =
                    call(film.toString(), "--out", folder.resolve("no.png").toString(), "--voi", number);
            assertThat(called.code()).isEqualTo(1);
            assertThat(called.err()).contains("no window number " + number, "the file has 3");
        }
        assertThat(folder.resolve("no.png")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"LINEAR", "LINEAR_EXACT", "SIGMOID"})
    void a_window_of_ones_own_works_with_each_function(String function) throws IOException {
        int[] expected = ramp(value -> switch (function) {
            case "LINEAR" -> linear(2000, 1000, value);
            case "LINEAR_EXACT" -> (int) Math.clamp(255 * ((value - 2000) / 1000.0 + 0.5) + 0.5, 0, 255);
            default -> (int) (255 / (1 + Math.exp(-4 * (value - 2000) / 1000.0)) + 0.5);
        });
        assertThat(open(levels(film, "--window", "2000,1000", "--function", function)))
                .containsExactly(expected);
    }

    @Test
    void frames_are_counted_from_one() throws IOException {
        int level = linear(2048, 4096, 100);
        assertThat(open(levels(film, "--frame", "2"))).containsOnly(level);
        assertThat(first("--frame", "2")).as("the overlay belongs to frame 1").isEqualTo(level);
        for (String number : new String[] {"0", "3"}) {
            Called called =
                    call(film.toString(), "--out", folder.resolve("no.png").toString(), "--frame", number);
            assertThat(called.code()).isEqualTo(1);
            assertThat(called.err()).contains("no frame " + number, "the file has 2");
        }
    }

    @Test
    void a_frame_that_is_not_there_is_refused_in_words_in_an_enhanced_object_too() throws DicomException {
        DataSet item = DataSet.builder().put(Tag.WINDOW_CENTER, "1").build();
        Path enhanced = folder.resolve("enhanced.dcm");
        DicomWriter.write(
                enhanced,
                set(new int[COLUMNS * ROWS], 1)
                        .putItems(
                                Tag.of("PerFrameFunctionalGroupsSequence"),
                                DataSet.builder()
                                        .putItems(Tag.of("FrameVOILUTSequence"), item)
                                        .build())
                        .build(),
                TransferSyntax.EXPLICIT_LE);
        Called called =
                call(enhanced.toString(), "--out", folder.resolve("no.png").toString(), "--frame", "0");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("no frame 0").doesNotContain("Exception");
    }

    @Test
    void gsdf_turns_the_levels_and_not_the_planes() throws IOException {
        int[] plain = levels(film);
        byte[] table = GreyscaleStandard.correction(GreyscaleStandard.screen(0.5, 400, 2.2));
        int[] corrected = levels(film, "--gsdf", "0.5,400");
        assertThat(open(corrected))
                .containsExactly(Arrays.stream(open(plain))
                        .map(level -> table[level] & 0xFF)
                        .toArray())
                .isNotEqualTo(open(plain));
        assertThat(corrected[COLUMNS - 1]).isEqualTo(HIDDEN);
        assertThat(first("--gsdf", "0.5,400")).isEqualTo(255);
    }

    @Test
    void monochrome1_and_oblong_pixels_are_shown_as_the_file_says() throws DicomException, IOException {
        int[] cells =
                IntStream.range(0, COLUMNS * ROWS).map(i -> i % COLUMNS * 64).toArray();
        Path inverse = folder.resolve("inverse.dcm");
        DicomWriter.write(
                inverse,
                set(cells, 1)
                        .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1")
                        .put(Tag.of("PixelAspectRatio"), "2", "1")
                        .build(),
                TransferSyntax.EXPLICIT_LE);
        assertThat(open(levels(inverse, "--bare"))).containsExactly(ramp(value -> 255 - linear(2048, 4096, value)));
        BufferedImage tall = ImageIO.read(folder.resolve("levels.png").toFile());
        assertThat(tall.getWidth()).isEqualTo(COLUMNS);
        assertThat(tall.getHeight()).isEqualTo(2 * ROWS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--window;5",
                "--window;5,0",
                "--window;a,b",
                "--window;1,2,3",
                "--function;ROUND",
                "--frame;one",
                "--gsdf;400,0.5",
                "--gsdf;-1,400",
                "--gsdf;bright"
            })
    void wrong_values_of_options_are_wrong_usage(String option, String value) {
        Path png = folder.resolve("never.png");
        Called called = call(film.toString(), "--out", png.toString(), option, value);
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(option).doesNotContain("Exception");
        assertThat(png).doesNotExist();
    }

    @Test
    void a_plain_picture_has_one_frame() throws IOException {
        Path png = folder.resolve("plain.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", png.toFile());
        Path out = folder.resolve("again.png");
        Called second = call(png.toString(), "--out", out.toString(), "--frame", "2");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("no frame 2");
        assertThat(out).doesNotExist();
        assertThat(call(png.toString(), "--out", out.toString()).code()).isZero();
    }

    @Test
    void several_files_go_into_a_folder_under_their_names_and_bad_ones_do_not_stop_the_others() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        Path out = folder.resolve("pictures");
        Called called = call(text.toString(), film.toString(), "--out", out.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("notes.txt");
        assertThat(out).isDirectoryContaining("glob:**/ramp.png").isDirectoryNotContaining("glob:**/notes.png");
    }
}
