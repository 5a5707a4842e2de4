package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pixels of a film are not touched until they are asked for. */
@Tag("slow")
class HeaderSpeedTest {
    private static final int ROUNDS = 400;

    @TempDir
    private Path folder;

    @Test
    void the_header_of_a_film_of_10_mb_is_parsed_in_a_fraction_of_reading_it() throws DicomException, IOException {
        Path film = folder.resolve("film");
        DataSet set = Pictures.header(2000, 2500)
                .putBytes(hilum.dicom.Tag.PIXEL_DATA, Vr.OW, new byte[10_000_000])
                .build();
        DicomWriter.write(film, set, TransferSyntax.EXPLICIT_LE);
        long[] headerNs = new long[ROUNDS];
        long[] wholeNs = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = cpuNs();
            try (DicomFile file = DicomFile.open(film)) {
                assertThat(file.dataSet().contains(hilum.dicom.Tag.PIXEL_DATA)).isTrue();
            }
            headerNs[i] = cpuNs() - start;
            start = cpuNs();
            assertThat(Files.readAllBytes(film)).isNotEmpty();
            wholeNs[i] = cpuNs() - start;
        }
        double header = median(headerNs) / 1e6;
        double whole = median(wholeNs) / 1e6;
        System.getLogger("hilum.benchmark")
                .log(
                        System.Logger.Level.INFO,
                        "header {0} ms, whole file {1} ms of processor time, medians",
                        header,
                        whole);
        assertThat(header).isLessThan(5).isLessThan(whole);
    }

    /** Time of the processor, so that other work on the machine does not count. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Of the second half, when the JIT has done its work. */
    private static long median(long[] times) {
        long[] warm = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
