package hilum.reading.ui;

import hilum.reading.Look;
import hilum.reading.OpenCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.resources.Messages;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A sitting on the disk: what is chosen goes there in the order in which it was chosen, and here it is said how far that is and what went wrong.
 * JavaFX thread only.
 */
final class KeptSitting {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ReaderDesk desk;
    private final Background background;
    private final ReadingClock clock;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final AtomicReference<Optional<RatingDraft>> draftToKeep = new AtomicReference<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sitting> sitting;
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper savedHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    KeptSitting(ReaderDesk desk, Background background, ReadingClock clock, Sitting sitting) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        this.sitting = new ReadOnlyObjectWrapper<>(sitting);
        showSaved(sitting, sitting.lastCommittedAt());
    }

    /**
     * What a commit leads to.
     *
     * @param next empty after the last case, and where the next one may not be read yet
     * @param stopped why it may not be read yet, in words
     */
    record Step(Sitting progress, Optional<OpenCase> next, Optional<String> stopped) {}

    /** How far the sitting is, as it was saved last. */
    ReadOnlyObjectProperty<Sitting> sittingProperty() {
        return sitting.getReadOnlyProperty();
    }

    /** Whether a commit is on its way. */
    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    ReadOnlyStringProperty savedHintProperty() {
        return savedHint.getReadOnlyProperty();
    }

    /** What went wrong with the last saving, or empty. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Keeps what is chosen so far for the case {@code number}; of drafts that wait, only the newest is written. */
    void keep(int number, RatingDraft draft) {
        draftToKeep.set(Optional.of(draft));
        long id = sitting.get().id();
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

    void looked(int number, Look look) {
        long id = sitting.get().id();
        background.run(
                () -> {
                    desk.looked(id, number, look);
                    return look;
                },
                _ -> {},
                this::failed);
    }

    /** Commits the case {@code number} and then does {@code done}; on failure nothing moves. */
    void commit(int number, Rating rating, Consumer<Step> done) {
        saving.set(true);
        long id = sitting.get().id();
        background.run(
                () -> step(desk.commit(id, number, rating)),
                step -> {
                    saving.set(false);
                    kept(step.progress());
                    done.accept(step);
                },
                this::failed);
    }

    private Step step(Sitting progress) throws ReadingFailure {
        try {
            return new Step(progress, desk.next(progress.id()), Optional.empty());
        } catch (ReadingFailure.Washout washout) {
            return new Step(progress, Optional.empty(), Optional.of(words.of(washout)));
        }
    }

    private void kept(Sitting progress) {
        failure.set("");
        sitting.set(progress);
        showSaved(progress, Optional.of(clock.wall().instant()));
    }

    private void failed(ReadingFailure cause) {
        saving.set(false);
        failure.set(words.of(cause));
    }

    private void showSaved(Sitting progress, Optional<Instant> last) {
        savedHint.set(last.map(at -> messages.text(
                        "saved.last",
                        progress.savedAnswers(),
                        TIME.format(Objects.requireNonNull(at).atZone(clock.zone()))))
                .orElseGet(() -> messages.text("saved.none")));
    }
}
