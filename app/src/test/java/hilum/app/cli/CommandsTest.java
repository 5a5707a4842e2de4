package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private static Path folder;

    private static Path film;
    private static Path films;

    private static Called call(String... arguments) {
        return Called.with(folder.resolve("home"), arguments);
    }

    @BeforeAll
    static void draw_two_studies() {
        films = folder.resolve("films");
        Called drawn =
                call("phantom", "--out", films.toString(), "--count", "2", "--seed", "5", "--width", "384", "--json");
        assertThat(drawn.code()).as(drawn.err()).isZero();
        assertThat(drawn.json().get("films").getAsInt()).isGreaterThanOrEqualTo(2);
        film = dicomFiles().getFirst();
    }

    private static List<Path> dicomFiles() {
        try (var files = Files.list(films)) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void without_a_command_the_window_opens() {
        assertThat(call().code()).isEqualTo(40);
        assertThat(call("open", "a", "b").code()).isEqualTo(42);
    }

    @Test
    void wrong_usage_is_told_with_code_2() {
        assertThat(call("no-such-command").code()).isEqualTo(2);
        assertThat(call("ask").code()).isEqualTo(2);
        assertThat(call("ask", "--max-tokens", "none", "x").code()).isEqualTo(2);
        assertThat(call("ask", "--beams", "17", "x").code()).isEqualTo(2);
        assertThat(call("model").code()).isEqualTo(2);
        assertThat(call("render", film.toString(), "--out", "x.png", "--window", "5")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void a_device_or_precision_that_does_not_exist_is_wrong_usage() {
        assertThat(call("ask", "--device", "sofa", "View?").err()).contains("cuda:N");
        assertThat(call("ask", "--device", "sofa", "View?").code()).isEqualTo(2);
        assertThat(call("score", "--precision", "fp4", "View?").code()).isEqualTo(2);
    }

    @Test
    void a_card_that_is_not_there_is_refused_in_words_and_never_replaced_by_the_processor() {
        Called ask = call("ask", "--model", "demo", "--device", "cuda:63", "--max-tokens", "2", "View?");
        assertThat(ask.code()).isEqualTo(1);
        assertThat(ask.err()).contains("no graphics card cuda:63").doesNotContain("Exception");
        assertThat(ask.out()).isEmpty();
    }

    @Test
    void a_folder_without_libtorch_is_refused_in_words() {
        Called ask = call("ask", "--model", "demo", "--libtorch", folder.toString(), "--max-tokens", "2", "View?");
        assertThat(ask.code()).isEqualTo(1);
        assertThat(ask.err()).contains("is no libtorch").contains("docs/gpu.md");
    }

    @Test
    void help_names_every_command() {
        assertThat(call("--help").out())
                .contains("ask", "score", "dump", "render", "phantom", "model", "self-check", "Not for clinical use");
    }

    @Test
    void an_answer_as_json_has_everything_that_is_documented() {
        JsonObject answer = call(
                        "ask",
                        "--model",
                        "demo",
                        "--image",
                        film.toString(),
                        "--max-tokens",
                        "5",
                        "--json",
                        "Is there an effusion?")
                .json();
        assertThat(answer.keySet())
                .containsExactly("text", "boxes", "warnings", "ids", "finish", "timings", "provenance");
        assertThat(answer.getAsJsonArray("ids")).hasSizeBetween(1, 5);
        assertThat(answer.get("finish").getAsString()).isIn("stop", "length");
        JsonObject provenance = answer.getAsJsonObject("provenance");
        assertThat(provenance.get("instruction").getAsString()).isEqualTo("Is there an effusion?");
        assertThat(provenance.getAsJsonObject("model").get("sha256").getAsString())
                .matches("[0-9a-f]{64}");
        assertThat(provenance.getAsJsonObject("model").get("wiringOnly").getAsBoolean())
                .isFalse();
        assertThat(provenance.getAsJsonObject("model").get("name").getAsString())
                .isEqualTo("Hilum demo model");
        JsonObject picture = provenance.getAsJsonArray("pictures").get(0).getAsJsonObject();
        assertThat(picture.get("sopInstanceUid").getAsString()).isNotBlank();
        assertThat(picture.get("sha256").getAsString()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_png_can_be_asked_about_and_no_picture_too() throws Exception {
        Path png = folder.resolve("grey.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", png.toFile());
        JsonObject answer = call(
                        "ask",
                        "--model",
                        "demo",
                        "--max-tokens",
                        "2",
                        "--beams",
                        "3",
                        "--image",
                        png.toString(),
                        "--json",
                        "View?")
                .json();
        assertThat(answer.getAsJsonObject("provenance").get("beams").getAsInt()).isEqualTo(3);
        assertThat(call("ask", "--model", "demo", "--max-tokens", "2", "--task", "impression", "--json", "Clear lungs.")
                        .code())
                .isZero();
    }

    @Test
    void scores_come_in_the_order_of_the_options() {
        JsonArray options = call(
                        "score",
                        "--model",
                        "demo",
                        "--image",
                        film.toString(),
                        "--question",
                        "Effusion?",
                        "--option",
                        "yes",
                        "--option",
                        "no",
                        "--json")
                .json()
                .getAsJsonArray("options");
        assertThat(options).hasSize(2);
        assertThat(options.get(0).getAsJsonObject().get("text").getAsString()).isEqualTo("yes");
        for (JsonElement option : options) {
            assertThat(option.getAsJsonObject().get("sum").getAsDouble()).isNegative();
            assertThat(option.getAsJsonObject().get("mean").getAsDouble()).isNegative();
        }
    }

    @Test
    void a_batch_answers_line_by_line_names_errors_and_goes_on_where_it_stopped() throws Exception {
        Path jobs = folder.resolve("jobs.jsonl");
        Path answers = folder.resolve("answers.jsonl");
        String good = "{\"image\": \"" + film.toString().replace("\\", "\\\\")
                + "\", \"question\": \"View?\", \"max-tokens\": 2}";
        Files.write(jobs, List.of(good, "no json", "{\"image\": \"missing.dcm\", \"question\": \"x\"}"));
        assertThat(call("ask", "--model", "demo", "--batch", jobs.toString(), "--out", answers.toString())
                        .code())
                .isEqualTo(1);
        Files.write(jobs, List.of(good, "no json", "{\"image\": \"missing.dcm\", \"question\": \"x\"}", good));
        assertThat(call("ask", "--model", "demo", "--batch", jobs.toString(), "--out", answers.toString())
                        .code())
                .isZero();
        List<JsonObject> lines = new ArrayList<>();
        Files.readAllLines(answers)
                .forEach(line -> lines.add(JsonParser.parseString(line).getAsJsonObject()));
        assertThat(lines).extracting(line -> line.get("line").getAsInt()).containsExactly(1, 2, 3, 4);
        assertThat(lines.get(0).has("ids")).isTrue();
        assertThat(lines.get(1).get("error").getAsString()).contains("JSON");
        assertThat(lines.get(2).get("error").getAsString()).contains("no such file");
    }

    @Test
    void a_rendered_picture_keeps_its_size_and_the_models_square_is_square() throws Exception {
        Path png = folder.resolve("film.png");
        assertThat(call("render", film.toString(), "--out", png.toString()).code())
                .isZero();
        BufferedImage picture = ImageIO.read(png.toFile());
        int shorter = Math.min(picture.getWidth(), picture.getHeight());
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        assertThat((double) longer)
                .as("the long side of the film as ordered")
                .isCloseTo(384 * 2500.0 / 2048, within(1.0));
        assertThat(shorter).isBetween(longer * 3 / 4, longer);
        assertThat(call("render", film.toString(), "--out", png.toString(), "--as-model")
                        .code())
                .isZero();
        BufferedImage square = ImageIO.read(png.toFile());
        assertThat(square.getWidth()).isEqualTo(square.getHeight());
    }

    @Test
    void a_dump_is_one_json_line_for_each_file() {
        Called dumped = call(
                "dump",
                "--json",
                dicomFiles().get(0).toString(),
                dicomFiles().get(1).toString());
        assertThat(dumped.code()).isZero();
        assertThat(dumped.out().strip().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(JsonParser.parseString(line)
                                .getAsJsonObject()
                                .getAsJsonObject("00080060")
                                .getAsJsonArray("Value")
                                .get(0)
                                .getAsString())
                        .isEqualTo("DX"));
        assertThat(call("dump", film.toString()).out())
                .contains("PatientName")
                .contains("(0010,0010)")
                .contains("# Window: center ")
                .contains("# Spacing: ");
    }

    @Test
    void damaged_files_are_read_by_the_thousand_and_the_film_stays_as_it_is() throws IOException {
        byte[] before = Files.readAllBytes(film);
        Called fuzzed = call("bench", "fuzz", film.toString(), "--mutants", "300", "--seed", "3", "--json");
        assertThat(fuzzed.code()).as(fuzzed.err()).isZero();
        JsonObject report = fuzzed.json();
        assertThat(report.get("mutants").getAsInt()).isEqualTo(300);
        assertThat(report.get("originals").getAsInt()).isEqualTo(6);
        assertThat(report.get("pictures").getAsInt() + report.get("refused").getAsInt())
                .isBetween(1, 300);
        assertThat(report.get("mostAllocationFactor").getAsDouble()).isPositive();
        assertThat(film).hasBinaryContent(before);
    }

    @Test
    void a_text_cannot_be_damaged_as_a_film() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no film");
        Called fuzzed = call("bench", "fuzz", text.toString());
        assertThat(fuzzed.code()).isEqualTo(1);
        assertThat(fuzzed.err()).contains("notes.txt");
        assertThat(call("bench", "fuzz", film.toString(), "--mutants", "0").code())
                .isEqualTo(2);
    }

    @Test
    void the_built_in_model_is_whole_and_listed() {
        JsonObject list = call("model", "list", "--json").json();
        JsonObject demo = list.getAsJsonArray("models").get(0).getAsJsonObject();
        assertThat(demo.get("builtIn").getAsBoolean()).isTrue();
        assertThat(demo.get("chosen").getAsBoolean()).isTrue();
        JsonObject check = call("model", "check", demo.get("folder").getAsString(), "--json")
                .json();
        assertThat(check.get("usable").getAsBoolean()).isTrue();
        assertThat(check.get("wiringOnly").getAsBoolean()).isFalse();
        assertThat(check.get("name").getAsString()).isEqualTo("Hilum demo model");
    }

    @Test
    void a_folder_that_is_no_snapshot_is_refused_in_words() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Called check = call("model", "check", empty.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("config.json").contains("cannot be used");
        Called ask = call("ask", "--model", empty.toString(), "Hello?");
        assertThat(ask.code()).isEqualTo(1);
        assertThat(ask.err()).startsWith("hilum: ").doesNotContain("Exception");
    }

    @Test
    void bad_files_get_a_clear_line_each() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        Path nothing = Files.createFile(folder.resolve("nothing.dcm"));
        for (Path bad : List.of(text, nothing, folder.resolve("missing.dcm"))) {
            for (String[] call : new String[][] {
                {"ask", "--model", "demo", "--image", bad.toString(), "View?"},
                {"render", bad.toString(), "--out", folder.resolve("x.png").toString()},
                {"dump", bad.toString()}
            }) {
                Called called = call(call);
                assertThat(called.code()).as(String.join(" ", call)).isEqualTo(1);
                assertThat(called.err()).contains(bad.getFileName().toString()).doesNotContain("Exception");
            }
        }
    }

    @Test
    void a_draft_has_the_research_line_the_models_name_and_every_section_with_no_option_set() throws Exception {
        Called draft = call("draft", "--max-tokens", "4", film.toString());
        assertThat(draft.code()).as(draft.err()).isZero();
        assertThat(draft.out().lines().findFirst()).hasValue("RESEARCH USE ONLY. Not for clinical use.");
        assertThat(draft.out())
                .contains("Drafted by Hilum demo model", "Nobody has reviewed it")
                .containsSubsequence("\nView\n", "\nAirway\n", "\nBreathing\n", "\nCardiac\n", "\nDiaphragm\n");
        Path file = folder.resolve("draft.json");
        Called written = call(
                "draft",
                "--max-tokens",
                "2",
                "--json",
                "--image",
                film.toString(),
                "--prior",
                film.toString(),
                "--out",
                file.toString());
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).isEmpty();
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("sections", "warnings", "reviewed", "provenance");
        assertThat(json.get("reviewed").getAsBoolean()).isFalse();
        assertThat(json.getAsJsonObject("provenance").getAsJsonArray("pictures"))
                .hasSize(2);
        assertThat(json.getAsJsonArray("sections").get(0).getAsJsonObject().keySet())
                .containsExactly("id", "title", "text", "finish");
        assertThat(call("draft").code()).isEqualTo(2);
    }

    @Test
    void the_card_and_the_list_say_what_the_demo_model_is() {
        assertThat(call("model", "card").out())
                .startsWith("Hilum demo model")
                .contains("Research use only", "Limits", "Learned from", "CheXagent");
        assertThat(call("model", "card", "--json").json().keySet())
                .contains("name", "data", "figures", "limits", "speed");
        assertThat(call("model", "card", folder.toString()).err()).contains("has no card");
        assertThat(call("model", "list").out())
                .contains("* Hilum demo model", "can: view, findings, boxes, comparison with a prior film, summary");
    }

    @Test
    void the_examination_measures_with_numbers_and_writes_them_into_a_card() throws Exception {
        Path card = folder.resolve("card.json");
        Files.writeString(card, call("model", "card", "--json").out());
        JsonObject exam = call("bench", "builtin", "--cases", "1", "--drafts", "1", "--json", "--card", card.toString())
                .json();
        assertThat(exam.get("model").getAsString()).isEqualTo("Hilum demo model");
        assertThat(exam.get("firstCase").getAsLong()).isEqualTo(1_000_000_000L);
        assertThat(exam.get("cases").getAsInt()).isEqualTo(1);
        JsonArray figures = exam.getAsJsonArray("figures");
        assertThat(figures)
                .isNotEmpty()
                .allSatisfy(figure ->
                        assertThat(figure.getAsJsonObject().get("n").getAsInt()).isPositive());
        assertThat(exam.getAsJsonArray("speed")).isNotEmpty();
        JsonObject written = JsonParser.parseString(Files.readString(card)).getAsJsonObject();
        assertThat(written.getAsJsonArray("figures").asList()).containsAll(figures.asList());
        assertThat(call("bench", "builtin", "--cases", "-1").code()).isEqualTo(2);
    }
}
