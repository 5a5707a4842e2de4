package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code hilum bench codecs} on tiny films, with the tools that are installed here and without any. */
class CodecBenchCommandTest {
    private static final Path INSTALLED = Path.of("/usr/bin");
    private static final List<String> OF_DCMTK =
            List.of("dcmcrle", "dcmdrle", "dcmcjpeg", "dcmdjpeg", "dcmcjpls", "dcmdjpls", "dcmconv");

    @TempDir
    private Path folder;

    private record Called(int code, String out, String err) {}

    private static Called call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        // with the command's own way to tell a failure
        CommandLine line = new CommandLine(new CodecBenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    return failure instanceof JobFailure ? 1 : 70;
                });
        int code = line.execute(arguments);
        return new Called(code, out.toString(), err.toString());
    }

    @Test
    void every_codec_is_timed_beside_each_peer_at_both_depths() {
        assumeInstalled(List.of("gdcmconv"));
        assumeInstalled(OF_DCMTK);
        Called called = call("--size", "64x80", "--times", "1", "--json");
        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out().strip().lines()).hasSize(1);
        JsonObject json = JsonParser.parseString(called.out()).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("columns", "rows", "times", "headerMs", "timings", "missingTools");
        assertThat(json.get("columns").getAsInt()).isEqualTo(64);
        assertThat(json.get("rows").getAsInt()).isEqualTo(80);
        assertThat(json.get("headerMs").getAsDouble()).isPositive();
        assertThat(json.getAsJsonArray("missingTools")).isEmpty();
        List<String> rows = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("timings")) {
            JsonObject timing = element.getAsJsonObject();
            assertThat(timing.keySet())
                    .containsExactly(
                            "codec", "bits", "peer", "oursMs", "lookMs", "theirsMs", "processMs", "ratio", "target");
            for (String figure : List.of("oursMs", "lookMs", "theirsMs", "processMs", "ratio", "target")) {
                assertThat(timing.get(figure).getAsDouble()).as(figure).isPositive();
            }
            rows.add(timing.get("codec").getAsString() + " "
                    + timing.get("bits").getAsInt() + " " + timing.get("peer").getAsString());
        }
        assertThat(rows)
                .containsExactly(
                        "RLE 12 dcmtk",
                        "JPEG lossless 12 dcmtk",
                        "JPEG lossless 12 GDCM",
                        "JPEG-LS 12 dcmtk",
                        "JPEG-LS 12 GDCM",
                        "JPEG 2000 12 GDCM",
                        "RLE 16 dcmtk",
                        "JPEG lossless 16 dcmtk",
                        "JPEG lossless 16 GDCM",
                        "JPEG-LS 16 dcmtk",
                        "JPEG-LS 16 GDCM",
                        "JPEG 2000 16 GDCM");
    }

    @Test
    void codecs_whose_tools_are_not_there_are_left_out_and_named() throws IOException {
        assumeInstalled(List.of("dcmcrle", "dcmdrle", "dcmconv"));
        for (String tool : List.of("dcmcrle", "dcmdrle", "dcmconv")) {
            Files.createSymbolicLink(folder.resolve(tool), INSTALLED.resolve(tool));
        }
        Called called = call("--size", "32x32", "--times", "1", "--tools", folder.toString());
        for (String tool : List.of("dcmcrle", "dcmdrle", "dcmconv")) {
            Files.delete(folder.resolve(tool)); // the link
        }
        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out().lines().filter(line -> line.startsWith("RLE "))).hasSize(2);
        assertThat(called.out())
                .contains("header of a film of 32 x 32", "Medians of 1")
                .contains(
                        "left out, since these programs are not there: dcmcjpeg, dcmcjpls, dcmdjpeg, dcmdjpls, gdcmconv")
                .doesNotContain("JPEG-LS ");
    }

    @Test
    void without_any_tool_the_command_says_what_to_install() {
        Called called = call("--tools", folder.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("Nothing to compare with", "dcmdjpls", "gdcmconv", "Install dcmtk");
        assertThat(called.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--size,64", "--size,8x8", "--size,9999x9999", "--times,0", "--times,100", "--times,many"})
    void sizes_and_counts_that_make_no_sense_are_wrong_usage(String option, String value) {
        Called called = call(option, value);
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(option);
    }

    private static void assumeInstalled(List<String> tools) {
        for (String tool : tools) {
            Assumptions.assumeTrue(
                    Files.isExecutable(INSTALLED.resolve(tool)),
                    tool + " is not installed (packages dcmtk, libgdcm-tools)");
        }
    }
}
