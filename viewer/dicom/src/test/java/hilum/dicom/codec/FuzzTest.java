package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.CpuTime;
import hilum.dicom.DicomException;
import hilum.dicom.Fixtures;
import hilum.dicom.TransferSyntax;
import hilum.dicom.fuzz.Mutants;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded mutants of each decoder's streams, JPEG 2000 at three sizes: a picture or a clear error, soon. The long run counts with {@code -Dhilum.fuzz.count}. */
class FuzzTest {
    private static final long LIMIT_MS = 2_000;

    /** Which streams go to which decoder. */
    enum Decoder {
        RLE(TransferSyntax.RLE, s -> s.name().endsWith("_rle")),
        JPEG_BASELINE(TransferSyntax.JPEG_BASELINE, s -> s.name().endsWith("_baseline")),
        JPEG_EXTENDED(TransferSyntax.JPEG_EXTENDED, s -> s.name().endsWith("_ext12")),
        JPEG_LOSSLESS(
                TransferSyntax.JPEG_LOSSLESS,
                s -> s.name().contains("_sv1") || s.name().contains("_p14")),
        JPEG_LS(TransferSyntax.JPEG_LS_LOSSLESS, s -> s.name().contains("_jls")),
        JPEG_2000(TransferSyntax.JPEG_2000, s -> s.name().endsWith("_j2k"));

        private final TransferSyntax syntax;
        private final Predicate<SmallStream> takes;

        Decoder(TransferSyntax syntax, Predicate<SmallStream> takes) {
            this.syntax = syntax;
            this.takes = takes;
        }
    }

    private interface Attempt {
        int samples(byte[] mutant, int number) throws DicomException;
    }

    private record Original(String name, byte[] bytes, Attempt attempt) {}

    @ParameterizedTest
    @EnumSource(Decoder.class)
    void mutants_give_a_picture_or_a_clear_error(Decoder decoder) {
        mutate(decoder, 20_000, 11);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Decoder.class)
    void many_mutants_give_a_picture_or_a_clear_error(Decoder decoder) {
        mutate(decoder, Integer.getInteger("hilum.fuzz.count", 200_000), 12);
    }

    private static void mutate(Decoder decoder, int count, long seed) {
        List<Original> originals = originals(decoder);
        Random random = new Random(seed);
        long slowest = 0;
        String slowestName = "";
        int pictures = 0;
        for (int i = 0; i < count; i++) {
            Original original = originals.get(i % originals.size());
            byte[] mutant = Mutants.of(original.bytes(), random);
            long start = CpuTime.ofThisThreadMs();
            try {
                assertThat(original.attempt().samples(mutant, i)).isPositive();
                pictures++;
            } catch (DicomException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutant " + i + " of " + original.name() + " with seed " + seed, e);
            }
            long took = CpuTime.ofThisThreadMs() - start;
            if (took > slowest) {
                slowest = took;
                slowestName = "mutant " + i + " of " + original.name() + " with seed " + seed;
            }
        }
        System.out.printf("%s: %d mutants, %d pictures, slowest %d ms%n", decoder, count, pictures, slowest);
        assertThat(slowest).as("ms of the slowest, " + slowestName).isLessThan(LIMIT_MS);
    }

    private static List<Original> originals(Decoder decoder) {
        List<Original> originals = new ArrayList<>();
        for (SmallStream stream : SmallStream.all()) {
            if (decoder.takes.test(stream)) {
                originals.add(new Original(
                        stream.name(),
                        stream.bytes(),
                        (mutant, _) -> stream.decode(mutant).samples().size()));
            }
        }
        if (decoder == Decoder.JPEG_2000) {
            for (String[] row : Fixtures.rows("/hilum/dicom/jpeg2000.tsv")) {
                originals.add(new Original(
                        row[0],
                        Base64.getDecoder().decode(row[9]),
                        (mutant, i) -> Jpeg2000Test.decode(row, mutant, i / 50 % 3)
                                .samples()
                                .size()));
            }
        }
        if (decoder == Decoder.JPEG_LS) {
            originals.add(new Original(
                    "mapped",
                    JpegLsTest.mapped(),
                    (mutant, _) -> JpegLsTest.decode(mutant, 1, 12).samples().size()));
        }
        for (JpegRestartTest.Process process : JpegRestartTest.Process.values()) {
            if (process.syntax() == decoder.syntax && process.components() == 1) {
                originals.add(new Original(
                        process.name(),
                        process.stream(2),
                        (mutant, _) -> process.decode(mutant).samples().size()));
            }
        }
        return originals;
    }
}
