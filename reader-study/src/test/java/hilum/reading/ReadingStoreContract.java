package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of readings does; the fake and the file alike. */
public interface ReadingStoreContract {
    /** The store under test, with its clock at {@link Readings#NOON}. */
    ReadingStore store();

    /** Closes the store and opens what it left. */
    ReadingStore reopened() throws ReadingFailure;

    private Sitting made(int cases) throws ReadingFailure {
        return store().coordinator()
                .create(Readings.protocol("Pilot A"), Readings.cases(cases), List.of("Ada"))
                .getFirst();
    }

    @Test
    default void a_new_reading_stands_at_its_first_case() throws ReadingFailure {
        Sitting sitting = made(3);
        assertThat(sitting)
                .isEqualTo(new Sitting(
                        sitting.id(), "Pilot A", ReadingTask.FINDINGS_GENERATION, "Ada", 3, 0, 0, Optional.empty()));
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
            assertThat(open.pair().pictures().getFirst().getFileName()).hasToString(n + ".dcm");
            store().reader().commit(sitting.id(), number, Readings.rating(number));
        }
        assertThat(store().reader().next(sitting.id())).isEmpty();
        assertThat(store().reader().ratings(sitting.id()))
                .extracting(RatedCase::caseId)
                .containsExactlyInAnyOrder("case-1", "case-2", "case-3", "case-4");
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
        RatingDraft first =
                new RatingDraft(Map.of(ReadingAttribute.CORRECTNESS, Preference.NEITHER), "", Duration.ofSeconds(1));
        RatingDraft second = new RatingDraft(
                Map.of(
                        ReadingAttribute.CORRECTNESS, Preference.REPORT_1_SLIGHTLY,
                        ReadingAttribute.COMPLETENESS, Preference.REPORT_2_SIGNIFICANTLY),
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
                .containsExactly(new RatedCase(
                        1, store().reader().ratings(sitting.id()).getFirst().caseId(), Readings.rating(1)));
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
        List<Sitting> sittings =
                store().coordinator().create(Readings.protocol("Pilot A"), Readings.cases(9), List.of("Ada", "Ben"));
        store().reader().commit(sittings.getFirst().id(), 1, Readings.rating(1));
        assertThat(store().reader().sittings()).extracting(Sitting::committed).containsExactly(1, 0);
    }

    @Test
    default void a_reader_who_joins_later_gets_a_draw_of_their_own() throws ReadingFailure {
        Sitting ada = made(9);
        Sitting ben = store().coordinator().addReader("Pilot A", "Ben");
        OpenedKey key = store().coordinator().openKey("Pilot A", "test");
        Map<String, Side> adas = key.sides().get(ada.id());
        Map<String, Side> bens = key.sides().get(ben.id());
        assertThat(adas).hasSize(9);
        assertThat(bens).allSatisfy((id, side) -> assertThat(side).isNotEqualTo(adas.get(id)));
        assertThatThrownBy(() -> store().coordinator().addReader("Pilot A", "ada"))
                .isInstanceOf(ReadingFailure.NameTaken.class);
    }

    @Test
    default void a_name_is_given_once_and_the_failed_reading_leaves_nothing() throws ReadingFailure {
        made(2);
        assertThatThrownBy(() ->
                        store().coordinator().create(Readings.protocol("PILOT a"), Readings.cases(1), List.of("Ben")))
                .isInstanceOf(ReadingFailure.NameTaken.class);
        assertThatThrownBy(() -> store().coordinator()
                        .create(Readings.protocol("Pilot B"), Readings.cases(1), List.of("Ben", "Ben")))
                .isInstanceOf(ReadingFailure.NameTaken.class);
        assertThat(store().reader().sittings()).extracting(Sitting::reading).containsExactly("Pilot A");
    }

    @Test
    default void the_key_fits_what_was_shown_and_its_opening_is_written_down() throws ReadingFailure {
        Sitting sitting = made(5);
        OpenedKey key = store().coordinator().openKey("Pilot A", " interim look ");
        OpenCase open = store().reader().next(sitting.id()).orElseThrow();
        String id = "case-" + open.pair().indication().substring("cough ".length());
        boolean aFirst = key.sides().get(sitting.id()).get(id) == Side.A_FIRST;
        assertThat(open.pair().report1()).startsWith(aFirst ? "walnut" : "hazel");
        assertThat(key.protocol()).isEqualTo(Readings.protocol("Pilot A"));
        try (ReadingStore again = reopened()) {
            assertThat(again.coordinator().keyOpenings("Pilot A"))
                    .containsExactly(new KeyOpening(Readings.NOON, "interim look"));
        }
    }

    @Test
    default void the_key_is_not_opened_without_a_reason() throws ReadingFailure {
        made(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().coordinator().openKey("Pilot A", " "));
        assertThat(store().coordinator().keyOpenings("Pilot A")).isEmpty();
    }

    @Test
    default void an_unknown_sitting_is_a_bug() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().reader().next(99));
    }
}
