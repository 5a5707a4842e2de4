package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a coordinator can still do without a window once a reading is frozen: further opinions, the log, a next version. */
class ReadingAfterFreezeTest {
    @TempDir
    Path folder;

    private ReadingCalls reading;
    private String study;
    private String pass;

    @BeforeEach
    void freeze() throws IOException {
        reading = new ReadingCalls(folder);
        study = reading.study;
        pass = reading.pass;
        reading.freeze();
    }

    @Test
    void a_further_opinion_is_read_at_a_station_of_its_own_and_replaces_nothing() throws IOException {
        reading.done("adjudicate", study);
        List<String> codes = reading.out.toString().lines().toList();
        assertThat(codes).hasSize(2).doesNotHaveDuplicates();
        reading.done(
                "adjudicate",
                study,
                "--reader",
                "Cy",
                "--case",
                codes.getFirst(),
                "--pass-phrase-file",
                pass,
                "--json");
        assertThat(reading.json().get("items").getAsInt()).isEqualTo(1);

        reading.done(
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
        reading.done(
                "read", folder.resolve("cy").toString(), "--package", pack, "--answers", answers, "--result", result);
        reading.done("collect", study, result);
        assertThat(reading.out.toString())
                .as("primary ratings are those of Ada and Ben")
                .contains("0 of 12 primary ratings");
    }

    @Test
    void a_case_or_a_name_that_cannot_be_is_refused_and_nobody_is_added() {
        assertThat(reading.run("adjudicate", study, "--reader", "Cy", "--case", "no-such", "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("no case no-such", "Nothing was changed");
        assertThat(reading.run("adjudicate", study, "--reader", "Ada", "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(reading.run("adjudicate", study, "--reader", "Cy"))
                .as("without the pass phrase")
                .isEqualTo(1);
        reading.done("log", study, "--json");
        assertThat(reading.out.toString()).doesNotContain("Cy");
    }

    @Test
    void a_reader_gets_another_pin_and_a_package_that_is_out_only_when_it_is_said() throws IOException {
        String pin = Files.writeString(folder.resolve("pin.txt"), "90427\n").toString();
        reading.done(
                "package",
                study,
                "--out",
                folder.resolve("packs").toString(),
                "--reader",
                "Ada",
                "--pass-phrase-file",
                pass);
        assertThat(reading.run("pin", study, "--reader", "Ada", "--pin-file", pin, "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("A package of Ada was written", "Nothing was changed");
        reading.done("pin", study, "--reader", "Ada", "--pin-file", pin, "--package-too", "--pass-phrase-file", pass);
        assertThat(reading.out.toString()).contains("Ada has another PIN").doesNotContain("90427");
        reading.done("log", study);
        assertThat(reading.out.toString()).contains("a PIN was replaced").doesNotContain("90427");
        String empty = Files.writeString(folder.resolve("empty.txt"), "\n").toString();
        assertThat(reading.run("pin", study, "--reader", "Ada", "--pin-file", empty, "--pass-phrase-file", pass))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("There is no PIN in");
    }

    @Test
    void the_log_tells_what_was_done_in_its_order_with_hashes() {
        reading.done("adjudicate", study, "--reader", "Cy", "--pass-phrase-file", pass);
        reading.done("unblind", study, "--reason", "all have read", "--pass-phrase-file", pass);
        reading.done("log", study);
        List<String> lines = reading.out.toString().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3).isSorted();
        assertThat(lines).anyMatch(line -> line.contains("all have read"));
        reading.done("log", study, "--json");
        assertThat(reading.json().getAsJsonArray("log"))
                .hasSameSizeAs(lines)
                .allSatisfy(
                        line -> assertThat(line.getAsJsonObject().get("hash").getAsString())
                                .hasSize(64));
    }

    @Test
    void a_next_version_names_the_hash_of_the_one_before_and_is_frozen_as_any_plan() {
        reading.done("proof", study, "--pass-phrase-file", pass, "--json");
        String hash = reading.json().get("hash").getAsString();
        reading.done("supersede", study, "--pass-phrase-file", pass, "--json");
        assertThat(reading.json().get("version").getAsInt()).isEqualTo(2);
        assertThat(reading.json().get("supersedes").getAsString()).isEqualTo(hash);
        reading.done("freeze", study, "--pass-phrase-file", pass, "--json");
        assertThat(reading.json().get("hash").getAsString()).isNotEqualTo(hash);
    }
}
