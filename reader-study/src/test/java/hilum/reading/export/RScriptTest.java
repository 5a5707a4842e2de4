package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hilum.reading.ReadingDesign;
import hilum.reading.statistics.AnswerTable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the exported script where R is installed: every number of the program is found again. */
class RScriptTest {
    @TempDir
    Path folder;

    @Test
    void r_finds_every_number_of_a_comparative_reading() throws Exception {
        assertEveryNumberEqual(SimulatedStudy.comparative(11, 5, 20, 250), false);
    }

    @Test
    void r_finds_every_number_of_grades() throws Exception {
        assertEveryNumberEqual(SimulatedStudy.absolute(12), false);
    }

    @Test
    void r_finds_every_number_of_edited_drafts() throws Exception {
        assertEveryNumberEqual(SimulatedDrafts.study(ReadingDesign.DRAFT_EDITING, 17), false);
    }

    @Test
    void r_finds_every_number_of_a_crossover_with_and_without_drafts() throws Exception {
        assertEveryNumberEqual(SimulatedDrafts.study(ReadingDesign.CROSSOVER, 18), false);
    }

    @Test
    void r_finds_every_number_where_there_is_hardly_anything() throws Exception {
        assertEveryNumberEqual(SimulatedStudy.comparative(13, 1, 3, 200), false);
        assertEveryNumberEqual(SimulatedStudy.comparative(15, 2, 2, 200), false);
    }

    @Test
    void r_finds_every_number_of_strange_readings_and_none_that_is_not_there() throws Exception {
        AnswerTable table = StrangeReadings.table(1);
        assertEveryNumberEqual(SimulatedStudy.record(table, Map.of(), 200, SimulatedStudy.SCALE_WORDS), false);
    }

    @Test
    @Tag("slow")
    void r_finds_every_number_of_many_strange_readings() throws Exception {
        for (int seed = 2; seed < 10; seed++) {
            AnswerTable table = StrangeReadings.table(seed);
            assertEveryNumberEqual(SimulatedStudy.record(table, Map.of(), 200, SimulatedStudy.SCALE_WORDS), false);
        }
    }

    @Test
    @Tag("slow")
    void r_finds_every_number_with_all_rounds_and_many_seeds() throws Exception {
        for (int seed = 20; seed < 26; seed++) {
            assertEveryNumberEqual(SimulatedStudy.comparative(seed), seed == 20);
        }
    }

    private void assertEveryNumberEqual(StudyRecord study, boolean withModels) throws Exception {
        boolean installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "Rscript")));
        assumeTrue(installed, "R is not installed here: the exported script was not run");
        Path out = new ResultsExport(new Typeface()).writeAll(study, folder, "r", ExportProgress.SILENT);
        Path said = out.resolve("said.txt");
        Process r = new ProcessBuilder(
                        "Rscript",
                        "--vanilla",
                        out.resolve(ExportFiles.SCRIPT).toString(),
                        out.toString(),
                        withModels ? "models" : "numbers")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(r.waitFor(5, TimeUnit.MINUTES)).as("R has ended").isTrue();
        String text = Files.readString(said);
        assertThat(text.lines().filter(line -> line.startsWith("DIFFERS")))
                .as(text)
                .isEmpty();
        assertThat(r.exitValue()).as(text).isZero();
        assertThat(text.lines().filter(line -> line.startsWith("equal"))).hasSizeGreaterThan(50);
        assertThat(text.contains("Cumulative link mixed models") || text.contains("'ordinal' is not installed"))
                .isEqualTo(withModels);
    }
}
