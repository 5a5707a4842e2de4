package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in the wrong order, in the wrong folder, with the wrong name: a line says so, and nothing was made, lost or overwritten. */
class ReadingMistakesTest {
    @TempDir
    Path folder;

    private ReadingCalls reading;
    private String study;
    private String pass;

    @BeforeEach
    void files() throws IOException {
        reading = new ReadingCalls(folder);
        study = reading.study;
        pass = reading.pass;
    }

    @Test
    void a_wrong_folder_is_left_as_it_is() {
        for (List<String> command : List.of(
                List.of("lint", reading.at("nowhere")),
                List.of("import", reading.at("nowhere"), reading.at("cases.csv")),
                List.of("unblind", reading.at("nowhere"), "--reason", "x", "--pass-phrase-file", pass),
                List.of("collect", reading.at("nowhere"), reading.at("cases.csv")),
                List.of("seal", reading.at("nowhere"), "--pass-phrase-file", pass),
                List.of("read", reading.at("nowhere"), "--next"))) {
            assertThat(reading.run(command.toArray(String[]::new)))
                    .as("%s", command)
                    .isEqualTo(1);
            assertThat(reading.err.toString()).startsWith("hilum: There is no reading in ");
            assertThat(folder.resolve("nowhere")).doesNotExist();
        }
    }

    @Test
    void a_plan_is_not_made_over_one_that_is_there() {
        reading.plan();
        assertThat(reading.run("create", study, "--title", "pilot a", "--reader", "Zoe"))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("already", "Nothing was changed");
        assertThat(reading.run("freeze", study, "--pass-phrase-file", pass)).isZero();
    }

    @Test
    void a_seed_is_drawn_where_none_is_given_and_a_short_one_is_warned_of() {
        reading.freeze();
        assertThat(reading.run("proof", study, "--pass-phrase-file", pass, "--json"))
                .isZero();
        assertThat(Math.abs(JsonParser.parseString(reading.out.toString())
                        .getAsJsonObject()
                        .get("seed")
                        .getAsLong()))
                .isGreaterThan(1_000_000_000L);
        assertThat(reading.run("create", reading.at("other"), "--title", "P", "--reader", "A", "--seed", "20"))
                .isZero();
        assertThat(reading.err.toString()).contains("can be guessed");
    }

    @Test
    void a_pin_for_nobody_freezes_nothing_and_pins_may_stand_in_a_file() throws IOException {
        reading.plan();
        assertThat(reading.run("freeze", study, "--pass-phrase-file", pass, "--pin", "Adda=4711"))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("no reader “Adda”");
        Path pins = Files.writeString(folder.resolve("pins.txt"), "Ada = 4711\n\nBen=08=15\n");
        assertThat(reading.run("freeze", study, "--pass-phrase-file", pass, "--pin-file", pins.toString()))
                .isZero();
        assertThat(reading.run("package", study, "--out", reading.at("packs"), "--pass-phrase-file", pass))
                .isZero();
        Path pin = Files.writeString(folder.resolve("pin.txt"), "08=15\n");
        String pack = folder.resolve("packs").resolve("reader-2.hilum-package").toString();
        assertThat(reading.run("read", reading.at("station"), "--package", pack, "--pin-file", pin.toString()))
                .isZero();
    }

