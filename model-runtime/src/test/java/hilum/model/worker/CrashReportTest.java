package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrashReportTest {
    private final CrashReport report = new CrashReport();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # A fatal error has been detected by the Java Runtime Environment: | #  SIGSEGV (0xb) at pc=0x00007f42, pid=1, tid=2 | crashed in a native library (SIGSEGV)
            # A fatal error has been detected by the Java Runtime Environment: | #  EXCEPTION_ACCESS_VIOLATION (0xc0000005) at pc=0x0, pid=1 | crashed in a native library (EXCEPTION_ACCESS_VIOLATION)
            # A fatal error has been detected by the Java Runtime Environment: | #  EXCEPTION_ILLEGAL_INSTRUCTION (0xc000001d) at pc=0x0, pid=1 | met a processor instruction that this machine does not have (EXCEPTION_ILLEGAL_INSTRUCTION)
            # A fatal error has been detected by the Java Runtime Environment: | #  Internal Error (os.cpp:1), pid=1 | met a fatal error of the Java runtime
            # There is insufficient memory for the Java Runtime Environment to continue. | # Native memory allocation (mmap) failed to map 12 bytes. | ran out of memory outside of Java's heap
            terminate called after throwing an instance of 'std::bad_alloc' |   what():  std::bad_alloc | ran out of memory in a native library
            """, quoteCharacter = '"')
    void the_cause_is_told_in_words(String heading, String detail, String words) {
        report.read("an earlier line of a library");
        report.read("#");
        report.read(heading);
        report.read("#");
        report.read(detail);
        assertThat(report.words()).contains(words);
    }

    @Test
    void whatever_else_is_printed_is_no_report() {
        report.read("SIGSEGV (0xb) is what somebody wrote about");
        report.read("WARNING: something is deprecated");
        assertThat(report.words()).isEmpty();
        assertThat(report.beginning()).isEmpty();
    }

    @Test
    void only_the_beginning_is_kept() {
        report.read("# A fatal error has been detected by the Java Runtime Environment:");
        IntStream.range(0, 1000).forEach(i -> report.read("line " + i));
        assertThat(report.beginning()).hasSize(30);
    }

    @Test
    void the_systems_count_of_processes_ended_for_lack_of_memory_makes_the_sentence_sure(@TempDir Path folder)
            throws Exception {
        Path counters = Files.writeString(folder.resolve("vmstat"), "pgfault 77\noom_kill 3\noom_kill_other 9\n");
        assertThat(MemoryKills.count(counters)).isEqualTo(3);
        assertThat(MemoryKills.count(folder.resolve("none"))).isZero();
        assertThat(ExitCode.explainedWhenMemoryRanOut(137))
                .isEqualTo("was ended by the system because memory ran out (signal 9)");
        assertThat(ExitCode.explainedWhenMemoryRanOut(134)).isEqualTo(ExitCode.explained(134));
    }
}
