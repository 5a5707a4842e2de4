package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import hilum.dicom.objects.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Restart markers of lossy JPEG: the decoder finds its place again behind damage, in each process that is read. */
class JpegRestartTest {
    private static final int COLUMNS = 45;
    private static final int ROWS = 38;

    /** The processes of lossy JPEG in DICOM; the baseline one is read by the JDK until something is wrong. */
    enum Process {
        BASELINE(TransferSyntax.JPEG_BASELINE, 8, 1),
        EXTENDED_8(TransferSyntax.JPEG_EXTENDED, 8, 1),
        EXTENDED_12(TransferSyntax.JPEG_EXTENDED, 12, 1),
        EXTENDED_COLOUR(TransferSyntax.JPEG_EXTENDED, 8, 3),
        BASELINE_COLOUR(TransferSyntax.JPEG_BASELINE, 8, 3);

        private final TransferSyntax syntax;
        private final int bits;
        private final int components;

        Process(TransferSyntax syntax, int bits, int components) {
            this.syntax = syntax;
            this.bits = bits;
            this.components = components;
        }

        TransferSyntax syntax() {
            return syntax;
        }

        int components() {
            return components;
        }

        byte[] stream(int restartUnits) {
            return writer(restartUnits).write(this::at, components);
        }

        private LossyJpegWriter writer(int restartUnits) {
            return new LossyJpegWriter(COLUMNS, ROWS, bits, syntax == TransferSyntax.JPEG_BASELINE, restartUnits);
        }

        /** Waves that differ from block to block; colours are flat within a block of 16, where half size loses nothing. */
        private int at(int component, int x, int y) {
            double wave = component == 0
                    ? 0.5 + 0.3 * Math.sin(x / 6.0 + y / 40.0) + 0.15 * Math.cos(y / 5.0)
                    : 0.3 + 0.1 * component + 0.04 * (x / 16) + 0.07 * (y / 16);
            return (int) (wave * ((1 << bits) - 1));
        }

        private long original(int sample) {
            int pixel = sample / components;
            return at(sample % components, pixel % COLUMNS, pixel / COLUMNS);
        }

        PixelFrame decode(byte[] stream) throws DicomException {
            return Codecs.of(syntax).decode(stream, layout());
        }

        private PixelLayout layout() {
            PixelLayout.Bits depth = new PixelLayout.Bits(bits > 8 ? 16 : 8, bits, bits - 1, false);
            return new PixelLayout(
                    new PixelLayout.Size(COLUMNS, ROWS),
                    components,
                    false,
                    depth,
                    components == 1 ? "MONOCHROME2" : "YBR_FULL");
        }

        /** Which unit of the scan a sample belongs to. */
        private int unit(int sample) {
            int side = components == 1 ? 8 : 16;
            int pixel = sample / components;
            return pixel / COLUMNS / side * Math.ceilDiv(COLUMNS, side) + pixel % COLUMNS / side;
        }

