package hilum.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import hilum.model.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {
    private static final Question QUESTION = new Question.Free("Where is the opacity?");

    @TempDir
    Path folder;

    private final ScriptedModel model =
            new ScriptedModel(false).says("Where is the opacity?", "There is an opacity. It is in the right mid zone.");
    private Bench bench;
    private Conversation conversation;

    @BeforeEach
    void open() {
        bench = new Bench(model, folder);
        conversation = opened();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Conversation opened() {
        Conversation opened = new Conversation(bench.ports, bench.autosave);
        opened.open(Bench.STUDY);
        Bench.await(() -> opened.archiveState() != ArchiveState.LOADING);
        return opened;
    }

    private Turn ask(Question question) {
        conversation.ask(question);
        Bench.await(() -> !conversation.busy());
        return conversation.turns().getLast();
    }

    private Path file(String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().contains(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void an_answer_carries_its_whole_provenance() {
        Reply reply = ask(QUESTION).reply().orElseThrow();

        assertThat(reply.answer().text()).isEqualTo("There is an opacity. It is in the right mid zone.");
        assertThat(reply.ending()).isEqualTo(Ending.COMPLETE);
        Provenance provenance = reply.provenance();
        assertThat(provenance.model().name()).isEqualTo("CheXagent-2-3b");
        assertThat(provenance.renderedPrompt()).contains("Where is the opacity?");
        assertThat(provenance.run().ids()).endsWith(50_256);
        assertThat(provenance.run().startedAt()).isEqualTo(Bench.NOW);
        SeenPicture picture = provenance.pictures().getFirst();
        assertThat(picture.sha256()).hasSize(64);
        assertThat(picture.studyInstanceUid()).isEqualTo(Bench.STUDY);
        var json = JsonParser.parseString(provenance.toJson()).getAsJsonObject();
        assertThat(json.keySet())
                .containsExactly("appVersion", "model", "pictures", "instruction", "renderedPrompt", "run");
        assertThat(json.getAsJsonObject("model").get("sha256").getAsString()).hasSize(64);
    }

    @Test
    void the_picture_hash_depends_on_pixels_and_size_only() {
        String hash = SeenPicture.of(Bench.picture("1", 7)).sha256();

        assertThat(SeenPicture.of(Bench.picture("2", 7)).sha256()).isEqualTo(hash);
        assertThat(SeenPicture.of(Bench.picture("1", 8)).sha256()).isNotEqualTo(hash);
    }

    @Test
    void stop_ends_a_waiting_model_within_a_second_and_keeps_the_words() {
        model.holdsAfter(4);
        conversation.ask(QUESTION);
        Bench.await(() -> conversation.turns().getLast().answer().text().equals("There is an opacity."));
        long before = System.nanoTime();

        conversation.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(conversation.busy()).isFalse();
        Reply reply = conversation.turns().getLast().reply().orElseThrow();
        assertThat(reply.ending()).isEqualTo(Ending.STOPPED);
        assertThat(reply.answer().text()).isEqualTo("There is an opacity.");
        Bench.await(() -> !conversation
                .turns()
                .getLast()
                .reply()
                .orElseThrow()
                .provenance()
                .renderedPrompt()
                .isEmpty());
    }

    @Test
    void the_models_own_account_of_a_stop_is_never_overwritten() {
        for (int i = 0; i < 30; i++) {
            model.holdsAfter(4);
            conversation.ask(QUESTION);
            Bench.await(() -> !conversation.turns().getLast().answer().text().isEmpty());
            conversation.stop();
            Bench.await(() -> !conversation
                    .turns()
                    .getLast()
                    .reply()
                    .orElseThrow()
                    .provenance()
                    .renderedPrompt()
                    .isEmpty());
        }
    }

    @Test
    void stop_does_not_wait_for_a_model_that_does_not_listen() {
        model.holdsAfter(4).deaf();
        conversation.ask(QUESTION);
        Bench.await(() -> !conversation.turns().getLast().answer().text().isEmpty());

        conversation.stop();

        assertThat(conversation.busy()).isFalse();
        assertThat(conversation.turns().getLast().reply()).isPresent();
    }

    @Test
    void a_dead_worker_leaves_the_words_that_came() {
        model.diesAfter(4);

        Reply reply = ask(QUESTION).reply().orElseThrow();

        assertThat(reply.ending()).isEqualTo(Ending.WORKER_DIED);
        assertThat(reply.answer().text()).isEqualTo("There is an opacity.");
        assertThat(reply.detail()).contains("signal 9");
        assertThat(reply.provenance().run().ids()).hasSize(4);
    }

    @Test
    void without_picture_prior_or_model_the_turn_says_why() {
        bench.current = Optional.empty();
        assertThat(ask(QUESTION).reply().orElseThrow().ending()).isEqualTo(Ending.NO_PICTURE);
        bench.current = Optional.of(Bench.picture(Bench.STUDY, 7));
        assertThat(ask(new Question.Progression("edema")).reply().orElseThrow().ending())
                .isEqualTo(Ending.NO_PRIOR);
        bench.current = Optional.of(Bench.picture("1.2.3", 7));
        assertThat(ask(QUESTION).reply().orElseThrow().ending()).isEqualTo(Ending.PICTURE_CHANGED);
        bench.current = Optional.of(Bench.picture(Bench.STUDY, 7));
        bench.model = Optional.empty();
        assertThat(ask(QUESTION).reply().orElseThrow().ending()).isEqualTo(Ending.NOT_READY);
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void a_model_without_boxes_is_asked_in_its_own_words_and_never_for_boxes() {
        ScriptedModel eight = new ScriptedModel(false, new ModelDescription.Abilities("CheXagent-8b", 2, false))
                .says("Describe \"Airway\"", "The trachea is midline.");
        bench.model = Optional.of(eight);
        Reply described = ask(new Question.LocalFindings("Airway")).reply().orElseThrow();
        assertThat(described.answer().text()).isEqualTo("The trachea is midline.");
        assertThat(described.provenance().instruction()).isEqualTo("Describe \"Airway\"");
        assertThat(ask(new Question.PhraseGrounding("effusion"))
                        .reply()
                        .orElseThrow()
                        .ending())
                .isEqualTo(Ending.NO_BOXES);
        assertThat(eight.asked()).hasSize(1);
    }

    @Test
    void a_progression_gives_the_prior_first() {
        bench.prior = Optional.of(Bench.picture("1.2.3", 9));

        Turn turn = ask(new Question.Progression("edema"));

        assertThat(turn.pictures())
                .extracting(SeenPicture::sopInstanceUid)
                .containsExactly("1.2.3.9", Bench.STUDY + ".7");
        assertThat(model.asked().getFirst().images())
                .containsExactly(
                        Bench.picture("1.2.3", 9).pixels(),
                        Bench.picture(Bench.STUDY, 7).pixels());
    }

    @Test
    void the_shares_of_closed_choices_add_up_to_one() {
        List<Reply.Share> shares =
                ask(new Question.DiseasePresence("edema")).reply().orElseThrow().shares();

        assertThat(shares).extracting(Reply.Share::option).containsExactly("Yes", "No");
        assertThat(shares.stream().mapToDouble(Reply.Share::share).sum()).isEqualTo(1, within(1e-12));
        assertThat(shares.get(1).share()).isEqualTo(0.829, within(0.001));
    }

    @Test
    void every_study_has_its_own_thread_and_an_answer_lands_in_its_own() {
        model.holdsAfter(4);
        conversation.ask(QUESTION);
        Bench.await(() -> !model.asked().isEmpty());
        conversation.open("1.2.3");
        assertThat(conversation.turns()).isEmpty();
        assertThatThrownBy(() -> conversation.ask(QUESTION)).isInstanceOf(IllegalStateException.class);

        model.release();
        Bench.await(() -> !conversation.busy());

        assertThat(conversation.turns()).isEmpty();
        conversation.open(Bench.STUDY);
        assertThat(conversation.turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.answer().text()).endsWith("mid zone."));
    }

    @Test
    void a_conversation_comes_back_and_its_file_names_nobody() throws Exception {
        ask(QUESTION);
        ask(new Question.Search(Question.Target.CHEST_TUBE));
        bench.autosave.flush();

        List<Turn> again = opened().turns();

        assertThat(again)
                .extracting(Turn::question)
                .containsExactly(QUESTION, new Question.Search(Question.Target.CHEST_TUBE));
        assertThat(again)
                .extracting(Turn::progress)
                .isEqualTo(conversation.turns().stream().map(Turn::progress).toList());
        assertThat(file(".json").getFileName().toString()).matches("[0-9a-f]{32}\\.conversation\\.json");
    }

    @Test
    void finished_sentences_are_on_disk_while_the_answer_still_comes() throws Exception {
        model.holdsAfter(6);
        conversation.ask(QUESTION);
        Bench.await(() -> conversation.turns().getLast().answer().text().endsWith("It is"));
        bench.autosave.flush();

        Turn kept = opened().turns().getFirst();

        assertThat(kept.reply().orElseThrow().ending()).isEqualTo(Ending.APP_CLOSED);
        assertThat(kept.answer().text()).startsWith("There is an opacity.");
    }

    @Test
    void a_broken_file_is_set_aside_and_a_new_one_begun() throws Exception {
        ask(QUESTION);
        bench.autosave.flush();
        Files.writeString(file(".json"), "{\"version\":1,\"turns\":[{\"question\":{\"kind\":\"sorcery\"}}]}");

        conversation = opened();
        assertThat(conversation.archiveState()).isEqualTo(ArchiveState.SET_ASIDE);
        assertThat(conversation.turns()).isEmpty();
        ask(QUESTION);
        bench.autosave.flush();

        assertThat(file(".broken-")).content().contains("sorcery");
        assertThat(opened().turns()).hasSize(1);
    }

    @Test
    void a_file_of_a_later_version_is_set_aside_too() throws Exception {
        ask(QUESTION);
        bench.autosave.flush();
        Path file = file(".json");
        Files.writeString(file, Files.readString(file).replace("\"version\":1", "\"version\":2"));

        assertThat(opened().archiveState()).isEqualTo(ArchiveState.SET_ASIDE);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws Exception {
        Path blocked = folder.resolve("file");
        Files.writeString(blocked, "in the way");
        try (Bench other = new Bench(model, blocked.resolve("folder"))) {
            Conversation unlucky = new Conversation(other.ports, other.autosave);
            unlucky.open(Bench.STUDY);
            Bench.await(() -> unlucky.archiveState() != ArchiveState.LOADING);
            unlucky.ask(QUESTION);
            Bench.await(() -> !unlucky.busy());
            if (unlucky.archiveState() == ArchiveState.READY) {
                Bench.await(() -> other.saveFailure != null);
            }
            assertThat(unlucky.turns()).hasSize(1);
        }
    }
}
