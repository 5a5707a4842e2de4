package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.objects.Film;
import hilum.dicom.objects.OutsideTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Phantoms with overlays, oblong pixels and shutters beside dcm2pnm. Levels may differ by 1: dcmtk cuts where we round. Left out where
 * dcmtk is not installed.
 */
class PeerRenderingTest {
    private static final String PEER = "/usr/bin/dcm2pnm";
    private static final int GREY = 0x60;

    @TempDir
    private static Path folder;

    private static DataSet film;

    /** Grey levels row by row. */
    private record Levels(int widthPx, int heightPx, int[] grey) {
        int at(int x, int y) {
            return grey[Math.clamp(y, 0, heightPx - 1) * widthPx + x];
        }

        /** How many pixels are farther than one level from the same place of another picture. */
        long differentFrom(Levels other) {
            assertThat(widthPx + " x " + heightPx).isEqualTo(other.widthPx + " x " + other.heightPx);
            long count = 0;
            for (int i = 0; i < grey.length; i++) {
                count += Math.abs(grey[i] - other.grey[i]) > 1 ? 1 : 0;
            }
            return count;
        }
    }

    @BeforeAll
    static void draw() throws DicomException {
        film = Film.draw(folder.resolve("film")).toBuilder()
                .remove(Tag.of("VOILUTSequence"))
                .put(Tag.WINDOW_CENTER, "1024")
                .put(Tag.WINDOW_WIDTH, "2048")
                .build();
    }

    @Test
    void overlays_lie_where_dcm2pnm_puts_them() throws DicomException, IOException {
        DataSet.Builder set = film.toBuilder();
        overlay(set, 0x6000, 40, 30, new Value.Integers(11, -3), 1);
        overlay(set, 0x6004, 64, 9, new Value.Integers(150, 100), 1);
        overlay(set, 0x601E, 16, 16, new Value.Integers(60, 60), 1);
        Path file = write("overlays", set);
        Levels shown = ours(file, 0, true);
        assertThat(shown.differentFrom(theirs(file))).isZero();
        Levels bare = ours(file, 0, false);
        assertThat(bare.differentFrom(theirs(file, "-O"))).isZero();
        assertThat(shown.differentFrom(bare)).isGreaterThan(300);
    }

