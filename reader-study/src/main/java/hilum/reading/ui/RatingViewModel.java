package hilum.reading.ui;

import hilum.reading.ActiveClock;
import hilum.reading.Answers;
import hilum.reading.CaseDisplay;
import hilum.reading.OpenCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReaderProtocol;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.resources.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The case that is being read, in any design. It is built on the {@link ReaderDesk} alone, so nothing of the key can come here.
 *
 * <p>Every choice is kept at once as a draft; a case counts as done when its commit has returned, and only then the next one appears.
 * JavaFX thread only.
 */
final class RatingViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ReaderDesk desk;
    private final CaseDisplay display;
    private final Background background;
    private final ReadingClock clock;
    private final Ending ending;
    private final ReaderProtocol protocol;
    private final ActiveClock activeClock;
    private final SessionTime session;
    private final LookLog looks;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final AtomicReference<Optional<RatingDraft>> draftToKeep = new AtomicReference<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Sitting> sitting;
    private final ReadOnlyObjectWrapper<OpenCase> openCase;
    private final ReadOnlyObjectWrapper<Answers> answers = new ReadOnlyObjectWrapper<>(Answers.none());
    private final List<RatingQuestion> questions;
    private final ObjectProperty<@Nullable RatingQuestion> lit = new SimpleObjectProperty<>();
    private final StringProperty comment = new SimpleStringProperty("");
    private final StringProperty cannotJudgeReason = new SimpleStringProperty("");
    private final BooleanProperty askingWhy = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<RatingCover> cover = new ReadOnlyObjectWrapper<>(new RatingCover.None());
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper savedHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final BooleanBinding complete;
    private boolean filling;
    private boolean left;

    RatingViewModel(ReaderDesk desk, Surroundings surroundings, Sitting sitting, OpenCase first, Ending ending) {
        this.desk = desk;
        this.display = surroundings.display();
        this.background = surroundings.background();
        this.clock = surroundings.clock();
        this.ending = ending;
        this.protocol = sitting.protocol();
        this.activeClock = new ActiveClock(clock.nanoTime(), protocol.conduct().idleCut());
        this.session = new SessionTime(protocol.conduct().session());
        this.looks = new LookLog(protocol.conduct().viewLog(), activeClock::total);
        this.sitting = new ReadOnlyObjectWrapper<>(sitting);
        this.openCase = new ReadOnlyObjectWrapper<>(first);
        this.questions = new QuestionSheet().of(protocol);
        complete = Bindings.createBooleanBinding(() -> answers.get().complete(protocol.design()), answers);
        comment.addListener((_, _, _) -> changed());
        display.setOnLook(looks::seen);
        showSaved(sitting, sitting.lastCommittedAt());
        fill(first);
    }

    /** What view models of this room share. */
    record Surroundings(CaseDisplay display, Background background, ReadingClock clock) {}

    /** Where reading goes when there is no next case now. */
    interface Ending {
        /** The last case is committed. */
        void finished(Sitting sitting);

        /** Nothing more can be read for now; {@code words} say why and until when. */
        void stopped(Sitting sitting, String words);
    }

    ReaderProtocol protocol() {
        return protocol;
    }

    ReadOnlyObjectProperty<Sitting> sittingProperty() {
        return sitting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OpenCase> openCaseProperty() {
        return openCase.getReadOnlyProperty();
    }

    /** Everything that is chosen on this page so far. */
    ReadOnlyObjectProperty<Answers> answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** In the order of the page; empty where a draft is edited. */
    List<RatingQuestion> questions() {
        return questions;
    }

    /** The question that the number keys answer; null where there are none. */
    ObjectProperty<@Nullable RatingQuestion> litProperty() {
        return lit;
    }

    StringProperty commentProperty() {
        return comment;
    }

    StringProperty cannotJudgeReasonProperty() {
        return cannotJudgeReason;
    }

    /** Whether the reader is saying why the case cannot be judged. */
    BooleanProperty askingWhyProperty() {
        return askingWhy;
    }

    /** Everything required has an answer. */
    BooleanBinding complete() {
        return complete;
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** What lies over the case: nothing, a pause, the feedback of a training case, a break. */
    ReadOnlyObjectProperty<RatingCover> coverProperty() {
        return cover.getReadOnlyProperty();
    }

    /** Active time on this case, minutes and seconds. */
    ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    ReadOnlyStringProperty savedHintProperty() {
        return savedHint.getReadOnlyProperty();
    }

    /** What went wrong with the last saving, or empty. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Answers the lit question, 1 to 5, and lights the next one that has no answer. */
    void answer(int chosen) {
        RatingQuestion question = lit.get();
        if (question != null) {
            answer(question, chosen);
        }
    }

    void answer(RatingQuestion question, int chosen) {
        if (!locked()) {
            change(given -> question.put(given, chosen));
            lit.set(firstUnanswered().orElse(question));
        }
    }

    /** Changes what is chosen on the page and keeps it at once; does nothing while the case is covered or being saved. */
    void change(UnaryOperator<Answers> change) {
        if (!locked()) {
            show(change.apply(answers.get()));
            changed();
        }
    }

    /** Ends the editing of the draft: its clock stops here, and the text cannot be changed any more. */
    void submitText(String text) {
        if (!text.isBlank() && answers.get().submittedAfter().isEmpty()) {
            activeClock.act();
            change(given -> given.withEditedText(text).withSubmittedAfter(activeClock.total()));
        }
    }

    private Optional<RatingQuestion> firstUnanswered() {
        return questions.stream().filter(question -> !question.answered()).findFirst();
    }

    /** Commits the case and goes to the next one; does nothing before everything required has an answer. */
    void next() {
        if (complete.get() && !locked()) {
            commit(new Verdict.Judged(answers.get()));
        }
    }

    /** Commits the case without answers; does nothing before a reason is given. */
    void cannotJudge() {
        if (askingWhy.get() && !locked() && !cannotJudgeReason.get().isBlank()) {
            commit(new Verdict.CannotJudge(cannotJudgeReason.get()));
        }
    }

    void pause() {
        if (!locked()) {
            activeClock.pause();
            cover.set(new RatingCover.Pause());
            display.show("", List.of());
            keepDraft();
        }
    }

    /** Takes the cover away: the pause ends, or the next case appears. */
    void goOn() {
        switch (cover.get()) {
            case RatingCover.None _ -> tick();
            case RatingCover.Pause _ -> {
                cover.set(new RatingCover.None());
                activeClock.resume();
                showPictures();
            }
            case RatingCover.Feedback feedback -> coverBreakOrShow(feedback.next());
            case RatingCover.Break pausing -> {
                session.restart();
                fill(pausing.next());
            }
        }
    }

    /** Keeps everything and clears the pictures: the page is left or the window closes. */
    void leave() {
        left = true;
        display.setOnLook((_, _, _, _) -> {});
        if (cover.get() instanceof RatingCover.None) {
            activeClock.pause();
            keepDraft();
        }
        display.show("", List.of());
    }

    /** Notes that the reader did something, for the active time. */
    void act() {
        if (cover.get() instanceof RatingCover.None) {
            activeClock.act();
            tick();
        }
    }

    /** Brings the shown time up to date and stores what was looked at; once a second. */
    void tick() {
        Duration total = activeClock.total();
        elapsed.set("%02d:%02d".formatted(total.toMinutes(), total.toSecondsPart()));
        storeLooks();
    }

    private boolean locked() {
        return saving.get() || !(cover.get() instanceof RatingCover.None);
    }

    private void show(Answers chosen) {
        answers.set(chosen);
        questions.forEach(question -> question.read(chosen));
    }

    private void changed() {
        if (!filling) {
            activeClock.act();
            keepDraft();
        }
    }

    private void storeLooks() {
        long id = sitting.get().id();
        int number = openCase.get().number();
        looks.take()
                .ifPresent(look -> background.run(
                        () -> {
                            desk.looked(id, number, look);
                            return look;
                        },
                        _ -> {},
                        this::failed));
    }

    /** Of drafts that wait, only the newest is written. */
    private void keepDraft() {
        RatingDraft draft = new RatingDraft(answers.get(), comment.get(), activeClock.total());
        draftToKeep.set(Optional.of(draft));
        long id = sitting.get().id();
        int number = openCase.get().number();
        background.run(
                () -> {
                    Optional<RatingDraft> newest = draftToKeep.getAndSet(Optional.empty());
                    return newest.isPresent()
                            ? Optional.of(desk.keep(id, number, newest.get()))
                            : Optional.<Sitting>empty();
                },
                progress -> progress.ifPresent(this::kept),
                this::failed);
    }

    private void kept(Sitting progress) {
        failure.set("");
        sitting.set(progress);
        showSaved(progress, Optional.of(clock.wall().instant()));
    }

    /** What a commit leads to; {@code stopped} where the next case may not be read yet. */
    private record Step(Sitting progress, Optional<OpenCase> next, Optional<ReadingFailure> stopped) {}

    private void commit(Verdict verdict) {
        saving.set(true);
        activeClock.act();
        tick();
        Rating rating = new Rating(
                verdict, comment.get(), activeClock.total(), clock.wall().instant());
        long id = sitting.get().id();
        int number = openCase.get().number();
        background.run(() -> step(desk.commit(id, number, rating)), step -> stepTo(step, rating), this::failed);
    }

    private Step step(Sitting progress) throws ReadingFailure {
        try {
            return new Step(progress, desk.next(progress.id()), Optional.empty());
        } catch (ReadingFailure.Washout washout) {
            return new Step(progress, Optional.empty(), Optional.of(washout));
        }
    }

    private void stepTo(Step step, Rating rating) {
        if (left) {
            return;
        }
        saving.set(false);
        kept(step.progress());
        session.add(rating.activeTime());
        if (step.next().isEmpty()) {
            display.show("", List.of());
            step.stopped()
                    .ifPresentOrElse(
                            why -> ending.stopped(step.progress(), words.of(why)),
                            () -> ending.finished(step.progress()));
            return;
        }
        OpenCase done = openCase.get();
        OpenCase next = step.next().get();
        if (done.stage().training()) {
            String words = done.stage().feedback();
            cover(new RatingCover.Feedback(words.isBlank() ? messages.text("training.none") : words, next));
        } else {
            coverBreakOrShow(next);
        }
    }

    private void coverBreakOrShow(OpenCase next) {
        if (session.over()) {
            cover(new RatingCover.Break(session.minutes(), next));
        } else {
            fill(next);
        }
    }

    /** The case behind is committed, so no time runs. */
    private void cover(RatingCover over) {
        activeClock.pause();
        display.show("", List.of());
        cover.set(over);
    }

    private void failed(ReadingFailure cause) {
        saving.set(false);
        failure.set(words.of(cause));
    }

    private void fill(OpenCase next) {
        filling = true;
        cover.set(new RatingCover.None());
        openCase.set(next);
        show(next.draft().answers());
        comment.set(next.draft().comment());
        cannotJudgeReason.set("");
        askingWhy.set(false);
        lit.set(firstUnanswered().orElse(questions.isEmpty() ? null : questions.getLast()));
        filling = false;
        activeClock.start(next.draft().activeTime());
        tick();
        showPictures();
    }

    private void showPictures() {
        OpenCase shown = openCase.get();
        display.show(label(shown), shown.pair().pictures());
    }

    private String label(OpenCase shown) {
        return shown.stage().training() ? messages.text("case.training") : messages.text("case.label", shown.number());
    }

    private void showSaved(Sitting progress, Optional<Instant> last) {
        savedHint.set(last.map(at -> messages.text(
                        "saved.last",
                        progress.savedAnswers(),
                        TIME.format(Objects.requireNonNull(at).atZone(clock.zone()))))
                .orElseGet(() -> messages.text("saved.none")));
    }
}
