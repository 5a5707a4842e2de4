package hilum.reading.ui;

import hilum.reading.ActiveClock;
import hilum.reading.Answers;
import hilum.reading.CaseDisplay;
import hilum.reading.OpenCase;
import hilum.reading.Preference;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.resources.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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

/**
 * The page on which a reader compares two reports. It is built on the {@link ReaderDesk} alone, so nothing of the key can come here.
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
    private final Consumer<Sitting> finished;
    private final ActiveClock activeClock;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final AtomicReference<Optional<RatingDraft>> draftToKeep = new AtomicReference<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Sitting> sitting;
    private final ReadOnlyObjectWrapper<OpenCase> openCase;
    private final Map<ReadingAttribute, ObjectProperty<Optional<Preference>>> answers =
            new EnumMap<>(ReadingAttribute.class);
    private final ObjectProperty<ReadingAttribute> lit = new SimpleObjectProperty<>(ReadingAttribute.COMPLETENESS);
    private final StringProperty comment = new SimpleStringProperty("");
    private final StringProperty cannotJudgeReason = new SimpleStringProperty("");
    private final BooleanProperty askingWhy = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper savedHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final BooleanBinding complete;
    private boolean filling;
    private boolean left;

    /** @param finished called when the last case is committed */
    RatingViewModel(
            ReaderDesk desk, Surroundings surroundings, Sitting sitting, OpenCase first, Consumer<Sitting> finished) {
        this.desk = desk;
        this.display = surroundings.display();
        this.background = surroundings.background();
        this.clock = surroundings.clock();
        this.finished = finished;
        this.activeClock = new ActiveClock(clock.nanoTime());
        this.sitting = new ReadOnlyObjectWrapper<>(sitting);
        this.openCase = new ReadOnlyObjectWrapper<>(first);
        for (ReadingAttribute attribute : ReadingAttribute.values()) {
            answers.put(attribute, new SimpleObjectProperty<>(Optional.empty()));
        }
        complete = Bindings.createBooleanBinding(
                () -> answers.values().stream().allMatch(answer -> answer.get().isPresent()),
                answers.values().toArray(ObjectProperty[]::new));
        comment.addListener((_, _, _) -> changed());
        showSaved(sitting, sitting.lastCommittedAt());
        fill(first);
    }

    /** What view models of this room share. */
    record Surroundings(CaseDisplay display, Background background, ReadingClock clock) {}

    ReadOnlyObjectProperty<Sitting> sittingProperty() {
        return sitting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OpenCase> openCaseProperty() {
        return openCase.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Preference>> answerProperty(ReadingAttribute attribute) {
        return Objects.requireNonNull(answers.get(attribute));
    }

    /** The question that the number keys answer. */
    ObjectProperty<ReadingAttribute> litProperty() {
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

    /** Every question has an answer. */
    BooleanBinding complete() {
        return complete;
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
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

    /** Answers the lit question and lights the next one that has no answer. */
    void answer(Preference preference) {
        answer(lit.get(), preference);
    }

    void answer(ReadingAttribute attribute, Preference preference) {
        if (locked()) {
            return;
        }
        answerProperty(attribute).set(Optional.of(preference));
        lit.set(firstUnanswered().orElse(attribute));
        changed();
    }

    private Optional<ReadingAttribute> firstUnanswered() {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue().get().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Commits the case and goes to the next one; does nothing before every question has an answer. */
    void next() {
        if (complete.get() && !locked()) {
            Map<ReadingAttribute, Preference> chosen = chosen();
            commit(new Verdict.Judged(Answers.of(chosen)));
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
            paused.set(true);
            display.show("", List.of());
            keepDraft();
        }
    }

    void resume() {
        if (paused.get()) {
            activeClock.resume();
            paused.set(false);
            showPictures();
        }
    }

    /** Keeps everything and clears the pictures: the page is left or the window closes. */
    void leave() {
        left = true;
        if (!paused.get()) {
            activeClock.pause();
            keepDraft();
        }
        display.show("", List.of());
    }

    /** Notes that the reader did something, for the active time. */
    void act() {
        activeClock.act();
        tick();
    }

    /** Brings the shown time up to date; once a second. */
    void tick() {
        Duration total = activeClock.total();
        elapsed.set("%02d:%02d".formatted(total.toMinutes(), total.toSecondsPart()));
    }

    private boolean locked() {
        return saving.get() || paused.get();
    }

    private Map<ReadingAttribute, Preference> chosen() {
        Map<ReadingAttribute, Preference> chosen = new EnumMap<>(ReadingAttribute.class);
        answers.forEach((attribute, answer) -> answer.get().ifPresent(value -> chosen.put(attribute, value)));
        return chosen;
    }

    private void changed() {
        if (!filling) {
            activeClock.act();
            keepDraft();
        }
    }

    /** Of drafts that wait, only the newest is written. */
    private void keepDraft() {
        RatingDraft draft = new RatingDraft(Answers.of(chosen()), comment.get(), activeClock.total());
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

    /** What a commit leads to. */
    private record Step(Sitting progress, Optional<OpenCase> next) {}

    private void commit(Verdict verdict) {
        saving.set(true);
        activeClock.act();
        Rating rating = new Rating(
                verdict, comment.get(), activeClock.total(), clock.wall().instant());
        long id = sitting.get().id();
        int number = openCase.get().number();
        background.run(() -> new Step(desk.commit(id, number, rating), desk.next(id)), this::stepTo, this::failed);
    }

    private void stepTo(Step step) {
        if (left) {
            return;
        }
        saving.set(false);
        kept(step.progress());
        step.next().ifPresentOrElse(this::fill, () -> {
            display.show("", List.of());
            finished.accept(step.progress());
        });
    }

    private void failed(ReadingFailure cause) {
        saving.set(false);
        failure.set(words.of(cause));
    }

    private void fill(OpenCase next) {
        filling = true;
        openCase.set(next);
        answers.forEach((attribute, answer) -> answer.set(next.draft().answers().preference(attribute)));
        comment.set(next.draft().comment());
        cannotJudgeReason.set("");
        askingWhy.set(false);
        lit.set(firstUnanswered().orElse(ReadingAttribute.CONCISENESS));
        filling = false;
        activeClock.start(next.draft().activeTime());
        tick();
        showPictures();
    }

    private void showPictures() {
        OpenCase shown = openCase.get();
        display.show(messages.text("case.label", shown.number()), shown.pair().pictures());
    }

    private void showSaved(Sitting progress, Optional<Instant> last) {
        savedHint.set(last.map(at ->
                        messages.text("saved.last", progress.savedAnswers(), TIME.format(at.atZone(clock.zone()))))
                .orElseGet(() -> messages.text("saved.none")));
    }
}
