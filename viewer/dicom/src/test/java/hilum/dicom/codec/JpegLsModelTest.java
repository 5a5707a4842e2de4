package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decoder beside a slow model of the standard's text: it reaches what no other program here reads, such as RESET by pixel. */
class JpegLsModelTest {
    private static final int COLUMNS = 57;
    private static final int ROWS = 41;

    /** The model itself is right: it writes the bytes that CharLS writes, in every interleave mode. */
    @TestFactory
    Stream<DynamicTest> the_model_writes_what_another_encoder_writes() {
        return JpegLsTest.Row.all()
                .filter(row -> row.name().endsWith("_own_near0_restart0")
                        && !row.name().startsWith("planes"))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    PixelFrame frame = row.decode(row.bytes());
                    int[][][] picture = new int[row.components()][frame.rows()][frame.columns()];
                    for (int i = 0; i < frame.samples().size(); i++) {
                        int pixel = i / row.components();
                        picture[i % row.components()][pixel / frame.columns()][pixel % frame.columns()] =
                                (int) frame.value(i);
                    }
                    JpegLsModel.Interleave interleave = row.name().startsWith("grey")
                            ? JpegLsModel.Interleave.NONE
                            : row.name().startsWith("lines")
                                    ? JpegLsModel.Interleave.LINE
                                    : JpegLsModel.Interleave.SAMPLE;
                    JpegLsModel model = new JpegLsModel(picture, preset(row), 0, interleave);
                    assertThat(model.scan()).isEqualTo(scan(row.bytes()));
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "SAMPLE, 3, 8, 0", "SAMPLE, 4, 8, 0", "SAMPLE, 17, 8, 1", "SAMPLE, 63, 12, 0", "SAMPLE, 65, 12, 3",
        "SAMPLE, 200, 16, 0", "SAMPLE, 255, 5, 0", "SAMPLE, 3, 2, 0", "SAMPLE, 1000, 12, 2", "LINE, 3, 12, 0",
        "LINE, 31, 16, 5", "NONE, 3, 16, 0", "NONE, 255, 7, 1"
    })
    void contexts_are_halved_whenever_the_stream_says(JpegLsModel.Interleave interleave, int reset, int bits, int near)
            throws DicomException {
        int components = interleave == JpegLsModel.Interleave.NONE ? 1 : 3;
        JpegLsParameters preset = new JpegLsParameters(0, 0, 0, 0, reset).orDefaults(bits, near);
        int[][][] picture = drawn(bits, components, new Random(31L * reset + bits));
        JpegLsModel model = new JpegLsModel(picture, preset, near, interleave);
        PixelLayout layout = new PixelLayout(
                new PixelLayout.Size(COLUMNS, ROWS),
                components,
                false,
                new PixelLayout.Bits(bits > 8 ? 16 : 8, bits, bits - 1, false),
                components == 1 ? "MONOCHROME2" : "RGB");
        PixelFrame frame = Codecs.of(TransferSyntax.JPEG_LS_NEAR)
                .decode(stream(model.scan(), preset, bits, components, near, interleave), layout);
        assertThat(frame.warnings()).isEmpty();
        for (int i = 0; i < frame.samples().size(); i++) {
            int pixel = i / components;
            int expected = model.seen()[i % components][pixel / COLUMNS][pixel % COLUMNS];
            int original = picture[i % components][pixel / COLUMNS][pixel % COLUMNS];
            assertThat(Math.abs(expected - original)).isLessThanOrEqualTo(near);
            assertThat(frame.value(i)).as("sample " + i).isEqualTo(expected);
        }
    }

    /** Waves with noise, a flat field and hard edges, so that each context is met often enough to be halved. */
    private static int[][][] drawn(int bits, int components, Random random) {
        int top = (1 << bits) - 1;
        int[][][] picture = new int[components][ROWS][COLUMNS];
        for (int s = 0; s < components; s++) {
            for (int y = 0; y < ROWS; y++) {
                for (int x = 0; x < COLUMNS; x++) {
                    double wave = 0.5 + 0.3 * Math.sin(x / 6.0 + s) + 0.2 * Math.cos(y / 5.0);
                    boolean flat = y % 9 < 3 && x % 23 > 4;
                    double value = flat ? 0.4 : wave + 0.03 * random.nextGaussian();
                    picture[s][y][x] = Math.clamp(Math.round(value * top), 0, top);
                }
            }
        }
        return picture;
    }

    private static byte[] stream(
            byte[] scan,
            JpegLsParameters preset,
            int bits,
            int components,
            int near,
            JpegLsModel.Interleave interleave) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, 2, 0xFFD8, 0xFFF7, 8 + 3 * components);
        put(out, 1, bits);
        put(out, 2, ROWS, COLUMNS);
        put(out, 1, components);
        for (int s = 1; s <= components; s++) {
            put(out, 1, s, 0x11, 0);
        }
        put(out, 2, 0xFFF8, 13);
        put(out, 1, 1);
        put(out, 2, preset.maxVal(), preset.t1(), preset.t2(), preset.t3(), preset.reset());
        put(out, 2, 0xFFDA, 6 + 2 * components);
        put(out, 1, components);
        for (int s = 1; s <= components; s++) {
            put(out, 1, s, 0);
        }
        put(out, 1, near, interleave.ordinal(), 0);
        out.writeBytes(scan);
        put(out, 2, 0xFFD9);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int bytesEach, int... numbers) {
        for (int number : numbers) {
            for (int b = bytesEach - 1; b >= 0; b--) {
                out.write(number >> 8 * b);
            }
        }
    }

    private static byte[] scan(byte[] stream) {
        int sos = JpegMarkers.find(stream, 0xDA, 0);
        int begin = sos + 2 + (stream[sos + 2] << 8 | stream[sos + 3]);
        return Arrays.copyOfRange(stream, begin, JpegMarkers.find(stream, 0xD9, begin));
    }

    /** CharLS leaves the segment out where its numbers are the defaults. */
    private static JpegLsParameters preset(JpegLsTest.Row row) {
        byte[] stream = row.bytes();
        int frame = JpegMarkers.find(stream, 0xF7, 0);
        int next = frame + 2 + (stream[frame + 2] << 8 | stream[frame + 3]);
        if ((stream[next + 1] & 0xFF) != 0xF8) {
            return new JpegLsParameters(0, 0, 0, 0, 0).orDefaults(row.bits(), 0);
        }
        int[] numbers = new int[5];
        for (int i = 0; i < 5; i++) {
            int at = next + 5 + 2 * i;
            numbers[i] = (stream[at] & 0xFF) << 8 | (stream[at + 1] & 0xFF);
        }
        return new JpegLsParameters(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
