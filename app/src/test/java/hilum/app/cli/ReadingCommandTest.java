package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole reading from the command line, read by programs that prefer one arm's texts. */
class ReadingCommandTest {
    private static final int CASES = 20;
    private static final List<String> READERS = List.of("Ada", "Ben", "Cleo", "Dan", "Eve");

    @TempDir
    Path folder;

    private ReadingCalls reading;
    private String study;
    private Path pass;
    private Path pin;

    @BeforeEach
    void files() throws IOException {
        reading = new ReadingCalls(folder);
        study = reading.study;
        pass = Path.of(reading.pass);
        pin = Files.writeString(folder.resolve("pin.txt"), "4711\n");
    }

    private int run(String... arguments) {
        return reading.run(arguments);
    }

    private JsonObject json(String... arguments) {
        assertThat(run(arguments)).as("%s%s", reading.out, reading.err).isZero();
        return JsonParser.parseString(reading.out.toString()).getAsJsonObject();
    }

    private Path cases() throws IOException {
        StringBuilder csv = new StringBuilder("case,images,task,task_input,normal,text_physician,text_ai\n");
        for (int i = 1; i <= CASES; i++) {
            ImageIO.write(
                    new BufferedImage(4 + i, 4, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    folder.resolve("film-" + i + ".png").toFile());
            String slice = i % 2 == 0 ? "normal" : "abnormal";
            csv.append("%d,film-%d.png,findings generation,,%s,Walnut %d.,Hazel %d.\n".formatted(i, i, slice, i, i));
            csv.append("%d,,findings summarization,long,%s,Walnut sum %d.,Hazel sum %d.\n".formatted(i, slice, i, i));
        }
        csv.append("21,gone.dcm,findings generation,,normal,a,b\n");
        return Files.writeString(folder.resolve("cases.csv"), csv);
    }

    private void freeze() throws IOException {
        List<String> create = new ArrayList<>(
                List.of("create", study, "--title", "Pilot A", "--seed", "20", "--repeats", "2", "--guesses", "2"));
        READERS.forEach(reader -> create.addAll(List.of("--reader", reader)));
        assertThat(run(create.toArray(String[]::new))).isZero();
        JsonObject imported = json("import", study, cases().toString(), "--json");
        assertThat(imported.get("cases").getAsInt()).isEqualTo(2 * CASES);
        assertThat(imported.get("leftOut").getAsString()).contains("Line 42", "gone.dcm");
        List<String> freeze =
                new ArrayList<>(List.of("freeze", study, "--pass-phrase-file", pass.toString(), "--json"));
        READERS.forEach(reader -> freeze.addAll(List.of("--pin", reader + "=4711")));
        JsonObject frozen = json(freeze.toArray(String[]::new));
        assertThat(frozen.get("hash").getAsString()).matches("[0-9a-f]{64}");
        assertThat(frozen.get("itemsPerReader").getAsInt()).isEqualTo(2 * (CASES + 2));
        assertThat(frozen.get("balanced").getAsBoolean()).isTrue();
    }

    /** Answers by what is shown: hazel texts are better, a little noise aside. */
    private Path answers(Path pack, Random random) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            String reading =
                    new String(zip.getInputStream(zip.getEntry("reading.json")).readAllBytes(), StandardCharsets.UTF_8);
            for (JsonElement place :
                    JsonParser.parseString(reading).getAsJsonObject().getAsJsonArray("places")) {
                boolean hazelIs1 =
                        place.getAsJsonObject().get("report1").getAsString().startsWith("Hazel");
                int better = random.nextInt(4) == 0 ? 3 : hazelIs1 ? 2 : 4;
                lines.append(
                        "{\"answers\": {\"completeness\": %d, \"correctness\": 3, \"conciseness\": %d}, \"seconds\": %d}%n"
                                .formatted(better, 6 - better, 20 + random.nextInt(40)));
            }
        }
        return Files.writeString(folder.resolve("answers.jsonl"), lines);
    }

    private List<Path> readAll() throws IOException {
        JsonObject packed = json(
                "package",
                study,
                "--out",
                folder.resolve("packs").toString(),
                "--pass-phrase-file",
                pass.toString(),
                "--json");
        Random random = new Random(20);
        List<Path> results = new ArrayList<>();
        for (JsonElement file : packed.getAsJsonArray("packages")) {
            Path pack = Path.of(file.getAsString());
            Path result = folder.resolve("result-" + results.size());
            JsonObject read = json(
                    "read",
                    folder.resolve("station-" + results.size()).toString(),
                    "--package",
                    pack.toString(),
                    "--pin-file",
                    pin.toString(),
                    "--answers",
                    answers(pack, random).toString(),
                    "--guess",
                    "CANNOT_TELL",
                    "--result",
                    result.toString(),
                    "--json");
            assertThat(read.get("done")).isEqualTo(read.get("items"));
            results.add(result);
        }
        return results;
    }

    @Test
    void a_whole_reading_goes_from_a_table_to_results_and_the_preference_comes_back() throws Exception {
        freeze();
        List<Path> results = readAll();
        List<String> collect = new ArrayList<>(List.of("collect", study, "--json"));
        results.forEach(result -> collect.add(result.toString()));
        JsonObject collected = json(collect.toArray(String[]::new));
        assertThat(collected.get("expected").getAsInt()).isEqualTo(600);
        assertThat(collected.get("received").getAsInt()).isEqualTo(600);
        assertThat(run("collect", study, results.getFirst().toString())).isEqualTo(1);
        assertThat(reading.err.toString()).contains("taken in before");
        assertThat(run("results", study, "--pass-phrase-file", pass.toString())).isEqualTo(1);
        assertThat(reading.err.toString()).contains("still blinded");
        JsonObject unblinded =
                json("unblind", study, "--reason", "all read", "--pass-phrase-file", pass.toString(), "--json");
        assertThat(unblinded.get("seed").getAsLong()).isEqualTo(20);
        JsonObject analysis =
                json("results", study, "--pass-phrase-file", pass.toString(), "--rounds", "200", "--json");
        for (JsonElement element : analysis.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            double mean = cell.get("mean").getAsDouble();
            switch (cell.get("attribute").getAsString()) {
                case "completeness" -> assertThat(mean).isBetween(2.5, 5.0);
                case "conciseness" -> assertThat(mean).isBetween(-5.0, -2.5);
                default -> assertThat(mean).isZero();
            }
        }
        assertThat(analysis.getAsJsonArray("cells")).hasSize(6);
    }

    @Test
    void the_proof_says_ten_of_twenty_and_two_or_three_of_five() throws IOException {
        freeze();
        JsonObject proof = json("proof", study, "--pass-phrase-file", pass.toString(), "--json");
        proof.getAsJsonArray("readers")
                .forEach(row -> assertThat(row.getAsJsonObject().get("bFirst").getAsInt())
                        .isEqualTo(10));
        proof.getAsJsonArray("cases")
                .forEach(row -> assertThat(row.getAsJsonObject().get("bFirst").getAsInt())
                        .isBetween(2, 3));
        assertThat(run("proof", study, "--pass-phrase-file", pass.toString())).isZero();
        assertThat(reading.out.toString()).contains("Ada, findings generation (task 1): ai first in 10 of 20");
    }

    @Test
    void wrong_usage_is_2_and_a_job_that_fails_is_1_with_a_line() throws IOException {
        assertThat(run("create", study)).isEqualTo(2);
        assertThat(run("create", study, "--title", "P", "--seed", "1", "--reader", "A", "--arms", "x,x"))
                .isEqualTo(2);
        assertThat(run("freeze", study, "--pass-phrase-file", pass.toString())).isEqualTo(1);
        assertThat(reading.err.toString()).contains("There is no reading in");
        freeze();
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "not the phrase");
        assertThat(run("proof", study, "--pass-phrase-file", wrong.toString())).isEqualTo(1);
        assertThat(reading.err.toString()).startsWith("hilum: The pass phrase does not open the key.");
        assertThat(run("import", study, folder.resolve("cases.csv").toString())).isEqualTo(1);
        assertThat(reading.err.toString()).contains("frozen");
    }

    @Test
    void an_answer_that_does_not_fit_names_its_line_and_keeps_those_before() throws IOException {
        freeze();
        json(
                "package",
                study,
                "--out",
                folder.toString(),
                "--reader",
                "Ada",
                "--pass-phrase-file",
                pass.toString(),
                "--json");
        Path answers = Files.writeString(folder.resolve("bad.jsonl"), """
                {"cannot_judge": "no picture"}
                {"answers": {"completeness": 7}}
                """);
        String station = folder.resolve("station").toString();
        assertThat(run(
                        "read",
                        station,
                        "--package",
                        folder.resolve("reader-1.hilum-package").toString(),
                        "--pin-file",
                        pin.toString(),
                        "--answers",
                        answers.toString()))
                .isEqualTo(1);
        assertThat(reading.err.toString()).contains("Line 2 of the answers does not fit item 2");
        assertThat(run("read", station, "--pin-file", pin.toString(), "--next")).isZero();
        assertThat(JsonParser.parseString(reading.out.toString())
                        .getAsJsonObject()
                        .get("number")
                        .getAsInt())
                .isEqualTo(2);
    }
}
