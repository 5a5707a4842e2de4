package hilum.reading.ui;

import hilum.reading.Answers;
import hilum.reading.AuditEntry;
import hilum.reading.BalanceProof;
import hilum.reading.BlindedPair;
import hilum.reading.Collected;
import hilum.reading.Conduct;
import hilum.reading.CoordinatorDesk;
import hilum.reading.Frozen;
import hilum.reading.Guess;
import hilum.reading.GuessItem;
import hilum.reading.Look;
import hilum.reading.NewReader;
import hilum.reading.OpenCase;
import hilum.reading.RatedCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReaderProtocol;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import hilum.reading.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reader's sitting and one coordinator's study in memory, as a screen sees them: no key, no draw, no files but what is asked for. */
final class ScriptedStore implements ReadingStore, ReaderDesk, CoordinatorDesk {
    static final String PIN = "1234";

    final List<OpenCase> cases = new ArrayList<>();
    final Map<Integer, RatingDraft> drafts = new HashMap<>();
    final List<Rating> committed = new ArrayList<>();
    final List<Look> looks = new ArrayList<>();
    final Map<Integer, Guess> guesses = new LinkedHashMap<>();
    final Map<String, StudyPlan> plans = new LinkedHashMap<>();
    final List<AuditEntry> log = new ArrayList<>();
    final List<String> packages = new ArrayList<>();
    ReaderProtocol protocol;
    boolean pin;
    boolean loggedIn;
    boolean closed;
    int listed;
    int guessCount;
    /** The second period is closed until then, from that number on. */
    Optional<Instant> washoutUntil = Optional.empty();

    int washoutFrom = Integer.MAX_VALUE;
    int refusedResults;
    boolean frozen;
    Optional<ReadingFailure> refusal = Optional.empty();

    ScriptedStore(ReadingDesign design, Conduct conduct) {
        protocol = new ReaderProtocol(
                "Pilot A",
                1,
                "0f".repeat(32),
                design,
                List.of(ReadingTask.FINDINGS_GENERATION),
                conduct,
                Wording.paper());
    }

    /** A store with one comparative case per text, in that order. */
    static ScriptedStore comparative(int cases) {
        ScriptedStore store = new ScriptedStore(ReadingDesign.COMPARATIVE, Conduct.usual());
        store.add(cases);
        return store;
    }

    void add(int count) {
        for (int i = 1; i <= count; i++) {
            add(false, "", pair(i));
        }
    }

    void add(boolean training, String feedback, BlindedPair pair) {
        ReadingTask task =
                pair.taskInput().isEmpty() ? ReadingTask.FINDINGS_GENERATION : ReadingTask.FINDINGS_SUMMARIZATION;
        cases.add(new OpenCase(
                cases.size() + 1, task, new OpenCase.Stage(training, feedback, 1), pair, RatingDraft.empty()));
    }

    static BlindedPair pair(int number) {
        return new BlindedPair(
                "cough " + number,
                "",
                List.of(Path.of("/pictures/" + number + ".dcm")),
                "walnut text " + number,
                "hazel text " + number);
    }

    @Override
    public ReaderDesk reader() {
        return this;
    }

    @Override
    public CoordinatorDesk coordinator() {
        return this;
    }

    @Override
    public void close() {
        loggedIn = false;
        closed = true;
    }

    private Sitting sitting() {
        int answers = committed.stream()
                        .mapToInt(rating -> rating.verdict() instanceof Verdict.Judged judged
                                ? judged.answers().size()
                                : 1)
                        .sum()
                + drafts.values().stream()
                        .mapToInt(draft -> draft.answers().size())
                        .sum();
        return new Sitting(
                1,
                protocol,
                "reader 3",
                pin,
                new Sitting.Progress(
                        cases.size(),
                        committed.size(),
                        answers,
                        committed.isEmpty() ? Optional.empty() : Optional.of(Readings.NOON)));
    }

    @Override
    public List<Sitting> sittings() {
        listed++;
        return cases.isEmpty() ? List.of() : List.of(sitting());
    }

    @Override
    public Sitting logIn(long sittingId, char[] typed) throws ReadingFailure {
        if (!new String(typed).equals(PIN)) {
            throw new ReadingFailure.WrongPin(Readings.NOON);
        }
        loggedIn = true;
        return sitting();
    }

    @Override
    public void logOut(long sittingId) {
        loggedIn = false;
    }

    @Override
    public Optional<OpenCase> next(long sittingId) throws ReadingFailure {
        if (pin && !loggedIn) {
            throw new ReadingFailure.NotLoggedIn();
        }
        int number = committed.size() + 1;
        if (number >= washoutFrom && washoutUntil.isPresent()) {
            throw new ReadingFailure.Washout(washoutUntil.get());
        }
        if (number > cases.size()) {
            return Optional.empty();
        }
        OpenCase open = cases.get(number - 1);
        return Optional.of(new OpenCase(
                number, open.task(), open.stage(), open.pair(), drafts.getOrDefault(number, RatingDraft.empty())));
    }

