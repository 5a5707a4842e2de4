package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are broken inside are shown as far as they go, and say so. */
class DamageTest {
    private static final int COLUMNS = 37;
    private static final int ROWS = 29;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m12_jls",
                "rgb_jls_ilvline",
                "rgb_jls_ilvsample",
                "m12_sv1",
                "m12_p14_4",
                "m12_ext12",
                "m8_baseline"
            })
    void a_stream_that_is_cut_off_gives_its_first_lines_and_a_warning(String name) throws DicomException {
        SmallStream stream = SmallStream.named(name);
        PixelFrame whole = stream.decode();
        PixelFrame cut = stream.decode(Arrays.copyOf(stream.bytes(), stream.bytes().length * 4 / 5));
        assertThat(cut.warnings()).singleElement().asString().contains("damaged or cut off");
        for (int i = 0; i < 8 * COLUMNS; i++) {
            // the decoder of the JDK, which read the whole baseline stream, and ours may round differently
            assertThat(cut.value(i)).isBetween(whole.value(i) - 1, whole.value(i) + 1);
        }
    }

    @Test
    void a_run_length_stream_that_is_cut_off_gives_what_is_there_and_a_warning() throws DicomException {
        SmallStream stream = SmallStream.named("m12_rle");
        PixelFrame cut = stream.decode(Arrays.copyOf(stream.bytes(), stream.bytes().length - 200));
        assertThat(cut.warnings()).hasSize(1);
        assertThat(cut.value(0)).isEqualTo(stream.decode().value(0));
    }

    @Test
    void a_damaged_restart_interval_of_jpeg_ls_costs_only_its_own_lines() throws DicomException {
        SmallStream stream = SmallStream.named("m12_jls_restart");
        byte[] damaged = stream.bytes().clone();
        int second = restart(damaged, 0xD0);
        Arrays.fill(damaged, second + 20, second + 60, (byte) 0);
        PixelFrame whole = stream.decode();
        PixelFrame frame = stream.decode(damaged);
        assertThat(frame.warnings()).hasSize(1);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            if (i / COLUMNS / 8 != 1) {
                assertThat(frame.value(i)).isEqualTo(whole.value(i));
            }
        }
    }

    @Test
    void a_lost_restart_interval_of_lossless_jpeg_leaves_the_others_in_their_place() throws DicomException {
        int[] values = values();
        byte[] stream = new LosslessJpegWriter(COLUMNS, ROWS, 4, 4).write(values);
        int second = restart(stream, 0xD0);
        int third = restart(stream, 0xD1);
        byte[] shorter = new byte[stream.length - (third - second)];
        System.arraycopy(stream, 0, shorter, 0, second);
        System.arraycopy(stream, third, shorter, second, stream.length - third);
        PixelFrame frame = lossless(shorter);
        assertThat(frame.warnings()).hasSize(1);
        for (int i = 0; i < values.length; i++) {
            assertThat(frame.value(i)).isEqualTo(i / COLUMNS / 4 == 1 ? 0 : values[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void every_predictor_of_lossless_jpeg_works_with_and_without_restarts(int selection) throws DicomException {
        int[] values = values();
        for (int restartLines : new int[] {0, 1, 5}) {
            PixelFrame frame = lossless(new LosslessJpegWriter(COLUMNS, ROWS, selection, restartLines).write(values));
            assertThat(frame.warnings()).isEmpty();
            for (int i = 0; i < values.length; i++) {
                assertThat(frame.value(i)).isEqualTo(values[i]);
            }
        }
    }

    @Test
    void a_decoder_gives_up_when_its_time_is_over() {
        SmallStream stream = SmallStream.named("m12_j2k");
        AtomicLong clock = new AtomicLong();
        DecodeHints hints = new DecodeHints(0, new Deadline(1_000, () -> clock.getAndAdd(600)));
        assertThatThrownBy(() -> Codecs.of(stream.syntax()).decode(stream.bytes(), stream.layout(), hints))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("far longer");
    }

    @Test
    void a_decoder_stops_when_nobody_waits_any_more() {
        SmallStream stream = SmallStream.named("m12_jls");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(stream::decode)
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining("stopped");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static PixelFrame lossless(byte[] stream) throws DicomException {
        PixelLayout.Bits bits = new PixelLayout.Bits(16, 16, 15, false);
        PixelLayout layout = new PixelLayout(new PixelLayout.Size(COLUMNS, ROWS), 1, false, bits, "MONOCHROME2");
        return Codecs.of(TransferSyntax.JPEG_LOSSLESS).decode(stream, layout);
    }

    private static int[] values() {
        return new Random(3).ints(COLUMNS * ROWS, 1, 65_536).toArray();
    }

    private static int restart(byte[] stream, int code) {
        int at = 0;
        while (stream[at] != (byte) 0xFF || (stream[at + 1] & 0xFF) != code) {
            at++;
        }
        return at;
    }
}
