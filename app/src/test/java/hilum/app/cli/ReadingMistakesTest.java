package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Commands in the wrong order, in the wrong folder, with the wrong name: a line says so, and nothing was made, lost or overwritten. */
class ReadingMistakesTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String study;
    private String pass;

    @BeforeEach
    void files() throws IOException {
        study = folder.resolve("study").toString();
        pass = Files.writeString(folder.resolve("pass.txt"), "correct horse battery\n")
                .toString();
        Files.writeString(
                folder.resolve("cases.csv"),
                "case,task,task_input,text_physician,text_ai\n"
                        + "1,findings summarization,long,Walnut 1.,Hazel 1.\n"
                        + "2,findings summarization,long,Walnut 2.,Hazel 2.\n");
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

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void plan() {
        assertThat(run("create", study, "--title", "Pilot A", "--reader", "Ada", "--reader", "Ben"))
                .isZero();
        assertThat(run("import", study, at("cases.csv"))).isZero();
    }

    private void freeze() {
        plan();
        assertThat(run("freeze", study, "--pass-phrase-file", pass))
                .as("%s", err)
                .isZero();
    }

    @Test
    void a_wrong_folder_is_left_as_it_is() {
        for (List<String> command : List.of(
                List.of("lint", at("nowhere")),
                List.of("import", at("nowhere"), at("cases.csv")),
                List.of("unblind", at("nowhere"), "--reason", "x", "--pass-phrase-file", pass),
                List.of("collect", at("nowhere"), at("cases.csv")),
                List.of("seal", at("nowhere"), "--pass-phrase-file", pass),
                List.of("read", at("nowhere"), "--next"))) {
            assertThat(run(command.toArray(String[]::new))).as("%s", command).isEqualTo(1);
            assertThat(err.toString()).startsWith("hilum: There is no reading in ");
            assertThat(folder.resolve("nowhere")).doesNotExist();
        }
    }

    @Test
    void a_plan_is_not_made_over_one_that_is_there() {
        plan();
        assertThat(run("create", study, "--title", "pilot a", "--reader", "Zoe"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("already", "Nothing was changed");
        assertThat(run("freeze", study, "--pass-phrase-file", pass)).isZero();
    }

    @Test
    void a_seed_is_drawn_where_none_is_given_and_a_short_one_is_warned_of() {
        freeze();
        assertThat(run("proof", study, "--pass-phrase-file", pass, "--json")).isZero();
        assertThat(Math.abs(JsonParser.parseString(out.toString())
                        .getAsJsonObject()
                        .get("seed")
                        .getAsLong()))
                .isGreaterThan(1_000_000_000L);
        assertThat(run("create", at("other"), "--title", "P", "--reader", "A", "--seed", "20"))
                .isZero();
        assertThat(err.toString()).contains("can be guessed");
    }

    @Test
    void a_pin_for_nobody_freezes_nothing_and_pins_may_stand_in_a_file() throws IOException {
        plan();
        assertThat(run("freeze", study, "--pass-phrase-file", pass, "--pin", "Adda=4711"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no reader “Adda”");
        Path pins = Files.writeString(folder.resolve("pins.txt"), "Ada = 4711\n\nBen=08=15\n");
        assertThat(run("freeze", study, "--pass-phrase-file", pass, "--pin-file", pins.toString()))
                .isZero();
        assertThat(run("package", study, "--out", at("packs"), "--pass-phrase-file", pass))
                .isZero();
        Path pin = Files.writeString(folder.resolve("pin.txt"), "08=15\n");
        String pack = folder.resolve("packs").resolve("reader-2.hilum-package").toString();
        assertThat(run("read", at("station"), "--package", pack, "--pin-file", pin.toString()))
                .isZero();
    }

    @Test
    void a_package_has_its_readers_number_whoever_is_packed() {
        freeze();
        assertThat(run("package", study, "--out", at("packs"), "--reader", "ben", "--pass-phrase-file", pass))
                .isZero();
        assertThat(folder.resolve("packs").toFile().list()).containsExactly("reader-2.hilum-package");
        assertThat(run("package", study, "--out", at("none"), "--reader", "Zoe", "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no reader “Zoe”");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_table_without_a_single_case_is_an_error_of_the_import() {
        assertThat(run("create", study, "--title", "Pilot A", "--reader", "Ada"))
                .isZero();
        assertThat(run("import", study, at("cases.csv"), at("gone.csv"))).isEqualTo(1);
        assertThat(out.toString()).startsWith("2 cases imported");
        assertThat(err.toString()).contains("gone.csv");
    }

    @Test
    void results_that_cannot_be_taken_do_not_keep_the_others_out() {
        freeze();
        assertThat(run("package", study, "--out", at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        String answers = answers(
                "{\"answers\":{\"completeness\":2,\"correctness\":3,\"conciseness\":3},\"seconds\":9}\n".repeat(2));
        assertThat(run("read", at("ada"), "--package", pack, "--answers", answers, "--result", at("ada.result")))
                .isZero();
        assertThat(run("collect", study, at("gone.result"), at("cases.csv"), at("ada.result"), at("ada.result")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Ada: 2 ratings", "Pilot A: 6 of 12 primary ratings");
        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("hilum: "))
                .anyMatch(line -> line.contains("cases.csv is no whole result file"));
    }

    private String answers(String lines) {
        try {
            return Files.writeString(folder.resolve("answers.jsonl"), lines).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void no_line_of_answers_ends_in_anything_but_a_line() {
        freeze();
        assertThat(run("package", study, "--out", at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        assertThat(run("read", at("ada"), "--package", pack)).isZero();
        for (String line : List.of(
                "{\"answers\":null}",
                "{\"answers\":[]}",
                "[1]",
                "null",
                "{\"cannot_judge\":{}}",
                "{\"answers\":{\"completeness\":9,\"correctness\":3,\"conciseness\":3}}",
                "{\"answers\":{\"completeness\":\"x\",\"correctness\":3,\"conciseness\":3}}",
                "{\"answers\":{\"completeness\":1,\"correctness\":3,\"conciseness\":{}}}",
                "{\"answers\":{\"completeness\":1,\"correctness\":3,\"conciseness\":3,\"other\":3}}",
                "{\"answers\":{\"completeness\":1,\"correctness\":3,\"conciseness\":3},\"seconds\":-4}",
                "{\"answers\":{\"completeness\":1,\"correctness\":3,\"conciseness\":3},\"seconds\":\"long\"}")) {
            assertThat(run("read", at("ada"), "--answers", answers(line + "\n")))
                    .as(line)
                    .isEqualTo(1);
            assertThat(err.toString()).as(line).contains("Line 1 of the answers does not fit item 1");
        }
        assertThat(run("read", at("ada"), "--next")).isZero();
        assertThat(out.toString()).contains("\"number\":1");
    }

    @Test
    void a_station_gives_no_results_whatever_is_asked_of_it() {
        freeze();
        assertThat(run("package", study, "--out", at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        assertThat(run("read", at("ada"), "--package", pack)).isZero();
        for (List<String> command : List.of(
                List.of("results", at("ada"), "--pass-phrase-file", pass),
                List.of("unblind", at("ada"), "--reason", "curious", "--pass-phrase-file", pass),
                List.of("proof", at("ada"), "--pass-phrase-file", pass),
                List.of("export", at("ada"), "--out", at("export"), "--pass-phrase-file", pass),
                List.of("results", study, "--pass-phrase-file", pass))) {
            assertThat(run(command.toArray(String[]::new))).as("%s", command).isEqualTo(1);
            assertThat(out.toString()).isEmpty();
        }
        assertThat(folder.resolve("export")).doesNotExist();
    }

    @Test
    void what_few_answers_cannot_give_has_a_dash_and_is_never_a_number() {
        assertThat(run("create", study, "--title", "Pilot A", "--reader", "Ada"))
                .isZero();
        assertThat(run("import", study, at("cases.csv"))).isZero();
        assertThat(run("freeze", study, "--pass-phrase-file", pass)).isZero();
        assertThat(run("unblind", study, "--reason", "stopped", "--pass-phrase-file", pass))
                .isZero();
        assertThat(run("results", study, "--pass-phrase-file", pass, "--rounds", "100"))
                .isZero();
        assertThat(out.toString()).doesNotContain("NaN", "Infinity");
        assertThat(run("package", study, "--out", at("packs"), "--pass-phrase-file", pass))
                .isZero();
    }
}
