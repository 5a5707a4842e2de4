package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.Answers;
import hilum.reading.Arms;
import hilum.reading.AuditEntry;
import hilum.reading.BalanceProof;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.CoordinatorDesk;
import hilum.reading.Frozen;
import hilum.reading.Guess;
import hilum.reading.ItemKind;
import hilum.reading.NewReader;
import hilum.reading.OpenCase;
import hilum.reading.Preference;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingFailure.Gap;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.Readings;
import hilum.reading.Side;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planning, freezing and unblinding as the coordinator does it. */
class CoordinatorDeskTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);

    @TempDir
    Path folder;

    private ReadingStore store;
    private CoordinatorDesk desk;

    @BeforeEach
    void open() throws ReadingFailure {
        store = SqliteReadingStore.open(folder.resolve("readings.db"), CLOCK, Readings.SEALING);
        desk = store.coordinator();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private StudyPlan plan(int cases, String... readers) {
        return new StudyPlan(Readings.protocol("Pilot A", readers), Readings.cases(folder, cases));
    }

    private Frozen freeze(StudyPlan plan) throws ReadingFailure {
        desk.save(plan);
        return desk.freeze(plan.protocol().name(), readers(plan), Readings.passPhrase());
    }

    private static List<NewReader> readers(StudyPlan plan) {
        List<NewReader> readers = new ArrayList<>();
        plan.protocol().plan().readers().forEach(name -> readers.add(new NewReader(name, "")));
        return readers;
    }

    @Test
    void a_plan_can_change_until_it_is_frozen() throws ReadingFailure {
        desk.save(plan(2, "Ada"));
        StudyPlan second = plan(3, "Ada", "Ben");
        desk.save(second);
        assertThat(desk.plan("pilot a")).isEqualTo(second);
        assertThat(desk.studies()).extracting(StudyStatus::frozen).containsExactly(false);
        freeze(second);
        assertThatThrownBy(() -> desk.save(plan(2, "Ada"))).isInstanceOf(ReadingFailure.Frozen.class);
        assertThatThrownBy(() -> desk.plan("Pilot A")).isInstanceOf(ReadingFailure.Frozen.class);
        assertThat(desk.studies()).extracting(StudyStatus::frozen).containsExactly(true);
    }

    @Test
    void a_text_a_picture_or_the_seed_changes_the_hash_and_the_same_gives_the_same() throws Exception {
        String hash = hilum.reading.pack.ProtocolFile.hash(plan(2, "Ada"));
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hilum.reading.pack.ProtocolFile.hash(plan(2, "Ada")));
        assertThat(hilum.reading.pack.ProtocolFile.hash(plan(2, "Ben"))).isNotEqualTo(hash);
        List<ReadingCase> cases = new ArrayList<>(Readings.cases(folder, 2));
        cases.set(1, cases.get(1).withTexts("walnut text 2", "hazel text 2."));
        assertThat(hilum.reading.pack.ProtocolFile.hash(new StudyPlan(Readings.protocol("Pilot A", "Ada"), cases)))
                .isNotEqualTo(hash);
        StudyPlan plan = plan(2, "Ada");
        Files.writeString(plan.cases().getFirst().pictures().getFirst(), "another picture");
        assertThat(hilum.reading.pack.ProtocolFile.hash(plan)).isNotEqualTo(hash);
    }

    @Test
    void the_frozen_protocol_file_has_the_hash_and_no_seed_and_the_texts_are_gone() throws Exception {
        Frozen frozen = freeze(plan(2, "Ada"));
        String protocol = Files.readString(desk.protocolFile("Pilot A"));
        assertThat(protocol).contains(frozen.hash(), "COMPARATIVE").doesNotContain("seed");
        assertThat(desk.protocolFile("Pilot A").resolveSibling("cases.jsonl")).doesNotExist();
        assertThat(desk.protocolFile("Pilot A").resolveSibling("study.key")).exists();
    }

    @Test
    void pictures_are_kept_as_they_were_when_frozen() throws Exception {
        StudyPlan plan = plan(1, "Ada");
        Sitting sitting = freeze(plan).sittings().getFirst();
        Files.writeString(plan.cases().getFirst().pictures().getFirst(), "changed later");
        Path shown = store.reader()
                .next(sitting.id())
                .orElseThrow()
                .pair()
                .pictures()
                .getFirst();
        assertThat(shown).hasContent("picture 1");
        assertThat(shown.getFileName().toString()).matches("[0-9a-f]{8}-1\\.dcm");
    }

    @Test
    void what_a_plan_lacks_is_named_and_nothing_is_frozen() throws Exception {
        StudyPlan plan = plan(2, "Ada");
        desk.save(plan);
        assertGap(Gap.PASS_PHRASE_SHORT, () -> desk.freeze("Pilot A", readers(plan), "short".toCharArray()));
        assertGap(
                Gap.READERS_DIFFER,
                () -> desk.freeze("Pilot A", List.of(new NewReader("Ben", "")), Readings.passPhrase()));
        assertGap(
                Gap.PIN_SHORT,
                () -> desk.freeze("Pilot A", List.of(new NewReader("Ada", "12")), Readings.passPhrase()));
        assertGap(Gap.READER_TWICE, () -> freeze(plan(2, "Ada", "ada")));
        assertGap(Gap.NO_CASES, () -> freeze(plan(0, "Ada")));
        StudyPlan other = plan(1, "Ada");
        List<ReadingCase> unnamed = List.of(
                other.cases().getFirst(),
                Readings.as(other.cases().getFirst(), ReadingTask.FINDINGS_SUMMARIZATION, CaseRole.primary()));
        assertGap(Gap.CASE_OF_NO_TASK, () -> freeze(new StudyPlan(other.protocol(), unnamed)));
        assertGap(
                Gap.NAME_TELLS_ARM,
                () -> freeze(new StudyPlan(Readings.protocol("AI against us", "Ada"), Readings.cases(2))));
        List<ReadingCase> empty = List.of(Readings.cases(1).getFirst().withTexts("", "text"));
        assertGap(Gap.TEXT_EMPTY, () -> freeze(new StudyPlan(Readings.protocol("Pilot A", "Ada"), empty)));
        desk.save(plan);
        Files.delete(plan.cases().getFirst().pictures().getFirst());
        assertThatThrownBy(() -> desk.freeze("Pilot A", readers(plan), Readings.passPhrase()))
                .isInstanceOfSatisfying(ReadingFailure.NotReady.class, failure -> {
                    assertThat(failure.gap()).isEqualTo(Gap.PICTURE_MISSING);
                    assertThat(failure.detail()).isEqualTo("original-1.dcm");
                });
        assertThat(store.reader().sittings()).isEmpty();
    }

    private static void assertGap(Gap gap, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ReadingFailure.NotReady.class,
                        failure -> assertThat(failure.gap()).isEqualTo(gap));
    }

    @Test
    void a_superseding_version_names_the_hash_before_it() throws ReadingFailure {
        Frozen first = freeze(plan(2, "Ada"));
        StudyPlan next = desk.supersede("Pilot A", Readings.passPhrase());
        assertThat(next.protocol().title()).isEqualTo(new ReadingProtocol.Title("Pilot A", 2, first.hash()));
        assertThat(next.cases()).isEqualTo(plan(2, "Ada").cases());
        Frozen second = freeze(next);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(desk.studies()).extracting(StudyStatus::version).containsExactly(1, 2);
        assertThat(second.sittings().getFirst().protocol().version()).isEqualTo(2);
    }

    @Test
    void the_proof_counts_what_readers_will_see() throws ReadingFailure {
        Frozen frozen = freeze(plan(5, "Ada", "Ben", "Cleo"));
        BalanceProof proof = desk.proof("Pilot A", Readings.passPhrase());
        assertThat(proof).isEqualTo(frozen.proof());
        assertThat(proof.balanced(1)).isTrue();
        int walnutFirst = 0;
        Sitting sitting = frozen.sittings().getFirst();
        for (int number = 1; number <= 5; number++) {
            OpenCase open = store.reader().next(sitting.id()).orElseThrow();
            walnutFirst += open.pair().report1().startsWith("walnut") ? 1 : 0;
            store.reader().commit(sitting.id(), number, Readings.rating(number));
        }
        assertThat(proof.readers().getFirst().aFirst()).isEqualTo(walnutFirst);
    }

    @Test
    void the_wrong_pass_phrase_opens_nothing_and_is_written_down() throws ReadingFailure {
        freeze(plan(2, "Ada"));
        assertThatThrownBy(() -> desk.unblind("Pilot A", "curious", "wrong phrase".toCharArray()))
                .isInstanceOf(ReadingFailure.WrongPassPhrase.class);
        assertThat(desk.studies()).extracting(StudyStatus::unblinded).containsExactly(false);
        assertThat(desk.auditTrail("Pilot A"))
                .extracting(AuditEntry::what)
                .containsExactly("frozen", "a pass phrase did not open the key");
    }

    @Test
    void a_damaged_or_exchanged_key_is_said() throws Exception {
        freeze(plan(2, "Ada"));
        Path key = desk.protocolFile("Pilot A").resolveSibling("study.key");
        Files.writeString(key, "{\"iterations\": 5}");
        assertThatThrownBy(() -> desk.proof("Pilot A", Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.KeyDamaged.class);
        Files.delete(key);
        assertThatThrownBy(() -> desk.proof("Pilot A", Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.KeyDamaged.class);
    }

    @Test
    void results_open_only_after_an_unblinding_with_a_reason_that_stays() throws Exception {
        freeze(plan(2, "Ada"));
        assertThatThrownBy(() -> desk.results("Pilot A", Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.StillBlinded.class);
        assertThatIllegalArgumentException().isThrownBy(() -> desk.unblind("Pilot A", " ", Readings.passPhrase()));
        desk.unblind("Pilot A", " all read ", Readings.passPhrase());
        assertThat(desk.results("Pilot A", Readings.passPhrase()).items()).isEmpty();
        assertThat(desk.auditTrail("Pilot A").getLast().detail()).isEqualTo("all read");
        Path log = desk.protocolFile("Pilot A").resolveSibling("log.jsonl");
        String lines = Files.readString(log);
        Files.writeString(log, lines.replace("all read", "none read"));
        assertThatThrownBy(() -> desk.auditTrail("Pilot A")).isInstanceOf(ReadingFailure.LogBroken.class);
        Files.writeString(log, lines.lines().findFirst().orElseThrow() + "\n");
        assertThatThrownBy(() -> desk.auditTrail("Pilot A")).isInstanceOf(ReadingFailure.LogBroken.class);
        Files.writeString(log, lines);
        assertThat(desk.auditTrail("Pilot A")).hasSize(4);
    }

    @Test
    void unblinding_joins_each_rating_with_who_wrote_what() throws ReadingFailure {
        Frozen frozen = freeze(plan(6, "Ada", "Ben"));
        Map<Integer, String> first = new java.util.HashMap<>();
        Sitting ada = frozen.sittings().getFirst();
        for (int number = 1; number <= 6; number++) {
            OpenCase open = store.reader().next(ada.id()).orElseThrow();
            first.put(number, open.pair().report1() + "/" + open.pair().indication());
            store.reader().commit(ada.id(), number, Readings.rating(number));
        }
        Unblinded unblinded = desk.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(unblinded.protocol()).isEqualTo(Readings.protocol("Pilot A", "Ada", "Ben"));
        assertThat(unblinded.items()).hasSize(6).allSatisfy(item -> {
            String n = item.place().caseId().substring("case-".length());
            assertThat(first.get(item.place().number()))
                    .isEqualTo((item.side() == Side.A_FIRST ? "walnut" : "hazel") + " text " + n + "/cough " + n);
            assertThat(item.rating()).isEqualTo(Readings.rating(item.place().number()));
        });
    }

    @Test
    void training_repeats_and_catches_are_told_apart_only_by_the_key() throws ReadingFailure {
        List<ReadingCase> cases = new ArrayList<>(Readings.cases(8));
        cases.add(Readings.as(
                new ReadingCase("t", "", "", List.of(), "good", "bad"),
                ReadingTask.FINDINGS_GENERATION,
                new hilum.reading.CaseRole(ItemKind.TRAINING, "The first one is right.", "physician")));
        cases.add(Readings.as(
                new ReadingCase("x", "", "", List.of(), "good", "bad"),
                ReadingTask.FINDINGS_GENERATION,
                new hilum.reading.CaseRole(ItemKind.CATCH, "", "physician")));
        ReadingProtocol plain = Readings.protocol("Pilot A", "Ada");
        ReadingProtocol protocol = new ReadingProtocol(
                plain.title(),
                plain.design(),
                plain.arms(),
                new hilum.reading.Plan(plain.plan().tasks(), 7, List.of("Ada"), 0, 2, true),
                new hilum.reading.Conduct(java.time.Duration.ofSeconds(60), java.time.Duration.ZERO, 28, true, true, 3),
                plain.wording(),
                List.of());
        Sitting ada = freeze(new StudyPlan(protocol, cases)).sittings().getFirst();
        assertThat(ada.caseCount()).isEqualTo(8 + 1 + 1 + 2);
        OpenCase training = store.reader().next(ada.id()).orElseThrow();
        assertThat(training.stage()).isEqualTo(new OpenCase.Stage(true, "The first one is right.", 1));
        assertCountedAlike(ada.id(), 0, 8 + 1 + 2);
        store.reader().looked(ada.id(), 1, new hilum.reading.Look(java.time.Duration.ofSeconds(1), 0, 40, 400, 2));
        assertThat(store.reader().guesses(ada.id())).isEmpty();
        store.reader().commit(ada.id(), 1, Readings.rating(1));
        assertCountedAlike(ada.id(), 0, 8 + 1 + 2);
        Readings.rateAll(store.reader(), ada.id());
        assertThat(store.reader().guesses(ada.id())).hasSize(3);
        assertCountedAlike(ada.id(), 8 + 1 + 2, 8 + 1 + 2);
        store.reader()
                .guess(ada.id(), store.reader().guesses(ada.id()).getFirst().number(), Guess.REPORT_1);
        Unblinded unblinded = desk.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(unblinded.items())
                .extracting(item -> item.place().kind())
                .contains(ItemKind.TRAINING, ItemKind.PRIMARY, ItemKind.REPEAT, ItemKind.CATCH);
        assertThat(unblinded.items().getFirst().looks()).hasSize(1);
        assertThat(unblinded.items())
                .filteredOn(item -> item.guess() == Unblinded.Guessed.ARM_A || item.guess() == Unblinded.Guessed.ARM_B)
                .hasSize(1);
        assertThat(desk.studies().getFirst().ratings()).isEqualTo(new StudyStatus.Ratings(24, 24));
    }

    /** The reader's list and the coordinator's: the same items, training in neither. */
    private void assertCountedAlike(long sittingId, int done, int items) throws ReadingFailure {
        StudyStatus.ReaderStatus reader = desk.studies().getFirst().readers().getFirst();
        Sitting.Progress progress = store.reader().sittings().stream()
                .filter(sitting -> sitting.id() == sittingId)
                .findFirst()
                .orElseThrow()
                .progress();
        assertThat(List.of(reader.itemsDone(), reader.items())).isEqualTo(List.of(done, items));
        assertThat(List.of(progress.itemsDone(), progress.items())).isEqualTo(List.of(done, items));
        assertThat(reader.finished()).isEqualTo(done == items);
    }

    @Test
    void a_further_opinion_is_kept_apart_and_overwrites_nothing() throws ReadingFailure {
        Frozen frozen = freeze(plan(4, "Ada", "Ben"));
        Readings.rateAll(store.reader(), frozen.sittings().getFirst().id());
        List<String> chosen = desk.caseCodes("Pilot A").subList(0, 2);
        Sitting dora = desk.addAdjudicator("Pilot A", new NewReader("Dora", ""), chosen, Readings.passPhrase());
        assertThat(dora.caseCount()).isEqualTo(2);
        Readings.rateAll(store.reader(), dora.id());
        Unblinded unblinded = desk.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(unblinded.items())
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.place().reader()).isEqualTo("Ada"));
        assertThat(unblinded.adjudications()).hasSize(2);
        assertThat(unblinded.proof()).isEqualTo(frozen.proof());
        assertThatThrownBy(
                        () -> desk.addAdjudicator("Pilot A", new NewReader("ben", ""), chosen, Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.NameTaken.class);
    }

    @Test
    void a_reader_who_asks_for_results_is_refused_and_written_down() throws ReadingFailure {
        Sitting ada = freeze(plan(2, "Ada")).sittings().getFirst();
        assertThatThrownBy(() -> store.reader().openResults(ada.id()))
                .isInstanceOf(ReadingFailure.ResultsRefused.class);
        assertThat(desk.auditTrail("Pilot A").getLast().what()).contains("asked for the results", "refused");
        assertThat(desk.auditTrail("Pilot A")).hasSize(2);
    }

    @Test
    void an_edited_draft_keeps_text_reasons_and_times() throws ReadingFailure {
        ReadingProtocol plain = Readings.protocol("Pilot A", "Ada", "Ben");
        StudyPlan plan = new StudyPlan(
                new ReadingProtocol(
                        plain.title(),
                        hilum.reading.ReadingDesign.DRAFT_EDITING,
                        new Arms("scratch", "model"),
                        plain.plan(),
                        plain.conduct(),
                        plain.wording(),
                        List.of()),
                Readings.cases(4).stream().map(c -> c.withTexts("", c.textB())).toList());
        Sitting ada = freeze(plan).sittings().getFirst();
        OpenCase open = store.reader().next(ada.id()).orElseThrow();
        assertThat(open.pair().report2()).isEmpty();
        Answers answers = Answers.none()
                .withEditedText("Clear lungs.")
                .withSubmittedAfter(java.time.Duration.ofSeconds(41))
                .withReasons(java.util.Set.of(hilum.reading.EditReason.POOR_STYLE, hilum.reading.EditReason.OTHER))
                .withAgreement(-2)
                .withEfficiency(java.util.Set.of(hilum.reading.Efficiency.WRITING))
                .withNote(Answers.Note.FEEDBACK, "too long");
        store.reader()
                .commit(
                        ada.id(),
                        1,
                        new hilum.reading.Rating(
                                new Verdict.Judged(answers), "", java.time.Duration.ofSeconds(60), Readings.NOON));
        Unblinded.Item item =
                desk.unblind("Pilot A", "done", Readings.passPhrase()).items().getFirst();
        assertThat(item.rating().verdict()).isEqualTo(new Verdict.Judged(answers));
        assertThat(open.pair().report1().isEmpty()).isEqualTo(item.side() == Side.A_FIRST);
    }

    @Test
    void changed_answers_and_the_first_answer_are_timed() throws ReadingFailure {
        Sitting ada = freeze(plan(1, "Ada")).sittings().getFirst();
        for (int shown : new int[] {2, 4, 4}) {
            store.reader()
                    .keep(
                            ada.id(),
                            1,
                            new hilum.reading.RatingDraft(
                                    Answers.none()
                                            .with(
                                                    hilum.reading.ReadingAttribute.CORRECTNESS,
                                                    Preference.ofShown(shown)),
                                    "",
                                    java.time.Duration.ofSeconds(shown)));
        }
        store.reader()
                .commit(
                        ada.id(),
                        1,
                        new hilum.reading.Rating(
                                new Verdict.Judged(Readings.answers(1, 5, 1)),
                                "",
                                java.time.Duration.ofSeconds(9),
                                Readings.NOON));
        Unblinded.Timing timing = desk.unblind("Pilot A", "done", Readings.passPhrase())
                .items()
                .getFirst()
                .timing();
        assertThat(timing).isEqualTo(new Unblinded.Timing(java.time.Duration.ofSeconds(2), 2));
    }

    @Test
    void slices_and_inputs_survive_the_freeze() throws ReadingFailure {
        ReadingCase plain = Readings.cases(1).getFirst();
        ReadingCase sliced = new ReadingCase(
                plain.id(),
                plain.task(),
                new CaseInput("cough", "", List.of(), Map.of("sex", "F")),
                "a text",
                "b text",
                plain.role());
        freeze(new StudyPlan(Readings.protocol("Pilot A", "Ada"), List.of(sliced)));
        assertThat(desk.unblind("Pilot A", "look", Readings.passPhrase()).cases())
                .containsExactly(sliced);
    }

    @Test
    void an_unknown_reading_is_said() {
        assertThatThrownBy(() -> desk.plan("Pilot X")).isInstanceOf(ReadingFailure.UnknownReading.class);
    }
}
