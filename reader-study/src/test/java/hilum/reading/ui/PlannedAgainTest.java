package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.NewReader;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.TextSource;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further opinion, a next version and texts that a model writes, as the coordinator's pages ask for them. */
class PlannedAgainTest {
    @TempDir
    Path folder;

    private final Background background = new Background(new ReadingThreads(Runnable::run, Runnable::run));
    private ReadingStore store;

    @BeforeEach
    void open() throws ReadingFailure {
        store = SqliteReadingStore.open(
                folder.resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private CoordinatorViewModel frozen() throws ReadingFailure {
        Readings.make(store, "Pilot A", Readings.cases(3), "Ada");
        CoordinatorViewModel desk = new CoordinatorViewModel(store.coordinator(), background, "Pilot A", new Random(3));
        desk.refresh(() -> {});
        desk.passPhraseProperty().set(Readings.PASS_PHRASE);
        return desk;
    }

    @Test
    void an_adjudicator_gets_a_sitting_over_the_chosen_cases_alone() throws ReadingFailure {
        CoordinatorViewModel desk = frozen();
        List<String> codes = store.coordinator().caseCodes("Pilot A");
        desk.addAdjudicator("Dora", "4711", codes.subList(0, 2));
        assertThat(desk.work().noticeProperty().get()).contains("Dora");
        Sitting dora = store.reader().sittings().getLast();
        assertThat(dora.reader()).isEqualTo("Dora");
        assertThat(dora.progress().items()).isEqualTo(2);
        desk.passPhraseProperty().set(Readings.PASS_PHRASE);
        desk.addAdjudicator("Ada", "4711", codes);
        assertThat(desk.work().failureProperty().get()).contains("is taken");
    }

    @Test
    void a_reader_gets_another_pin_that_is_shown_and_works() throws ReadingFailure {
        CoordinatorViewModel desk = frozen();
        Sitting ada = store.reader().sittings().getFirst();
        desk.replacePin("Ada", false);
        NewReader given = desk.newPinProperty().get().orElseThrow();
        assertThat(given.name()).isEqualTo("Ada");
        assertThat(given.pin()).matches("[0-9]{6}");
        store.reader().logIn(ada.id(), given.pin().toCharArray());
        assertThat(store.reader().next(ada.id())).isPresent();
        // A try that fails shows no PIN as if it were good.
        desk.passPhraseProperty().set("not this one");
        desk.replacePin("Ada", false);
        assertThat(desk.newPinProperty().get()).isEmpty();
        assertThat(desk.work().failureProperty().get()).contains("pass phrase");
    }

    @Test
    void a_next_version_is_planned_with_the_same_texts_and_frozen_beside_the_old_one() throws ReadingFailure {
        CoordinatorViewModel desk = frozen();
        String[] planned = {""};
        desk.supersede(name -> planned[0] = name);
        assertThat(planned[0]).isEqualTo("Pilot A");
        WizardViewModel wizard =
                new WizardViewModel(store.coordinator(), background, new ReadingFixture().room(), _ -> {});
        wizard.resume(store.coordinator().plan("Pilot A"));
        assertThat(wizard.form().plan().protocol().title().version()).isEqualTo(2);
        assertThat(wizard.form().tables().get().cases()).hasSize(3);
        while (!wizard.stepProperty().get().last()) {
            wizard.next();
        }
        wizard.freeze().passPhraseProperty().set(Readings.PASS_PHRASE);
        wizard.freeze().passPhraseAgainProperty().set(Readings.PASS_PHRASE);
        wizard.freeze().freeze();
        assertThat(wizard.work().failureProperty().get()).isEmpty();
        assertThat(store.coordinator().studies()).hasSize(2).allMatch(study -> study.frozen());
    }

    @Test
    void a_model_writes_the_texts_that_are_missing_and_failures_are_counted() throws IOException {
        TextSource writer = (task, input) -> {
            if (input.taskInput().equals("findings 2")) {
                throw new TextSource.TextNotWritten("too long");
            }
            return "Written about " + input.taskInput() + ".";
        };
        WizardViewModel wizard = new WizardViewModel(
                store.coordinator(),
                background,
                new StudyRoom(() -> Optional.of(writer), _ -> true, (_, _, _, _) -> {}, new Random(7)),
                _ -> {});
        assertThat(wizard.writing().canWrite()).isTrue();
        wizard.importTables(List.of(Files.writeString(
                folder.resolve("cases.csv"),
                "case,task_input,text_physician,text_ai\n1,findings 1,a,\n2,findings 2,b,\n3,findings 3,c,here\n")));
        wizard.writing().write();
        assertThat(wizard.form().tables().get().cases())
                .extracting(ReadingCase::textB)
                .containsExactly("Written about findings 1.", "", "here");
        assertThat(wizard.writing().stateProperty().get()).isEqualTo("1 written, 1 not.");
        assertThat(wizard.writing().failures()).containsExactly("2: too long");
    }

    /** Hours of work are not to be lost with the window: the second text is never written, the first is in the plan. */
    @Test
    void a_stopped_writing_keeps_what_it_wrote_and_takes_no_late_text() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        TextSource writer = (_, input) -> {
            if (input.taskInput().equals("findings 1")) {
                return "Written.";
            }
            second.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // As a writer would that does not hear of it.
            return "Too late.";
        };
        Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        Background slow = new Background(new ReadingThreads(
                task -> {
                    Thread thread = Thread.ofVirtual().start(task);
                    synchronized (threads) {
                        threads.add(thread);
                    }
                },
                fx::add));
        WizardViewModel wizard = new WizardViewModel(
                store.coordinator(),
                slow,
                new StudyRoom(() -> Optional.of(writer), _ -> true, (_, _, _, _) -> {}, new Random(7)),
                _ -> {});
        wizard.form().name().set("Pilot A");
        wizard.next();
        await(fx, threads);
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.CASES);
        wizard.importTables(List.of(Files.writeString(
                folder.resolve("cases.csv"),
                "case,task_input,text_physician,text_ai\n1,findings 1,a,\n2,findings 2,b,\n")));
        await(fx, threads);
        wizard.writing().write();
        second.await();
        drain(fx);
        assertThat(wizard.writing().runningProperty().get()).isTrue();
        assertThat(wizard.writing().stateProperty().get()).startsWith("1 of 2 missing texts tried");
        assertThat(wizard.busy().get()).as("no step before it has ended").isTrue();
        wizard.leave();
        await(fx, threads);
        assertThat(wizard.writing().runningProperty().get()).isFalse();
        assertThat(wizard.writing().stateProperty().get()).startsWith("Stopped.");
        assertThat(store.coordinator().plan("Pilot A").cases())
                .extracting(ReadingCase::textB)
                .containsExactly("Written.", "");
    }

    private static void drain(Queue<Runnable> fx) {
        for (Runnable step = fx.poll(); step != null; step = fx.poll()) {
            step.run();
        }
    }

    /** Until nothing runs any more and everything has reached the window's thread. */
    private static void await(Queue<Runnable> fx, List<Thread> threads) throws InterruptedException {
        while (true) {
            List<Thread> now;
            synchronized (threads) {
                now = List.copyOf(threads);
                threads.clear();
            }
            for (Thread thread : now) {
                thread.join();
            }
            drain(fx);
            synchronized (threads) {
                if (threads.isEmpty() && fx.isEmpty()) {
                    return;
                }
            }
        }
    }
}
