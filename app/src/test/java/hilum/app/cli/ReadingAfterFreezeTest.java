package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.app.AppFolders;
import hilum.reading.pack.Sealing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a coordinator can still do without a window once a reading is frozen: further opinions, the log, a next version. */
class ReadingAfterFreezeTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String study;
    private String pass;

    @BeforeEach
    void freeze() throws IOException {
        study = folder.resolve("study").toString();
        pass = Files.writeString(folder.resolve("pass.txt"), "correct horse battery\n")
                .toString();
        Path cases = Files.writeString(
                folder.resolve("cases.csv"),
                "case,task,task_input,text_physician,text_ai\n"
                        + "1,findings summarization,long,Walnut 1.,Hazel 1.\n"
                        + "2,findings summarization,long,Walnut 2.,Hazel 2.\n");
        done("create", study, "--title", "Pilot A", "--reader", "Ada", "--reader", "Ben");
        done("import", study, cases.toString());
        done("freeze", study, "--pass-phrase-file", pass);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Commands.run(
                ReadingCommand.line(new AppFolders(folder.resolve("home")), new Sealing(new SecureRandom(), 16)),
                arguments,
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    private void done(String... arguments) {
        assertThat(run(arguments)).as("%s", err).isZero();
    }

    private JsonObject json() {
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    @Test
    void a_further_opinion_is_read_at_a_station_of_its_own_and_replaces_nothing() throws IOException {
        done("adjudicate", study);
        List<String> codes = out.toString().lines().toList();
        assertThat(codes).hasSize(2).doesNotHaveDuplicates();
        done("adjudicate", study, "--reader", "Cy", "--case", codes.getFirst(), "--pass-phrase-file", pass, "--json");
        assertThat(json().get("items").getAsInt()).isEqualTo(1);

        done(
                "package",
                study,
                "--out",
                folder.resolve("packs").toString(),
                "--reader",
                "Cy",
                "--pass-phrase-file",
                pass);
        String pack = folder.resolve("packs").toFile().listFiles()[0].toString();
        String answers = Files.writeString(
                        folder.resolve("answers.jsonl"),
                        "{\"answers\":{\"completeness\":2,\"correctness\":3,\"conciseness\":3},\"seconds\":9}\n")
                .toString();
        String result = folder.resolve("cy.result").toString();
        done("read", folder.resolve("cy").toString(), "--package", pack, "--answers", answers, "--result", result);
        done("collect", study, result);
        assertThat(out.toString())
                .as("primary ratings are those of Ada and Ben")
                .contains("0 of 12 primary ratings");
    }

    @Test
    void a_case_or_a_name_that_cannot_be_is_refused_and_nobody_is_added() {
        assertThat(run("adjudicate", study, "--reader", "Cy", "--case", "no-such", "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no case no-such", "Nothing was changed");
        assertThat(run("adjudicate", study, "--reader", "Ada", "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(run("adjudicate", study, "--reader", "Cy"))
                .as("without the pass phrase")
                .isEqualTo(1);
        done("log", study, "--json");
        assertThat(out.toString()).doesNotContain("Cy");
    }

    @Test
    void the_log_tells_what_was_done_in_its_order_with_hashes() {
        done("adjudicate", study, "--reader", "Cy", "--pass-phrase-file", pass);
        done("unblind", study, "--reason", "all have read", "--pass-phrase-file", pass);
        done("log", study);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3).isSorted();
        assertThat(lines).anyMatch(line -> line.contains("all have read"));
        done("log", study, "--json");
        assertThat(json().getAsJsonArray("log"))
                .hasSameSizeAs(lines)
                .allSatisfy(
                        line -> assertThat(line.getAsJsonObject().get("hash").getAsString())
                                .hasSize(64));
    }

    @Test
    void a_next_version_names_the_hash_of_the_one_before_and_is_frozen_as_any_plan() {
        done("proof", study, "--pass-phrase-file", pass, "--json");
        String hash = json().get("hash").getAsString();
        done("supersede", study, "--pass-phrase-file", pass, "--json");
        assertThat(json().get("version").getAsInt()).isEqualTo(2);
        assertThat(json().get("supersedes").getAsString()).isEqualTo(hash);
        done("freeze", study, "--pass-phrase-file", pass, "--json");
        assertThat(json().get("hash").getAsString()).isNotEqualTo(hash);
    }
}
