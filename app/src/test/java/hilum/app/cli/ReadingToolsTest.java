package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.pack.Sealing;
import hilum.reading.sqlite.SqliteReadingStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools around a reading: texts written by a model, style leaks, simulated studies and the folder of files. */
class ReadingToolsTest {
    private static final ModelDescription REPLAY = new ModelDescription(
            "REPLAY of written answers",
            "0".repeat(64),
            "CPU",
            "none",
            0,
            false,
            new ModelDescription.Abilities("Replay", 2, true),
            "written answers");

    @TempDir
    Path folder;

    private final Sealing sealing = new Sealing(new SecureRandom(), 16);
    private final Replay replay = new Replay();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String study;

    /** Says the same to every question, except to those that it fails at. */
    private static final class Replay implements VisionLanguageModel {
        final List<String> prompts = new ArrayList<>();
        String says = "Replayed words.";
        int failsAt = -1;
        Completion.Finish finish = Completion.Finish.STOP;
        Runnable before = () -> {};
        boolean closed;

        @Override
        public ModelDescription description() {
            return REPLAY;
        }

        @Override
        public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
            prompts.add(prompt.instruction());
            before.run();
            if (prompts.size() == failsAt) {
                throw new ModelFailure.Unsupported("it does not answer that");
            }
            List<TokenPiece> pieces = List.of(new TokenPiece(1, says, false));
            return new Completion(
                    pieces, List.of(1), finish, new Completion.Timings(0, 0, 1, 2, 1, false), prompt.instruction());
        }