    @Test
    void an_overlay_in_unused_bits_of_the_pixels_is_the_one_of_dcm2pnm() throws DicomException, IOException {
        int rows = film.integer(Tag.ROWS).orElseThrow();
        int columns = film.integer(Tag.COLUMNS).orElseThrow();
        byte[] cells = film.binary(Tag.PIXEL_DATA).orElseThrow().toBytes();
        Random random = new Random(3);
        for (int i = 1; i < 2 * rows * columns; i += 2) {
            cells[i] |= (byte) (random.nextInt(4) == 0 ? 0x80 : 0);
        }
        DataSet.Builder set = film.toBuilder()
                .putBytes(Tag.PIXEL_DATA, Vr.OW, cells)
                .putIntegers(Tag.of(0x6000, 0x10), rows)
                .putIntegers(Tag.of(0x6000, 0x11), columns)
                .put(Tag.of(0x6000, 0x40), Vr.CS, "G")
                .put(new Element(Tag.of(0x6000, 0x50), Vr.SS, new Value.Integers(1, 1)))
                .putIntegers(Tag.of(0x6000, 0x100), 16)
                .putIntegers(Tag.of(0x6000, 0x102), 15);
        Path file = write("embedded", set);
        Levels shown = ours(file, 0, true);
        assertThat(shown.differentFrom(theirs(file))).isZero();
        assertThat(shown.differentFrom(ours(file, 0, false))).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void each_frame_has_the_overlay_frame_that_dcm2pnm_shows_with_it(int frame) throws DicomException, IOException {
        byte[] cells = film.binary(Tag.PIXEL_DATA).orElseThrow().toBytes();
        byte[] twice = Arrays.copyOf(cells, 2 * cells.length);
        System.arraycopy(cells, 0, twice, cells.length, cells.length);
        DataSet.Builder set = film.toBuilder().put(Tag.NUMBER_OF_FRAMES, "2").putBytes(Tag.PIXEL_DATA, Vr.OW, twice);
        overlay(set, 0x6000, 33, 17, new Value.Integers(20, 20), 2); // 561 bits: the second frame begins inside a byte
        set.put(Tag.of(0x6000, 0x15), Vr.IS, "2").putIntegers(Tag.of(0x6000, 0x51), 1);
        Path file = write("frames", set);
        assertThat(ours(file, frame, true).differentFrom(theirs(file, "+F", Integer.toString(frame + 1))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 1, +Sxf", "1, 2, +Syf", "4, 1, +Sxf"})
    void oblong_pixels_are_repeated_as_by_dcm2pnm(String vertical, String horizontal, String option)
            throws DicomException, IOException {
        Path file = write("aspect", oblong(vertical, horizontal));
        assertThat(ours(file, 0, true).differentFrom(theirs(file, "+a", "-i", option, "1")))
                .isZero();
    }

    /** Where rows cannot be repeated evenly, which of two neighbours comes twice is a matter of taste. */
    @Test
    void pixels_three_to_two_have_the_size_of_dcm2pnm_and_rows_at_most_one_from_its_own()
            throws DicomException, IOException {
        Path file = write("aspect", oblong("3", "2"));
        Levels ours = ours(file, 0, true);
        Levels theirs = theirs(file, "+a", "-i", "+Sxf", "1");
        assertThat(ours.heightPx()).isEqualTo(theirs.heightPx());
        List<Integer> far = new ArrayList<>();
        for (int y = 0; y < ours.heightPx(); y++) {
            if (!sameRow(ours, y, theirs, y) && !sameRow(ours, y, theirs, y - 1) && !sameRow(ours, y, theirs, y + 1)) {
                far.add(y);
            }
        }
        assertThat(far).isEmpty();
    }

    /** Dcmtk has no shutters: dcm2pnm and dcmp2pgm leave the whole picture open. Inside of the opening the pictures are the same. */
    @ParameterizedTest
    @ValueSource(strings = {"RECTANGULAR", "CIRCULAR", "POLYGONAL"})
    void behind_a_shutter_lies_the_grey_of_the_file_and_before_it_the_picture_of_dcm2pnm(String shape)
            throws DicomException, IOException {
        DataSet.Builder set = film.toBuilder()
                .put(Tag.of("ShutterShape"), shape)
                .put(Tag.of("ShutterLeftVerticalEdge"), "12")
                .put(Tag.of("ShutterRightVerticalEdge"), "100")
                .put(Tag.of("ShutterUpperHorizontalEdge"), "9")
                .put(Tag.of("ShutterLowerHorizontalEdge"), "140")
                .put(Tag.of("CenterOfCircularShutter"), "70", "60")
                .put(Tag.of("RadiusOfCircularShutter"), "50")
                .put(Tag.of("VerticesOfThePolygonalShutter"), "10", "12", "30", "120", "150", "90", "120", "20")
                .putIntegers(Tag.of("ShutterPresentationValue"), GREY << 8);
        Path file = write("shutter", set);
        Levels ours = ours(file, 0, true);
        Levels theirs = theirs(file);
        Shutter shutter = Planes.of(set.build(), 0).shutter().orElseThrow();
        BitSet hidden = shutter.hidden(ours.widthPx(), ours.heightPx());
        assertThat(hidden.cardinality()).isBetween(5_000, 17_000);
        int[] expected = theirs.grey().clone();
        hidden.stream().forEach(i -> expected[i] = GREY);
        assertThat(ours.differentFrom(new Levels(theirs.widthPx(), theirs.heightPx(), expected)))
                .isZero();
        assertThat(ours(file, 0, false).differentFrom(theirs)).isZero();
    }

    private static boolean sameRow(Levels one, int y, Levels other, int otherY) {
        for (int x = 0; x < one.widthPx(); x++) {
            if (Math.abs(one.at(x, y) - other.at(x, otherY)) > 1) {
                return false;
            }
        }
        return true;
    }

    private static DataSet.Builder oblong(String vertical, String horizontal) {
        return film.toBuilder()
                .remove(Tag.of("ImagerPixelSpacing"))
                .put(Tag.of("PixelAspectRatio"), vertical, horizontal);
    }

    /** Adds a plane of random bits; {@code origin} is row and column from 1. */
    private static void overlay(
            DataSet.Builder set, int group, int columns, int rows, Value.Integers origin, int frames) {
        byte[] bits = new byte[(frames * rows * columns + 15) / 16 * 2];
        new Random(group).nextBytes(bits);
        set.putIntegers(Tag.of(group, 0x10), rows)
                .putIntegers(Tag.of(group, 0x11), columns)
                .put(Tag.of(group, 0x40), Vr.CS, "G")
                .put(new Element(Tag.of(group, 0x50), Vr.SS, origin))
                .putIntegers(Tag.of(group, 0x100), 1)
                .putIntegers(Tag.of(group, 0x102), 0)
                .putBytes(Tag.of(group, 0x3000), Vr.OW, bits);
    }

    private static Path write(String name, DataSet.Builder set) throws DicomException {
        Path file = folder.resolve(name + ".dcm");
        DicomWriter.write(file, set.put(Tag.SOP_INSTANCE_UID, Uids.of(name)).build(), TransferSyntax.EXPLICIT_LE);
        return file;
    }

    private static Levels ours(Path path, int frame, boolean planes) throws DicomException {
        try (DicomFile file = DicomFile.open(path)) {
            DisplayImage image = DisplayImages.of(file, frame);
            FilmRendering.Options options = FilmRendering.Options.of(image);
            FilmRendering.Film shown = FilmRendering.render(
                    image, new FilmRendering.Options(options.voi(), false, planes, options.screen()));
            int[] grey = Arrays.stream(shown.argb()).map(pixel -> pixel & 0xFF).toArray();
            return new Levels(shown.widthPx(), shown.heightPx(), grey);
        }
    }

    private static Levels theirs(Path file, String... options) throws IOException {
        Path pgm = folder.resolve("theirs.pgm");
        List<String> command = new ArrayList<>(List.of(PEER, "+op", "+Wi", "1"));
        command.addAll(List.of(options));
        command.addAll(List.of(file.toString(), pgm.toString()));
        OutsideTools.Printed printed = OutsideTools.run(command.toArray(String[]::new));
        assertThat(printed.code()).as(printed.text()).isZero();
        byte[] bytes = Files.readAllBytes(pgm);
        try (Scanner head = new Scanner(new String(bytes, 0, 30, StandardCharsets.ISO_8859_1))) {
            assertThat(head.next()).isEqualTo("P5");
            int width = head.nextInt();
            int height = head.nextInt();
            int[] grey = new int[width * height];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = bytes[bytes.length - grey.length + i] & 0xFF;
            }
            return new Levels(width, height, grey);
        }
    }
}