    @Override
    public Sitting keep(long sittingId, int number, RatingDraft draft) throws ReadingFailure {
        requireNext(number);
        drafts.put(number, draft);
        return sitting();
    }

    @Override
    public Sitting commit(long sittingId, int number, Rating rating) throws ReadingFailure {
        requireNext(number);
        drafts.remove(number);
        committed.add(rating);
        return sitting();
    }

    private void requireNext(int number) throws ReadingFailure {
        if (number != committed.size() + 1) {
            throw new ReadingFailure.AlreadyAnswered();
        }
    }

    /** The answers of the case in progress. */
    Answers kept() {
        return drafts.getOrDefault(committed.size() + 1, RatingDraft.empty()).answers();
    }

    @Override
    public List<RatedCase> ratings(long sittingId) {
        return List.of();
    }

    @Override
    public void looked(long sittingId, int number, Look look) {
        looks.add(look);
    }

    @Override
    public List<GuessItem> guesses(long sittingId) {
        return cases.stream()
                .limit(guessCount)
                .map(one -> new GuessItem(
                        one.number(), one.task(), one.pair(), Optional.ofNullable(guesses.get(one.number()))))
                .toList();
    }

    @Override
    public void guess(long sittingId, int number, Guess guess) {
        guesses.put(number, guess);
    }

    @Override
    public void openResults(long sittingId) throws ReadingFailure {
        refusedResults++;
        throw new ReadingFailure.ResultsRefused();
    }

    @Override
    public Sitting install(Path readerPackage) throws ReadingFailure {
        throw new ReadingFailure.PackageRefused(readerPackage, ReadingFailure.Refusal.TAMPERED);
    }

    @Override
    public void writeResult(long sittingId, Path file) throws ReadingFailure {
        try {
            Files.writeString(file, "signed");
        } catch (java.io.IOException e) {
            throw new ReadingFailure.Unreachable(file);
        }
    }

    @Override
    public List<StudyStatus> studies() {
        return plans.values().stream().map(this::status).toList();
    }

    private StudyStatus status(StudyPlan plan) {
        List<StudyStatus.ReaderStatus> readers = plan.protocol().plan().readers().stream()
                .map(reader -> new StudyStatus.ReaderStatus(
                        1, reader, reader.length() % 3 * 12, 46, reader.length() % 2 == 0, false))
                .toList();
        return new StudyStatus(
                plan.protocol().name(),
                1,
                plan.protocol().design(),
                frozen ? "0f".repeat(32) : "",
                readers,
                new StudyStatus.Ratings(600, 240),
                false);
    }

    @Override
    public void save(StudyPlan plan) {
        plans.put(plan.protocol().name(), plan);
    }

    @Override
    public StudyPlan plan(String reading) {
        return plans.get(reading);
    }

    @Override
    public Frozen freeze(String reading, List<NewReader> readers, char[] passPhrase) {
        frozen = true;
        return new Frozen("0f".repeat(32), List.of(), new BalanceDraw().of(plans.get(reading)));
    }

    @Override
    public StudyPlan supersede(String reading, char[] passPhrase) {
        return plans.get(reading);
    }

    @Override
    public BalanceProof proof(String reading, char[] passPhrase) {
        return new BalanceDraw().of(plans.get(reading));
    }

    @Override
    public Path protocolFile(String reading) {
        return Path.of(reading);
    }

    @Override
    public void writePackage(String reading, String reader, Path file, char[] passPhrase) {
        packages.add(String.valueOf(file.getFileName()));
    }

    @Override
    public Collected collect(Path resultFile) throws ReadingFailure {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return new Collected("Pilot A", "reader 3", 120, 5);
    }

    @Override
    public String seal(String reading, char[] passPhrase) throws ReadingFailure {
        throw new ReadingFailure.Frozen();
    }

    @Override
    public List<String> caseCodes(String reading) {
        return List.of("K7Q2", "M3XF", "P9AB");
    }

    @Override
    public Sitting addAdjudicator(String reading, NewReader reader, List<String> caseCodes, char[] passPhrase) {
        return sitting();
    }

    @Override
    public void replacePin(String reading, NewReader reader, boolean packageToo, char[] passPhrase)
            throws ReadingFailure {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    @Override
    public Unblinded unblind(String reading, String reason, char[] passPhrase) throws ReadingFailure {
        throw new ReadingFailure.WrongPassPhrase();
    }

    @Override
    public Unblinded results(String reading, char[] passPhrase) throws ReadingFailure {
        throw new ReadingFailure.StillBlinded();
    }

    @Override
    public List<AuditEntry> auditTrail(String reading) {
        return log;
    }
}
