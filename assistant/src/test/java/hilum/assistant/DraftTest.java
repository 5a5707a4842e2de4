package hilum.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.assistant.DraftSection.Status;
import hilum.assistant.Sentence.RejectReason;
import hilum.assistant.Sentence.State;
import hilum.model.Prompt;
import hilum.resources.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir
    Path folder;

    private final ScriptedModel model = new ScriptedModel(false)
            .says(DraftStep.VIEW.question().prompt(), "PA")
            .says(DraftStep.AIRWAY.question().prompt(), "The trachea is midline.")
            .says(DraftStep.BREATHING.question().prompt(), "The lungs are clear. **There is a small effusion.**")
            .says(DraftStep.CARDIAC.question().prompt(), "The heart size is normal.")
            .says(
                    DraftStep.DIAPHRAGM.question().prompt(),
                    "The <|ref|>left dome<|/ref|><|box|>(50,60),(90,80)<|/box|> is raised.")
            .says(DraftStep.EVERYTHING_ELSE.question().prompt(), "No fracture.");
    private Bench bench;
    private Draft draft;

    @BeforeEach
    void open() {
        bench = new Bench(model, folder);
        draft = opened();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Draft opened() {
        Draft opened = new Draft(bench.ports, bench.autosave);
        opened.open(Bench.STUDY);
        Bench.await(() -> opened.archiveState() != ArchiveState.LOADING);
        return opened;
    }

    private void run() {
        draft.start();
        Bench.await(() -> !draft.busy());
    }

    private State state(String id) {
        return draft.content().sentence(id).orElseThrow().state();
    }

    @Test
    void the_six_steps_are_asked_in_order_about_the_same_picture() {
        run();

        assertThat(model.asked())
                .extracting(Prompt::instruction)
                .containsExactlyElementsOf(Stream.of(DraftStep.values())
                        .map(step -> step.question().prompt())
                        .toList());
        assertThat(model.asked()).allSatisfy(prompt -> {
            assertThat(prompt.images()).hasSize(1);
            assertThat(prompt.earlier()).isEmpty();
        });
        assertThat(draft.content().sections()).extracting(DraftSection::status).containsOnly(Status.DONE);
        assertThat(draft.content().all().map(Sentence::text))
                .containsExactly(
                        "PA",
                        "The trachea is midline.",
                        "The lungs are clear.",
                        "There is a small effusion.",
                        "The heart size is normal.",
                        "The left dome is raised.",
                        "No fracture.");
        assertThat(draft.content().all()).allSatisfy(s -> {
            assertThat(s.state()).isEqualTo(State.UNREVIEWED);
            assertThat(s.origin()).isEqualTo(Sentence.Origin.MODEL);
            assertThat(draft.content().provenanceOf(s.id())).isPresent();
        });
    }

    @Test
    void a_sentence_keeps_its_box() {
        run();

        assertThat(draft.content().sentence("DIAPHRAGM-1").orElseThrow().regions())
                .singleElement()
                .satisfies(region -> assertThat(region.label()).isEqualTo("left dome"));
    }

    @Test
    void stop_keeps_finished_sections_and_marks_the_unfinished_one() {
        model.holdsAfter(4);
        draft.start();
        Bench.await(() -> draft.streaming(DraftStep.BREATHING)
                .map(Answer::text)
                .orElse("")
                .equals("The lungs are clear."));

        draft.stop();

        assertThat(draft.busy()).isFalse();
        assertThat(draft.content().sections())
                .extracting(DraftSection::status)
                .containsExactly(
                        Status.DONE, Status.DONE, Status.UNFINISHED, Status.WAITING, Status.WAITING, Status.WAITING);
        assertThat(draft.content().section(DraftStep.BREATHING).sentences()).isEmpty();
        assertThat(new ReviewedText(Messages.of("assistant")).of(draft.content()))
                .doesNotContain("lungs");
    }

    @Test
    void a_dead_worker_keeps_what_was_done_and_says_so() {
        model.diesAfter(4);
        run();

        assertThat(draft.lastEnding()).isEqualTo(Ending.WORKER_DIED);
        assertThat(draft.content().section(DraftStep.VIEW).status()).isEqualTo(Status.DONE);
        assertThat(draft.content().section(DraftStep.BREATHING).status()).isEqualTo(Status.UNFINISHED);
        assertThat(draft.content().section(DraftStep.BREATHING).reply().answer().text())
                .isEqualTo("The lungs are clear.");
    }

    @Test
    void review_counts_and_undo_step_by_step() {
        run();
        draft.accept("AIRWAY-1");
        draft.edit("BREATHING-1", " The lungs are well aerated. ");
        draft.reject("BREATHING-2", RejectReason.FALSE_FINDING);
        assertThat(draft.content().counts()).isEqualTo(new DraftContent.Counts(7, 3, 1, 1));
        assertThat(draft.content().sentence("BREATHING-1").orElseThrow().origin())
                .isEqualTo(Sentence.Origin.READER);

        draft.undo();
        assertThat(state("BREATHING-2")).isEqualTo(State.UNREVIEWED);
        draft.undo();
        assertThat(draft.content().sentence("BREATHING-1").orElseThrow().text()).isEqualTo("The lungs are clear.");
        draft.undo();
        assertThat(draft.canUndo()).isFalse();
    }

    @Test
    void words_edited_back_to_the_models_are_only_accepted() {
        run();
        draft.edit("AIRWAY-1", "The trachea is midline.");

        assertThat(state("AIRWAY-1")).isEqualTo(State.ACCEPTED);
        assertThatThrownBy(() -> draft.edit("AIRWAY-1", "  ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_reviewed_text_holds_kept_sentences_by_section_only() {
        run();
        draft.accept("AIRWAY-1");
        draft.edit("BREATHING-1", "The lungs are well aerated.");
        draft.reject("BREATHING-2", RejectReason.FALSE_FINDING);

        assertThat(new ReviewedText(Messages.of("assistant")).of(draft.content()))
                .isEqualTo("""
                        RESEARCH USE ONLY. Not for clinical use.
                        Drafted by CheXagent-2-3b (weights ab12ab12ab12); every sentence below was reviewed by a reader.
                        Picture: PA 2020-02-20
                        3 of 7 sentences reviewed, 1 edited, 1 rejected

                        Airway
                        The trachea is midline.

                        Breathing
                        The lungs are well aerated.
                        """);
    }

    @Test
    void drafting_the_same_picture_again_gives_the_same_words_and_keeps_the_review() {
        run();
        draft.accept("AIRWAY-1");
        draft.reject("BREATHING-2", RejectReason.UNCLEAR);
        List<String> before = draft.content().all().map(Sentence::text).toList();

        run();

        assertThat(draft.content().all().map(Sentence::text)).isEqualTo(before);
        assertThat(state("AIRWAY-1")).isEqualTo(State.ACCEPTED);
        assertThat(state("BREATHING-2")).isEqualTo(State.REJECTED);
    }

    @Test
    void another_picture_of_the_study_begins_anew_and_undo_brings_the_old_draft_back() {
        run();
        draft.accept("AIRWAY-1");
        DraftContent before = draft.content();
        bench.current = Optional.of(Bench.picture(Bench.STUDY, 8));

        run();
        assertThat(state("AIRWAY-1")).isEqualTo(State.UNREVIEWED);
        draft.undo();

        assertThat(draft.content()).isEqualTo(before);
    }

    @Test
    void undo_of_a_sentence_works_while_another_section_is_written() {
        model.holdsAfter(4);
        draft.start();
        Bench.await(() -> draft.content().section(DraftStep.BREATHING).status() == Status.RUNNING);
        draft.accept("AIRWAY-1");
        draft.undo();
        assertThat(state("AIRWAY-1")).isEqualTo(State.UNREVIEWED);

        model.release();
        Bench.await(() -> !draft.busy());
        assertThat(draft.content().sections()).extracting(DraftSection::status).containsOnly(Status.DONE);
    }

    @Test
    void a_draft_comes_back_with_its_review() throws Exception {
        run();
        draft.accept("AIRWAY-1");
        draft.reject("BREATHING-2", RejectReason.SAID_TWICE);
        bench.autosave.flush();

        assertThat(opened().content()).isEqualTo(draft.content());
    }

    @Test
    void whatever_the_order_of_threads_the_newest_review_is_what_is_kept() throws Exception {
        run();
        for (int i = 0; i < 50; i++) {
            draft.edit("AIRWAY-1", "Reading " + i + ".");
            Thread other = bench.threads.newThread(() -> draft.accept("CARDIAC-1"));
            other.start();
            draft.undo();
            draft.edit("AIRWAY-1", "Final " + i + ".");
            other.join();
        }
        bench.autosave.flush();

        assertThat(opened().content()).isEqualTo(draft.content());
    }

    @Test
    void a_broken_file_is_set_aside_and_never_lost() throws Exception {
        run();
        bench.autosave.flush();
        Path file = only(".draft.json");
        String cut = Files.readString(file).substring(0, 300);
        Files.writeString(file, cut);

        draft = opened();
        assertThat(draft.archiveState()).isEqualTo(ArchiveState.SET_ASIDE);
        run();
        bench.autosave.flush();

        assertThat(only(".broken-")).hasContent(cut);
        assertThat(opened().content().counts().sentences()).isEqualTo(7);
    }

    @Test
    void no_temporary_file_stays_behind() throws Exception {
        run();
        bench.autosave.flush();

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private Path only(String part) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
