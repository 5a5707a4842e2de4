package hilum.reading.ui;

import hilum.reading.ActiveClock;
import hilum.reading.CaseDisplay;
import hilum.reading.OpenCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReaderProtocol;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.resources.Messages;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The case that is being read, in any design: its clock, what lies over it, and the way to the next one. It is built on the {@link ReaderDesk}
 * alone, so nothing of the key can come here.
 *
 * <p>Every choice is kept at once as a draft; a case counts as done when its commit has returned, and only then the next one appears.
 * JavaFX thread only.
 */
final class RatingViewModel {
    private final CaseDisplay display;
    private final ReadingClock clock;
    private final Ending ending;
    private final ReaderProtocol protocol;
    private final ActiveClock activeClock;
    private final SessionTime session;
    private final LookLog looks;
    private final KeptSitting kept;
    private final AnswerSheet sheet;
    private final Messages messages = Messages.of("reading");

    private final ReadOnlyObjectWrapper<OpenCase> openCase;
    private final ReadOnlyObjectWrapper<RatingCover> cover = new ReadOnlyObjectWrapper<>(new RatingCover.None());
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
    private boolean left;

    RatingViewModel(ReaderDesk desk, Surroundings surroundings, Sitting sitting, OpenCase first, Ending ending) {
        this.display = surroundings.display();
        this.clock = surroundings.clock();
        this.ending = ending;
        this.protocol = sitting.protocol();
        this.activeClock = new ActiveClock(clock.nanoTime(), protocol.conduct().idleCut());
        this.session = new SessionTime(protocol.conduct().session());
        this.looks = new LookLog(protocol.conduct().viewLog(), activeClock::total);
        this.kept = new KeptSitting(desk, surroundings.background(), clock, sitting);
        this.sheet = new AnswerSheet(protocol, this::locked, this::changed);
        this.openCase = new ReadOnlyObjectWrapper<>(first);
        display.setOnLook(looks::seen);
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

    /** What is chosen for the open case; changing it keeps it. */
    AnswerSheet sheet() {
        return sheet;
    }

    /** How far everything is saved. */
    KeptSitting kept() {
        return kept;
    }

    ReadOnlyObjectProperty<OpenCase> openCaseProperty() {
        return openCase.getReadOnlyProperty();
    }

    /** What lies over the case: nothing, a pause, the feedback of a training case, a break. */
    ReadOnlyObjectProperty<RatingCover> coverProperty() {
        return cover.getReadOnlyProperty();
    }

    /** Active time on this case, minutes and seconds. */
    ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** Ends the editing of the draft: its clock stops here, and the text cannot be changed any more. */
    void submitText(String text) {
        if (!text.isBlank() && sheet.answersProperty().get().submittedAfter().isEmpty()) {
            activeClock.act();
            sheet.change(given -> given.withEditedText(text).withSubmittedAfter(activeClock.total()));
        }
    }

    /** Commits the case and goes to the next one; does nothing before everything required has an answer. */
    void next() {
        if (sheet.complete().get() && !locked()) {
            commit(new Verdict.Judged(sheet.answersProperty().get()));
        }
    }

    /** Commits the case without answers; does nothing before a reason is given. */
    void cannotJudge() {
        String reason = sheet.cannotJudgeReasonProperty().get();
        if (sheet.askingWhyProperty().get() && !locked() && !reason.isBlank()) {
            commit(new Verdict.CannotJudge(reason));
        }
    }

    void pause() {
        if (!locked()) {
            cover(new RatingCover.Pause());
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
        looks.take().ifPresent(look -> kept.looked(openCase.get().number(), look));
    }

    /** Nothing can be chosen while the case is covered or being saved. */
    private boolean locked() {
        return kept.savingProperty().get() || !(cover.get() instanceof RatingCover.None);
    }

    private void changed() {
        activeClock.act();
        keepDraft();
    }

    private void keepDraft() {
        kept.keep(
                openCase.get().number(),
                new RatingDraft(
                        sheet.answersProperty().get(), sheet.commentProperty().get(), activeClock.total()));
    }

    private void commit(Verdict verdict) {
        activeClock.act();
        tick();
        Rating rating = new Rating(
                verdict,
                sheet.commentProperty().get(),
                activeClock.total(),
                clock.wall().instant());
        kept.commit(openCase.get().number(), rating, step -> {
            if (!left) {
                session.add(rating.activeTime());
                stepTo(step);
            }
        });
    }

    private void stepTo(KeptSitting.Step step) {
        if (step.next().isEmpty()) {
            display.show("", List.of());
            step.stopped()
                    .ifPresentOrElse(
                            why -> ending.stopped(step.progress(), why), () -> ending.finished(step.progress()));
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

    /** No time runs while something lies over the case. */
    private void cover(RatingCover over) {
        activeClock.pause();
        cover.set(over);
        display.show("", List.of());
    }

    private void fill(OpenCase next) {
        cover.set(new RatingCover.None());
        openCase.set(next);
        sheet.fill(next.draft());
        activeClock.start(next.draft().activeTime());
        tick();
        showPictures();
    }

    private void showPictures() {
        OpenCase shown = openCase.get();
        String label =
                shown.stage().training() ? messages.text("case.training") : messages.text("case.label", shown.number());
        display.show(label, shown.pair().pictures());
    }
}