    @Test
    void a_package_has_its_readers_number_whoever_is_packed() {
        reading.freeze();
        assertThat(reading.run(
                        "package", study, "--out", reading.at("packs"), "--reader", "ben", "--pass-phrase-file", pass))
                .isZero();
        assertThat(folder.resolve("packs").toFile().list()).containsExactly("reader-2.hilum-package");
        assertThat(reading.run(
                        "package", study, "--out", reading.at("none"), "--reader", "Zoe", "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("no reader “Zoe”");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_table_without_a_single_case_is_an_error_of_the_import() {
        assertThat(reading.run("create", study, "--title", "Pilot A", "--reader", "Ada"))
                .isZero();
        assertThat(reading.run("import", study, reading.at("cases.csv"), reading.at("gone.csv")))
                .isEqualTo(1);
        assertThat(reading.out.toString()).startsWith("2 cases imported");
        assertThat(reading.err.toString()).contains("gone.csv");
    }

    @Test
    void results_that_cannot_be_taken_do_not_keep_the_others_out() {
        reading.freeze();
        assertThat(reading.run("package", study, "--out", reading.at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        String answers = answers(
                "{\"answers\":{\"completeness\":2,\"correctness\":3,\"conciseness\":3},\"seconds\":9}\n".repeat(2));
        assertThat(reading.run(
                        "read",
                        reading.at("ada"),
                        "--package",
                        pack,
                        "--answers",
                        answers,
                        "--result",
                        reading.at("ada.result")))
                .isZero();
        assertThat(reading.run(
                        "collect",
                        study,
                        reading.at("gone.result"),
                        reading.at("cases.csv"),
                        reading.at("ada.result"),
                        reading.at("ada.result")))
                .isEqualTo(1);
        assertThat(reading.out.toString()).contains("Ada: 2 ratings", "Pilot A: 6 of 12 primary ratings");
        assertThat(reading.err.toString().lines())
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
        reading.freeze();
        assertThat(reading.run("package", study, "--out", reading.at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        assertThat(reading.run("read", reading.at("ada"), "--package", pack)).isZero();
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
            assertThat(reading.run("read", reading.at("ada"), "--answers", answers(line + "\n")))
                    .as(line)
                    .isEqualTo(1);
            assertThat(reading.err.toString()).as(line).contains("Line 1 of the answers does not fit item 1");
        }
        assertThat(reading.run("read", reading.at("ada"), "--next")).isZero();
        assertThat(reading.out.toString()).contains("\"number\":1");
    }

    @Test
    void answers_that_are_left_over_and_guesses_that_come_too_early_are_told() {
        reading.freeze();
        assertThat(reading.run("package", study, "--out", reading.at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        String line = "{\"answers\":{\"completeness\":2,\"correctness\":3,\"conciseness\":3}}\n";
        assertThat(reading.run("read", reading.at("ada"), "--package", pack, "--guess", "CANNOT_TELL"))
                .isEqualTo(1);
        assertThat(reading.run("read", reading.at("ada"), "--answers", answers(line + "\n" + line + line)))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("All items are answered before line 4");
        assertThat(reading.run("read", reading.at("ada"))).isZero();
        assertThat(reading.out.toString()).contains("2 of 2 done");
    }

    @Test
    void a_station_gives_no_results_whatever_is_asked_of_it() {
        reading.freeze();
        assertThat(reading.run("package", study, "--out", reading.at("packs"), "--pass-phrase-file", pass))
                .isZero();
        String pack = folder.resolve("packs").resolve("reader-1.hilum-package").toString();
        assertThat(reading.run("read", reading.at("ada"), "--package", pack)).isZero();
        for (List<String> command : List.of(
                List.of("results", reading.at("ada"), "--pass-phrase-file", pass),
                List.of("unblind", reading.at("ada"), "--reason", "curious", "--pass-phrase-file", pass),
                List.of("proof", reading.at("ada"), "--pass-phrase-file", pass),
                List.of("export", reading.at("ada"), "--out", reading.at("export"), "--pass-phrase-file", pass),
                List.of("results", study, "--pass-phrase-file", pass))) {
            assertThat(reading.run(command.toArray(String[]::new)))
                    .as("%s", command)
                    .isEqualTo(1);
            assertThat(reading.out.toString()).isEmpty();
        }
        assertThat(folder.resolve("export")).doesNotExist();
    }

    @Test
    void what_few_answers_cannot_give_has_a_dash_and_is_never_a_number() {
        assertThat(reading.run("create", study, "--title", "Pilot A", "--reader", "Ada"))
                .isZero();
        assertThat(reading.run("import", study, reading.at("cases.csv"))).isZero();
        assertThat(reading.run("freeze", study, "--pass-phrase-file", pass)).isZero();
        assertThat(reading.run("unblind", study, "--reason", "stopped", "--pass-phrase-file", pass))
                .isZero();
        assertThat(reading.run("results", study, "--pass-phrase-file", pass, "--rounds", "100"))
                .isZero();
        assertThat(reading.out.toString()).doesNotContain("NaN", "Infinity");
        assertThat(reading.run("package", study, "--out", reading.at("packs"), "--pass-phrase-file", pass))
                .isZero();
    }
}