        /** The decoder of the JDK draws colours of half size softer than ours. */
        private int roundingOf(int sample) {
            return this != BASELINE_COLOUR ? syntax == TransferSyntax.JPEG_BASELINE ? 1 : 0 : sample % 3 == 0 ? 1 : 12;
        }
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    void a_picture_with_restarts_is_the_picture_without_them(Process process) throws DicomException {
        for (int restartUnits : new int[] {0, 1, 2, 5, 6, 100}) {
            PixelFrame frame = process.decode(process.stream(restartUnits));
            assertThat(frame.warnings()).isEmpty();
            assertThat(different(frame, process::original, i -> Math.max(1, process.roundingOf(i))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    void damage_of_an_interval_costs_no_more_than_its_units_and_is_told(Process process) throws DicomException {
        int restartUnits = process.components == 1 ? 4 : 2;
        byte[] stream = process.stream(restartUnits);
        PixelFrame whole = process.decode(stream);
        int intervals = Math.ceilDiv(process.writer(restartUnits).units(process.components), restartUnits);
        Random random = new Random(5);
        int told = 0;
        for (int round = 0; round < 100; round++) {
            int hit = random.nextInt(intervals);
            byte[] damaged = stream.clone();
            int begin = hit == 0 ? scanData(stream) : restart(stream, hit - 1) + 2;
            int end = hit == intervals - 1 ? stream.length - 2 : restart(stream, hit);
            for (int i = 0; i < 6; i++) {
                damaged[begin + random.nextInt(end - begin)] = (byte) random.nextInt(0xFF);
            }
            PixelFrame frame = process.decode(damaged);
            told += frame.warnings().isEmpty() ? 0 : 1;
            assertThat(different(frame, whole::value, process::roundingOf))
                    .as("after damage %d", round)
                    .allMatch(i -> process.unit(i) / restartUnits == hit);
        }
        // all but the few where a code became another of its length
        assertThat(told).isGreaterThan(93);
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    void lost_intervals_leave_the_others_in_their_place(Process process) throws DicomException {
        byte[] stream = process.stream(1);
        PixelFrame whole = process.decode(stream);
        for (int lost = 1; lost <= 3; lost++) {
            PixelFrame frame =
                    process.decode(JpegMarkers.without(stream, restart(stream, 1), restart(stream, 1 + lost)));
            assertThat(frame.warnings()).singleElement().asString().contains("damaged or cut off");
            int end = 2 + lost;
            IntToLongFunction expected = i -> process.unit(i) >= 2 && process.unit(i) < end ? 0 : whole.value(i);
            assertThat(different(frame, expected, process::roundingOf)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    void a_restart_marker_that_is_overwritten_costs_the_interval_behind_it(Process process) throws DicomException {
        byte[] stream = process.stream(2);
        PixelFrame whole = process.decode(stream);
        byte[] damaged = stream.clone();
        damaged[restart(stream, 0)] = 0x55;
        PixelFrame frame = process.decode(damaged);
        assertThat(frame.warnings()).hasSize(1);
        assertThat(different(frame, whole::value, process::roundingOf)).allMatch(i -> process.unit(i) / 2 == 1);
    }

    @Test
    void fill_bytes_before_a_restart_marker_are_no_damage() throws DicomException {
        byte[] stream = Process.EXTENDED_12.stream(2);
        int marker = restart(stream, 0);
        byte[] filled = new byte[stream.length + 3];
        System.arraycopy(stream, 0, filled, 0, marker);
        filled[marker] = (byte) 0xFF;
        filled[marker + 1] = (byte) 0xFF;
        filled[marker + 2] = (byte) 0xFF;
        System.arraycopy(stream, marker, filled, marker + 3, stream.length - marker);
        PixelFrame frame = Process.EXTENDED_12.decode(filled);
        assertThat(frame.warnings()).isEmpty();
        assertThat(different(frame, Process.EXTENDED_12.decode(stream)::value, _ -> 0))
                .isEmpty();
    }

    /** The writer of these streams is ours, so another decoder has to read the same in them. */
    @ParameterizedTest
    @EnumSource(names = {"BASELINE", "EXTENDED_8", "EXTENDED_12"})
    void dcmtk_reads_the_same_in_streams_with_restarts(Process process, @TempDir Path folder)
            throws DicomException, IOException {
        byte[] stream = process.stream(3);
        Path packed = folder.resolve("packed.dcm");
        Path plain = folder.resolve("plain.dcm");
        DataSet set = new SmallStream("restarts", process.syntax, process.layout(), "", stream).object(List.of(stream));
        Files.write(packed, DicomWriter.toBytes(set, process.syntax));
        OutsideTools.Printed printed = OutsideTools.run("/usr/bin/dcmdjpeg", packed.toString(), plain.toString());
        assertThat(printed.code()).as(printed.text()).isZero();
        PixelFrame ours = process.decode(stream);
        try (DicomFile theirs = DicomFile.open(plain)) {
            assertThat(different(ours, theirs.frame(0)::value, _ -> 1)).isEmpty();
        }
    }

    /** The samples that are farther than {@code rounding} from what they should be. */
    private static List<Integer> different(PixelFrame frame, IntToLongFunction expected, IntUnaryOperator rounding) {
        return IntStream.range(0, frame.samples().size())
                .filter(i -> Math.abs(frame.value(i) - expected.applyAsLong(i)) > rounding.applyAsInt(i))
                .boxed()
                .toList();
    }

    private static int scanData(byte[] stream) {
        int at = JpegMarkers.find(stream, 0xDA, 0);
        return at + 2 + stream[at + 3];
    }

    /** Where the restart marker with a number is; numbers start again after the eighth. */
    private static int restart(byte[] stream, int number) {
        int at = scanData(stream);
        for (int i = 0; i <= number; i++) {
            at = JpegMarkers.find(stream, 0xD0 + (i & 7), at + 1);
        }
        return at;
    }
}
