package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises to a reader. */
public interface ReadingStoreContract {
    /** A store that is empty at the start of each test. */
    ReadingStore store();

    /** The same readings, after everything was closed. */
    ReadingStore reopened() throws ReadingFailure;

    /** For files that a test needs. */
    Path folder();

    private Sitting made(int cases) throws ReadingFailure {
        return Readings.make(store(), "Pilot A", Readings.cases(folder(), cases), "Ada")
                .getFirst();
    }

    @Test
    default void a_new_reading_stands_at_its_first_case() throws ReadingFailure {
        Sitting sitting = made(3);
        assertThat(sitting.reading()).isEqualTo("Pilot A");
        assertThat(sitting.tasks()).containsExactly(ReadingTask.FINDINGS_GENERATION);
        assertThat(sitting.reader()).isEqualTo("Ada");
        assertThat(sitting.progress()).isEqualTo(new Sitting.Progress(3, 0, 0, Optional.empty()));
        assertThat(store().reader().next(sitting.id()).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    default void each_case_comes_once_with_both_of_its_texts_and_its_pictures() throws ReadingFailure {
        Sitting sitting = made(4);
        for (int number = 1; number <= 4; number++) {
            OpenCase open = store().reader().next(sitting.id()).orElseThrow();
            String n = open.pair().indication().substring("cough ".length());
            assertThat(List.of(open.pair().report1(), open.pair().report2()))
                    .containsExactlyInAnyOrder("walnut text " + n, "hazel text " + n);
            assertThat(open.pair().pictures().getFirst()).hasContent("picture " + n);
            store().reader().commit(sitting.id(), number, Readings.rating(number));
        }
        assertThat(store().reader().next(sitting.id())).isEmpty();
        assertThat(store().reader().ratings(sitting.id()))
                .extracting(RatedCase::number)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    default void ratings_and_the_place_are_there_after_reopening() throws ReadingFailure {
        Sitting sitting = made(3);
        store().reader().commit(sitting.id(), 1, Readings.rating(1));
        Rating cannot = new Rating(new Verdict.CannotJudge("wrong picture"), "", Duration.ZERO, Readings.NOON);
        Sitting progress = store().reader().commit(sitting.id(), 2, cannot);
        try (ReadingStore again = reopened()) {
            assertThat(again.reader().sittings()).containsExactly(progress);
            assertThat(progress.committed()).isEqualTo(2);
            assertThat(progress.savedAnswers()).isEqualTo(4);
            assertThat(progress.lastCommittedAt()).contains(Readings.NOON.plusMillis(1));
            assertThat(again.reader().ratings(sitting.id()))
                    .extracting(RatedCase::rating)
                    .containsExactly(Readings.rating(1), cannot);
            assertThat(again.reader().next(sitting.id()).orElseThrow().number()).isEqualTo(3);
        }
    }

    @Test
    default void a_draft_comes_back_with_its_case_and_goes_with_the_commit() throws ReadingFailure {
        Sitting sitting = made(2);
        RatingDraft first = new RatingDraft(
                Answers.none().with(ReadingAttribute.CORRECTNESS, Preference.NEITHER), "", Duration.ofSeconds(1));
        RatingDraft second = new RatingDraft(
                Answers.of(Map.of(
                        ReadingAttribute.CORRECTNESS, Preference.REPORT_1_SLIGHTLY,
                        ReadingAttribute.COMPLETENESS, Preference.REPORT_2_SIGNIFICANTLY)),
                "hm",
                Duration.ofSeconds(72));
        store().reader().keep(sitting.id(), 1, first);
        assertThat(store().reader().keep(sitting.id(), 1, second).savedAnswers())
                .isEqualTo(2);
        try (ReadingStore again = reopened()) {
            assertThat(again.reader().next(sitting.id()).orElseThrow().draft()).isEqualTo(second);
            again.reader().commit(sitting.id(), 1, Readings.rating(1));
            assertThat(again.reader().next(sitting.id()).orElseThrow().draft()).isEqualTo(RatingDraft.empty());
        }
    }

    @Test
    default void what_was_committed_is_never_changed() throws ReadingFailure {
        Sitting sitting = made(2);
        store().reader().commit(sitting.id(), 1, Readings.rating(1));
        assertThatThrownBy(() -> store().reader().commit(sitting.id(), 1, Readings.rating(9)))
                .isInstanceOf(ReadingFailure.AlreadyAnswered.class);
        assertThatThrownBy(() -> store().reader().keep(sitting.id(), 1, RatingDraft.empty()))
                .isInstanceOf(ReadingFailure.AlreadyAnswered.class);
        assertThat(store().reader().ratings(sitting.id()))
                .containsExactly(new RatedCase(1, ReadingTask.FINDINGS_GENERATION, false, Readings.rating(1)));
    }

    @Test
    default void after_the_last_case_nothing_more_is_taken() throws ReadingFailure {
        Sitting sitting = made(1);
        assertThat(store().reader().commit(sitting.id(), 1, Readings.rating(1)).finished())
                .isTrue();
        assertThatThrownBy(() -> store().reader().commit(sitting.id(), 2, Readings.rating(2)))
                .isInstanceOf(ReadingFailure.AlreadyAnswered.class);
    }

    @Test
    default void readers_go_their_own_ways() throws ReadingFailure {
        List<Sitting> sittings = Readings.make(store(), "Pilot A", Readings.cases(9), "Ada", "Ben");
        store().reader().commit(sittings.getFirst().id(), 1, Readings.rating(1));
        assertThat(store().reader().sittings()).extracting(Sitting::committed).containsExactly(1, 0);
    }

    @Test
    default void an_incomplete_page_is_not_committed() throws ReadingFailure {
        Sitting sitting = made(1);
        Rating partial = new Rating(
                new Verdict.Judged(Answers.none().with(ReadingAttribute.CORRECTNESS, Preference.NEITHER)),
                "",
                Duration.ZERO,
                Readings.NOON);
        assertThatIllegalArgumentException().isThrownBy(() -> store().reader().commit(sitting.id(), 1, partial));
        assertThat(store().reader().ratings(sitting.id())).isEmpty();
    }

    @Test
    default void an_unknown_sitting_is_a_bug() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().reader().next(99));
    }
}
