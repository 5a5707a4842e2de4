package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.AuditEntry;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.StudyPlan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs have the same file of readings open; each store here has a connection of its own, as a program has. */
class TwoProgramsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);
    private static final int PROGRAMS = 4;

    @TempDir
    Path folder;

    private final List<ReadingStore> programs = new ArrayList<>();

    @BeforeEach
    void open() throws ReadingFailure {
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(SqliteReadingStore.open(folder.resolve("readings.db"), CLOCK, Readings.SEALING));
        }
    }

    @AfterEach
    void close() {
        programs.forEach(ReadingStore::close);
    }

    private StudyPlan plan() {
        return new StudyPlan(Readings.protocol("Pilot A", "Ada"), Readings.cases(folder, 3));
    }

    /** What each program does at the same moment; the failures that came of it. */
    private static List<Throwable> atOnce(List<Callable<?>> acts) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<?> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        }
        return failures;
    }

    @Test
    void of_programs_that_freeze_one_plan_one_does_and_its_pass_phrase_opens_the_key() throws Exception {
        programs.getFirst().coordinator().save(plan());
        List<Callable<?>> freezes = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            int number = i;
            freezes.add(() -> programs.get(number)
                    .coordinator()
                    .freeze("Pilot A", List.of(new NewReader("Ada", "")), phrase(number)));
        }
        assertThat(atOnce(freezes))
                .hasSize(PROGRAMS - 1)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ReadingFailure.Frozen.class));
        List<Integer> opening = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            try {
                programs.get(i).coordinator().writePackage("Pilot A", "Ada", folder.resolve("ada.zip"), phrase(i));
                opening.add(i);
            } catch (ReadingFailure.WrongPassPhrase e) {
                assertThat(e).isNotNull();
            }
        }
        assertThat(opening).hasSize(1);
        assertThat(folder.resolve("readings.db.pictures")).isDirectoryRecursivelyContaining("glob:**.dcm");
        assertThat(folder.resolve("readings.db.pictures")
                        .toFile()
                        .listFiles()[0]
                        .list())
                .hasSize(3);
    }

    private static char[] phrase(int number) {
        return ("the phrase of program " + number).toCharArray();
    }

    @Test
    void lines_of_all_programs_stand_in_one_whole_log() throws Exception {
        programs.getFirst().coordinator().save(plan());
        programs.getFirst().coordinator().freeze("Pilot A", List.of(new NewReader("Ada", "")), Readings.passPhrase());
        List<Callable<?>> acts = new ArrayList<>();
        for (int i = 0; i < 10 * PROGRAMS; i++) {
            ReadingStore program = programs.get(i % PROGRAMS);
            acts.add(() -> program.coordinator().unblind("Pilot A", "reason", Readings.passPhrase()));
        }
        assertThat(atOnce(acts)).isEmpty();
        assertThat(programs.getFirst().coordinator().auditTrail("Pilot A"))
                .extracting(AuditEntry::what)
                .filteredOn("unblinded"::equals)
                .hasSize(10 * PROGRAMS);
    }

    @Test
    void of_adjudicators_that_are_added_at_once_none_is_lost() throws Exception {
        programs.getFirst().coordinator().save(plan());
        programs.getFirst().coordinator().freeze("Pilot A", List.of(new NewReader("Ada", "")), Readings.passPhrase());
        List<String> codes = programs.getFirst().coordinator().caseCodes("Pilot A");
        List<Callable<?>> acts = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            NewReader further = new NewReader("Further " + i, "");
            ReadingStore program = programs.get(i);
            acts.add(() -> program.coordinator().addAdjudicator("Pilot A", further, codes, Readings.passPhrase()));
        }
        assertThat(atOnce(acts)).isEmpty();
        for (var sitting : programs.getFirst().reader().sittings()) {
            Readings.rateAll(programs.getFirst().reader(), sitting.id());
        }
        assertThat(programs.getLast()
                        .coordinator()
                        .unblind("Pilot A", "done", Readings.passPhrase())
                        .adjudications())
                .hasSize(PROGRAMS * codes.size());
    }

    @Test
    void pins_tried_in_many_programs_at_once_gain_no_attempt() throws Exception {
        long sitting =
                Readings.make(programs.getFirst(), plan(), "4711").getFirst().id();
        List<Callable<?>> acts = IntStream.range(0, 40)
                .<Callable<?>>mapToObj(
                        i -> () -> programs.get(i % PROGRAMS).reader().logIn(sitting, ("100" + i).toCharArray()))
                .toList();
        assertThat(atOnce(acts))
                .hasSize(40)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ReadingFailure.WrongPin.class));
        // Two are free, the third begins the wait: 37 were never tried.
        assertThat(programs.getFirst().coordinator().auditTrail("Pilot A"))
                .extracting(AuditEntry::what)
                .filteredOn(what -> what.startsWith("log-in attempt"))
                .containsExactly("log-in attempt 3 in a row");
        assertThatThrownBy(() -> programs.getLast().reader().logIn(sitting, "4711".toCharArray()))
                .isInstanceOf(ReadingFailure.WrongPin.class);
    }
}