        @Override
        public List<OptionScore> score(Prompt prompt, List<String> options) {
            return List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void names() {
        study = folder.resolve("study").toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        ReadingGenerateCommand.Start start = _ -> new ReadingGenerateCommand.Running(replay, () -> REPLAY);
        return Commands.run(
                ReadingCommand.line(start, sealing), arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private JsonObject json(String... arguments) {
        assertThat(run(arguments)).as("%s%s", out, err).isZero();
        assertThat(out.toString().strip().lines())
                .as("one JSON object and nothing else")
                .hasSize(1);
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    private void create(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("create", study, "--title", "Pilot", "--seed", "3", "--reader", "Ada", "--reader", "Ben"));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).isZero();
    }

    private void cases(String rows) throws IOException {
        Path table = Files.writeString(
                folder.resolve("cases.csv"), "case,images,task,task_input,text_physician,text_ai\n" + rows);
        assertThat(run("import", study, table.toString(), "--texts-later"))
                .as("%s", err)
                .isZero();
    }

    private List<ReadingCase> planned() throws ReadingFailure {
        try (ReadingStore store =
                SqliteReadingStore.open(Path.of(study).resolve("readings.db"), Clock.systemUTC(), sealing)) {
            return store.coordinator().plan("Pilot").cases();
        }
    }

    private void film() throws IOException {
        ImageIO.write(
                new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve("film.png").toFile());
    }

    @Test
    void a_model_writes_the_missing_texts_of_the_second_arm_and_leaves_the_others() throws Exception {
        film();
        create();
        cases("""
                1,film.png,findings generation,,By hand.,
                2,film.png,findings generation,,By hand.,Already there.
                3,,findings summarization,Clear lungs.,By hand.,
                """);
        JsonObject written = json("generate", study, "--json");
        assertThat(written.get("written").getAsInt()).isEqualTo(2);
        assertThat(written.get("failed").getAsInt()).isZero();
        List<ReadingCase> cases = planned();
        assertThat(cases).extracting(ReadingCase::textA).containsOnly("By hand.");
        assertThat(cases.get(0).textB()).as("five sections of a draft").contains("Replayed words. Replayed words.");
        assertThat(cases.get(1).textB()).isEqualTo("Already there.");
        assertThat(cases.get(2).textB()).isEqualTo("Replayed words.");
        assertThat(replay.prompts).last().asString().contains("Clear lungs.");
        assertThat(replay.closed).isTrue();
        assertThat(json("generate", study, "--json").get("written").getAsInt()).isZero();
    }

    @Test
    void the_arm_whose_texts_are_written_can_be_chosen() throws Exception {
        create();
        cases("1,,findings summarization,Clear lungs.,,Machine text.\n");
        assertThat(run("generate", study, "--arm", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("no arm nobody, but physician and ai");
        assertThat(json("generate", study, "--json").get("written").getAsInt()).isZero();
        assertThat(json("generate", study, "--arm", "physician", "--json")
                        .get("written")
                        .getAsInt())
                .isEqualTo(1);
        assertThat(planned().getFirst().textA()).isEqualTo("Replayed words.");
        assertThat(planned().getFirst().textB()).isEqualTo("Machine text.");
    }

    @Test
    void a_text_that_cannot_be_written_is_named_and_the_others_are_kept() throws Exception {
        create();
        cases("""
                1,,findings summarization,Clear lungs.,a,
                2,gone.png,findings generation,,a,
                3,,findings summarization,Clear heart.,a,
                4,,findings summarization,Clear bones.,a,
                """);
        replay.failsAt = 2;
        assertThat(run("generate", study)).isEqualTo(1);
        assertThat(out.toString()).contains("2 texts written");
        assertThat(err.toString().lines()).singleElement().asString().startsWith("hilum: 3: ");
        assertThat(planned()).extracting(ReadingCase::textB).containsExactly("Replayed words.", "", "Replayed words.");
        replay.says = "  ";
        assertThat(run("generate", study)).isEqualTo(1);
        assertThat(err.toString()).contains("3: the model wrote nothing");
        assertThat(planned().get(1).textB()).isEmpty();
    }

    @Test
    void a_text_that_was_cut_off_is_no_text_of_a_study() throws Exception {
        create();
        cases("1,,findings summarization,Clear lungs.,a,\n");
        replay.finish = Completion.Finish.LENGTH;
        assertThat(run("generate", study, "--max-tokens", "77")).isEqualTo(1);
        assertThat(err.toString()).contains("1: the model had not ended after 77 tokens");
        assertThat(planned().getFirst().textB()).isEmpty();
        assertThat(run("generate", study, "--max-tokens", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--max-tokens");
    }

    @Test
    void each_text_is_in_the_plan_before_the_next_is_written() throws Exception {
        create();
        cases("""
                1,,findings summarization,Clear lungs.,a,
                2,,findings summarization,Clear heart.,a,
                """);
        List<String> kept = new ArrayList<>();
        replay.before = () -> kept.add(textOfTheFirstCase());
        assertThat(run("generate", study)).isZero();
        assertThat(kept).containsExactly("", "Replayed words.");
    }

    private String textOfTheFirstCase() {
        try {
            return planned().getFirst().textB();
        } catch (ReadingFailure e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_second_import_brings_back_the_task_that_the_first_had_no_case_of() throws Exception {
        create();
        cases("1,,findings summarization,Clear lungs.,a,b\n");
        film();
        cases("""
                1,,findings summarization,Clear lungs.,a,b
                1,film.png,findings generation,,a,b
                """);
        assertThat(out.toString()).contains("findings generation 1", "findings summarization 1");
        try (ReadingStore store =
                SqliteReadingStore.open(Path.of(study).resolve("readings.db"), Clock.systemUTC(), sealing)) {
            assertThat(store.coordinator().plan("Pilot").protocol().plan().tasks())
                    .containsExactlyInAnyOrder(ReadingTask.values());
        }
    }

    /** Long texts of the AI in one task and short ones in the other come to nothing on the whole. */
    @Test
    void the_lint_looks_at_each_task_by_itself() throws Exception {
        create();
        film();
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            rows.append("%d,film.png,findings generation,,Clear %d.,Clear %d and clear again all over.\n"
                    .formatted(i, i, i));
            rows.append("%d,,findings summarization,long,Clear %d and clear again all over.,Clear %d.\n"
                    .formatted(i, i, i));
        }
        cases(rows.toString());
        assertThat(json("lint", study, "--json").get("grade").getAsString()).isEqualTo("red");
        assertThat(run("lint", study)).isZero();
        assertThat(out.toString())
                .contains("findings generation: characters separates the arms, AUC 1.00 (n = 12), red")
                .contains("findings summarization: characters separates the arms, AUC 1.00 (n = 12), red");
    }

    @Test
    void a_lint_without_two_texts_to_compare_says_so() {
        create();
        assertThat(run("lint", study)).isEqualTo(1);
        assertThat(err.toString()).contains("no case with both texts");
    }

    @Test
    void the_lint_names_what_tells_the_arms_apart_and_its_normalisation_ends_it() throws Exception {
        create();
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            rows.append(
                    "%d,,findings summarization,long,No effusion %d is seen. Heart normal.,no effusion %d is seen. heart normal.\n"
                            .formatted(i, i, i));
        }
        cases(rows.toString());
        JsonObject before = json("lint", study, "--json");
        assertThat(before.get("grade").getAsString()).isEqualTo("red");
        JsonObject worst = before.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertThat(worst.get("auc").getAsDouble()).isEqualTo(1);
        assertThat(run("lint", study)).isZero();
        assertThat(out.toString()).contains(worst.get("feature").getAsString() + " separates the arms, AUC 1.00");
        List<String> offered = before.getAsJsonArray("offered").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        assertThat(offered).isNotEmpty();
        JsonObject after = json("lint", study, "--normalise", String.join(",", offered), "--json");
        assertThat(after.get("grade").getAsString()).isEqualTo("green");
        assertThat(planned()).allSatisfy(each -> assertThat(each.textA()).isEqualTo(each.textB()));
        try (ReadingStore store =
                SqliteReadingStore.open(Path.of(study).resolve("readings.db"), Clock.systemUTC(), sealing)) {
            assertThat(store.coordinator().plan("Pilot").protocol().normalisations())
                    .isEqualTo(offered);
        }
        assertThat(run("lint", study, "--normalise", "upside-down")).isEqualTo(2);
        assertThat(err.toString()).contains("no normalisation is called upside-down");
    }

    @Test
    void a_simulation_gives_a_known_effect_back_and_is_the_same_twice() {
        String[] arguments = {"simulate", "--effect", "3", "--studies", "40", "--rounds", "100", "--seed", "9", "--json"
        };
        JsonObject first = json(arguments);
        assertThat(first.getAsJsonArray("cells")).hasSize(6).allSatisfy(cell -> {
            assertThat(cell.getAsJsonObject().get("meanEstimate").getAsDouble()).isBetween(2.2, 3.8);
            assertThat(cell.getAsJsonObject().get("coverage").getAsDouble()).isGreaterThan(0.8);
        });
        assertThat(json(arguments)).isEqualTo(first);
        assertThat(run("simulate", "--studies", "2", "--rounds", "100", "--readers", "2", "--cases", "3"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(6).allMatch(line -> line.contains("interval holds it in"));
    }

    @Test
    void numbers_that_make_no_study_are_wrong_usage() {
        assertThat(run("simulate", "--rounds", "50")).isEqualTo(2);
        assertThat(err.toString()).contains("100 bootstrap rounds");
        assertThat(run("simulate", "--effect", "12")).isEqualTo(2);
        assertThat(run("simulate", "--readers", "0")).isEqualTo(2);
        assertThat(run("simulate", "--studies", "0")).isEqualTo(2);
        assertThat(run("results", study, "--rounds", "50")).isEqualTo(2);
        assertThat(run("export", study, "--out", "x", "--rounds", "50")).isEqualTo(2);
    }

    @Test
    void an_unblinded_reading_leaves_as_a_folder_whole_or_not_at_all() throws Exception {
        Path pass = Files.writeString(folder.resolve("pass.txt"), "correct horse battery\n");
        create("--task", "FINDINGS_SUMMARIZATION");
        cases("1,,findings summarization,long,a,b\n2,,findings summarization,long,c,d\n");
        assertThat(run(
                        "freeze",
                        study,
                        "--pass-phrase-file",
                        pass.toString(),
                        "--pin",
                        "Ada=4711",
                        "--pin",
                        "Ben=4711"))
                .as("%s", err)
                .isZero();
        String files = folder.resolve("files").toString();
        String[] export = {
            "export", study, "--out", files, "--rounds", "100", "--pass-phrase-file", pass.toString(), "--json"
        };
        assertThat(run(export)).isEqualTo(1);
        assertThat(err.toString()).contains("still blinded");
        assertThat(folder.resolve("files")).doesNotExist();
        assertThat(run("unblind", study, "--reason", "a pilot", "--pass-phrase-file", pass.toString()))
                .isZero();
        Path written = Path.of(json(export).get("folder").getAsString());
        try (var names = Files.list(written)) {
            assertThat(names.map(file -> file.getFileName().toString()))
                    .contains(
                            "report.pdf",
                            "protocol.pdf",
                            "figure.svg",
                            "answers-long.csv",
                            "codebook.csv",
                            "analysis.R");
        }
        Path second = Path.of(json(export).get("folder").getAsString());
        assertThat(second).as("nothing is overwritten").isNotEqualTo(written).exists();
        export[3] = pass.resolve("files").toString();
        assertThat(run(export)).isEqualTo(1);
        assertThat(err.toString()).startsWith("hilum: ").doesNotContain("Exception");
    }
}
