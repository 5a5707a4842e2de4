package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film that ends too early is used as far as it goes, and nobody is left to think that it was whole. */
class DamagedFilmTest {
    @TempDir
    private static Path folder;

    private static Path cut;

    private static Called call(String... arguments) {
        return Called.with(folder.resolve("home"), arguments);
    }

    @BeforeAll
    static void cut_a_film_in_two() throws IOException {
        Path films = folder.resolve("films");
        assertThat(call("phantom", "--out", films.toString(), "--count", "1", "--seed", "5", "--width", "384")
                        .code())
                .isZero();
        try (var files = Files.list(films)) {
            Path whole = files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(whole);
            cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        }
    }

    @Test
    void an_answer_comes_with_the_warning() {
        Called asked = call("ask", "--image", cut.toString(), "--max-tokens", "2", "Is there a pleural effusion?");

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.err()).contains("hilum: " + cut + ": warning: ");
        assertThat(asked.out()).as("words of the answer only").doesNotContain("warning");
    }

    @Test
    void a_draft_comes_with_the_warning() {
        Called drafted = call("draft", cut.toString(), "--max-tokens", "1", "--json");

        assertThat(drafted.err()).contains("hilum: " + cut + ": warning: ");
        assertThat(warnings(drafted.out()).get(0).getAsString()).startsWith(cut + ": warning: ");
    }

    @Test
    void scores_come_with_the_warning() {
        Called scored = call(
                "score",
                "--image",
                cut.toString(),
                "--question",
                "View?",
                "--option",
                "PA",
                "--option",
                "AP",
                "--json");

        assertThat(scored.err()).contains("hilum: " + cut + ": warning: ");
        assertThat(warnings(scored.out())).hasSize(1);
    }

    @Test
    void a_batch_holds_the_warning_beside_each_answer() throws IOException {
        JsonObject job = new JsonObject();
        job.addProperty("image", cut.toString());
        job.addProperty("question", "Is there a pleural effusion?");
        job.addProperty("max-tokens", "1");
        Path jobs = Files.writeString(folder.resolve("jobs.jsonl"), job.toString());

        Called asked = call("ask", "--batch", jobs.toString());

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(warnings(asked.out()).get(0).getAsString()).startsWith(cut + ": warning: ");
    }

    private static JsonArray warnings(String line) {
        return JsonParser.parseString(line).getAsJsonObject().getAsJsonArray("warnings");
    }
}
