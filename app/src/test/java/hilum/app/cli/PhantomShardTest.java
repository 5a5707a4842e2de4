package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomShardTest {
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private static List<JsonObject> truths(Path shard) throws Exception {
        return Files.readAllLines(shard.resolve("truth.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void every_square_has_its_truth_and_a_prior_stands_before_its_current_film() throws Exception {
        int squares = PhantomShard.write(folder.resolve("a"), 1, 12, SIDE);
        List<JsonObject> truths = truths(folder.resolve("a"));
        assertThat(truths).hasSize(squares);
        assertThat(Files.size(folder.resolve("a/pictures.u8"))).isEqualTo((long) squares * SIDE * SIDE);
        int priors = 0;
        for (int i = 0; i < squares; i++) {
            if (truths.get(i).has("prior")) {
                assertThat(truths.get(i).get("prior").getAsInt()).isEqualTo(i - 1);
                assertThat(truths.get(i).get("case"))
                        .isEqualTo(truths.get(i - 1).get("case"));
                assertThat(truths.get(i).getAsJsonObject("progression")).isNotNull();
                priors++;
            }
        }
        assertThat(priors).isEqualTo(squares - 12).isPositive();
    }

    @Test
    void the_same_cases_give_the_same_bytes() throws Exception {
        PhantomShard.write(folder.resolve("a"), 40, 4, SIDE);
        PhantomShard.write(folder.resolve("b"), 40, 4, SIDE);
        for (String name : List.of("pictures.u8", "truth.jsonl", "done")) {
            assertThat(folder.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
        }
    }

    @Test
    void both_lungs_of_a_frontal_film_are_outlined_on_their_sides() throws Exception {
        PhantomShard.write(folder.resolve("a"), 1, 6, SIDE);
        for (JsonObject truth : truths(folder.resolve("a"))) {
            JsonObject parts = truth.getAsJsonObject("parts");
            if (truth.get("view").getAsString().equals("LATERAL")) {
                assertThat(parts.size()).isZero();
            } else {
                double right = parts.getAsJsonArray("right lung").get(2).getAsDouble();
                double left = parts.getAsJsonArray("left lung").get(0).getAsDouble();
                assertThat(right).isLessThanOrEqualTo(left);
            }
        }
    }
}
