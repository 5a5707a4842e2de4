package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.AuditEntry;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers with a PIN; time passes by setting the clock. */
class LogInTest {
    @TempDir
    Path folder;

    private Instant now = Readings.NOON;
    private ReadingStore store;
    private ReaderDesk desk;
    private long ada;

    @BeforeEach
    void open() throws ReadingFailure {
        store = opened();
        desk = store.reader();
        ada = Readings.make(store, new StudyPlan(Readings.protocol("Pilot A", "Ada", "Ben"), Readings.cases(2)), "4711")
                .getFirst()
                .id();
    }

    private ReadingStore opened() throws ReadingFailure {
        return SqliteReadingStore.open(folder.resolve("readings.db"), () -> now, Readings.SEALING);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void wrong() {
        assertThatThrownBy(() -> desk.logIn(ada, "0000".toCharArray())).isInstanceOf(ReadingFailure.WrongPin.class);
    }

    @Test
    void nothing_opens_without_the_pin() {
        assertThatThrownBy(() -> desk.next(ada)).isInstanceOf(ReadingFailure.NotLoggedIn.class);
        assertThatThrownBy(() -> desk.ratings(ada)).isInstanceOf(ReadingFailure.NotLoggedIn.class);
        assertThatThrownBy(() -> desk.keep(ada, 1, RatingDraft.empty())).isInstanceOf(ReadingFailure.NotLoggedIn.class);
        assertThatThrownBy(() -> desk.commit(ada, 1, Readings.rating(1)))
                .isInstanceOf(ReadingFailure.NotLoggedIn.class);
        assertThatThrownBy(() -> desk.writeResult(ada, folder.resolve("result.zip")))
                .isInstanceOf(ReadingFailure.NotLoggedIn.class);
        wrong();
        assertThatThrownBy(() -> desk.next(ada)).isInstanceOf(ReadingFailure.NotLoggedIn.class);
    }

    @Test
    void the_pin_opens_the_own_sitting_only_until_the_log_out() throws ReadingFailure {
        char[] pin = "4711".toCharArray();
        Sitting sitting = desk.logIn(ada, pin);
        assertThat(pin).containsOnly('\0');
        assertThat(sitting.reader()).isEqualTo("Ada");
        assertThat(desk.next(ada)).isPresent();
        assertThatThrownBy(() -> desk.next(ada + 1)).isInstanceOf(ReadingFailure.NotLoggedIn.class);
        desk.logOut(ada);
        assertThatThrownBy(() -> desk.next(ada)).isInstanceOf(ReadingFailure.NotLoggedIn.class);
    }

    @Test
    void the_wait_after_wrong_pins_grows_and_outlives_a_restart() throws ReadingFailure {
        wrong();
        wrong();
        wrong();
        assertWaits(Duration.ofSeconds(5));
        store.close();
        store = opened();
        desk = store.reader();
        assertWaits(Duration.ofSeconds(5));
        now = now.plusSeconds(5);
        wrong();
        assertWaits(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        assertThat(desk.logIn(ada, "4711".toCharArray()).id()).isEqualTo(ada);
        desk.logOut(ada);
        wrong();
        assertThat(desk.logIn(ada, "4711".toCharArray()).id()).isEqualTo(ada);
    }

    /** Even the right PIN is not tried before the wait is over. */
    private void assertWaits(Duration wait) {
        assertThatThrownBy(() -> desk.logIn(ada, "4711".toCharArray()))
                .isInstanceOfSatisfying(
                        ReadingFailure.WrongPin.class,
                        failure -> assertThat(failure.nextAttempt()).isEqualTo(now.plus(wait)));
    }

    @Test
    void the_wait_never_exceeds_an_hour_and_the_coordinator_reads_of_it() throws ReadingFailure {
        for (int i = 0; i < 14; i++) {
            wrong();
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(desk.logIn(ada, "4711".toCharArray()).id()).isEqualTo(ada);
        assertThat(store.coordinator().auditTrail("Pilot A"))
                .extracting(AuditEntry::what)
                .contains("log-in attempt 14 in a row");
    }

    @Test
    void the_second_period_of_a_crossover_waits_for_its_washout() throws ReadingFailure {
        hilum.reading.ReadingProtocol plain = Readings.protocol("Pilot B", "Ada");
        hilum.reading.ReadingProtocol crossover = new hilum.reading.ReadingProtocol(
                plain.title(),
                hilum.reading.ReadingDesign.CROSSOVER,
                plain.arms(),
                plain.plan(),
                plain.conduct(),
                plain.wording(),
                java.util.List.of());
        long id = Readings.make(store, new StudyPlan(crossover, Readings.cases(1)), "")
                .getFirst()
                .id();
        hilum.reading.Rating rating =
                new hilum.reading.Rating(new hilum.reading.Verdict.CannotJudge("test"), "", Duration.ZERO, now);
        desk.commit(id, 1, rating);
        assertThatThrownBy(() -> desk.next(id))
                .isInstanceOfSatisfying(
                        ReadingFailure.Washout.class,
                        failure -> assertThat(failure.until())
                                .isEqualTo(Readings.NOON
                                        .plus(Duration.ofDays(28))
                                        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
        assertThatThrownBy(() -> desk.commit(id, 2, rating)).isInstanceOf(ReadingFailure.Washout.class);
        now = now.plus(Duration.ofDays(28));
        assertThat(desk.next(id).orElseThrow().stage().period()).isEqualTo(2);
    }
}
