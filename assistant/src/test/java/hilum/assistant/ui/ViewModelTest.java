package hilum.assistant.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.assistant.Answer;
import hilum.assistant.Bench;
import hilum.assistant.Conversation;
import hilum.assistant.Draft;
import hilum.assistant.DraftStep;
import hilum.assistant.GroundedRegion;
import hilum.assistant.Question;
import hilum.assistant.ScriptedModel;
import hilum.model.LoadPhase;
import hilum.model.ModelState;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view models without a stage: this thread is their screen thread. */
class ViewModelTest {
    private static final String TUBES = "Locate chest tubes and specify their positions with bounding box coordinates";

    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final ScriptedModel model = new ScriptedModel(false)
            .says(
                    TUBES,
                    "<|ref|>chest tube<|/ref|><|box|>(20,40),(44,59)<|/box|><|ref|>chest tube<|/ref|><|box|>(61,12),(83,70)<|/box|>")
            .says(
                    DraftStep.DIAPHRAGM.question().prompt(),
                    "The <|ref|>left dome<|/ref|><|box|>(50,60),(90,80)<|/box|> is raised. The angles are sharp.");
    private final InView inView = new InView();
    private Bench bench;
    private ChatViewModel chat;
    private DraftViewModel draft;

    @BeforeEach
    void open() {
        bench = new Bench(model, folder);
        inView.modelProperty().set(new ModelState.Ready(model.description()));
        inView.pictureLabelProperty().set("PA 2020-02-20");
        chat = new ChatViewModel(
                new Conversation(bench.ports, bench.autosave), inView, Messages.of("assistant"), screen::add);
        Draft kept = new Draft(bench.ports, bench.autosave);
        draft = new DraftViewModel(kept, inView, Messages.of("assistant"), bench.threads, screen::add);
        inView.studyInstanceUidProperty().set(Bench.STUDY);
        Bench.await(() -> kept.archiveState() == hilum.assistant.ArchiveState.READY);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            try {
                Runnable next = screen.poll(20, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void answered(int turns) {
        until(() -> chat.turns().size() == turns
                && chat.turns().getLast().turn().reply().isPresent()
                && !chat.busyProperty().get());
    }

    @Test
    void the_newest_answers_boxes_are_drawn_on_its_picture_only() {
        chat.ask(new Question.Search(Question.Target.CHEST_TUBE));
        answered(1);

        DrawnRegions drawn = chat.drawnRegionsProperty().get();
        assertThat(drawn.regions()).hasSize(2);
        assertThat(drawn.pictures())
                .singleElement()
                .satisfies(picture -> assertThat(picture.sopInstanceUid()).isEqualTo(Bench.STUDY + ".7"));
    }

    @Test
    void a_box_chosen_on_the_picture_is_chosen_in_the_words_and_back() {
        chat.ask(new Question.Search(Question.Target.CHEST_TUBE));
        answered(1);

        chat.select(2);
        assertThat(chat.selectedRegionProperty().get().x0()).isEqualTo(0.61);
        TurnItem item = chat.turns().getFirst();
        chat.select(item, item.answerProperty().get().regions().getFirst());
        assertThat(chat.selectedRegionProperty().get().number()).isEqualTo(1);
        chat.select(9);
        assertThat(chat.selectedRegionProperty().get()).isNull();
    }

    @Test
    void an_item_stays_the_same_while_its_answer_grows() {
        model.holdsAfter(3);
        chat.ask(new Question.Search(Question.Target.CHEST_TUBE));
        until(() -> !chat.turns().isEmpty()
                && chat.turns().getFirst().answerProperty().get().text().startsWith("chest"));
        TurnItem item = chat.turns().getFirst();
        model.release();
        answered(1);

        assertThat(chat.turns().getFirst()).isSameAs(item);
        assertThat(item.answerProperty().get().regions()).hasSize(2);
    }

    @Test
    void another_study_shows_its_own_thread_and_draws_nothing() {
        chat.ask(new Question.Search(Question.Target.CHEST_TUBE));
        answered(1);
        inView.studyInstanceUidProperty().set("1.2.3");
        until(() -> chat.turns().isEmpty());

        assertThat(chat.drawnRegionsProperty().get()).isEqualTo(DrawnRegions.NONE);
        inView.studyInstanceUidProperty().set(Bench.STUDY);
        until(() -> chat.turns().size() == 1);
    }

    @Test
    void without_model_or_picture_asking_does_nothing_and_the_reason_is_there() {
        inView.pictureLabelProperty().set("");
        chat.inputProperty().set("Is there a nodule?");
        chat.askInput();
        assertThat(chat.inputProperty().get()).isEqualTo("Is there a nodule?");
        assertThat(chat.reasonAgainstAsking().get()).isEqualTo("Open a chest X-ray to ask about it.");

        inView.modelProperty().set(new ModelState.Loading("CheXagent-2-3b", LoadPhase.PLACING, 0.43));
        assertThat(chat.reasonAgainstAsking().get()).contains("43 %");
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void a_sentence_under_review_draws_its_box_and_a_box_chooses_its_sentence() {
        draft.start();
        until(() -> draft.contentProperty()
                                .get()
                                .section(DraftStep.DIAPHRAGM)
                                .sentences()
                                .size()
                        == 2
                && !draft.busyProperty().get());
        draft.select("DIAPHRAGM-2");
        assertThat(draft.drawnRegionsProperty().get()).isEqualTo(DrawnRegions.NONE);
        draft.move(-1);
        assertThat(draft.selectedIdProperty().get()).isEqualTo("DIAPHRAGM-1");
        assertThat(draft.drawnRegionsProperty().get().regions()).hasSize(1);
        assertThat(draft.selectedRegionProperty().get().label()).isEqualTo("left dome");
        draft.select(1);
        assertThat(draft.selectedIdProperty().get()).isEqualTo("DIAPHRAGM-1");
    }

    @Test
    void accepting_moves_to_the_next_sentence() {
        draft.start();
        until(() -> draft.contentProperty().get().counts().sentences() == 7
                && !draft.busyProperty().get());
        draft.move(0);
        draft.accept();

        assertThat(draft.selectedIdProperty().get()).isEqualTo("AIRWAY-1");
        until(() -> draft.contentProperty().get().counts().reviewed() == 1);
    }

    @Test
    void the_runs_of_an_answer_hold_all_its_words() {
        GroundedRegion first = new GroundedRegion(1, "an opacity", 9, 19, 0, 0, 1, 1);
        GroundedRegion second = new GroundedRegion(2, "an opacity", 9, 19, 0, 0, 1, 1);
        Answer answer = new Answer("There is an opacity.", List.of(first, second), List.of(), "");

        assertThat(AnswerRun.of(answer))
                .containsExactly(
                        new AnswerRun.Plain("There is "),
                        new AnswerRun.Label("an opacity", List.of(first, second)),
                        new AnswerRun.Chip(first),
                        new AnswerRun.Chip(second),
                        new AnswerRun.Plain("."));
    }
}
