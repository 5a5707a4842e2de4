package hilum.reading.ui;

import hilum.reading.GuessItem;
import hilum.reading.OpenCase;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.resources.Messages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reader's way from the PIN over the cases and the questions at the end to the last page. JavaFX thread only. */
final class ReaderVisit {
    private final ReaderDesk desk;
    private final RatingViewModel.Surroundings surroundings;
    private final Background background;
    private final Shown shown;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private @Nullable Sitting loggedIn;
    private boolean left;

    ReaderVisit(ReaderDesk desk, RatingViewModel.Surroundings surroundings, Shown shown) {
        this.desk = desk;
        this.surroundings = surroundings;
        this.background = surroundings.background();
        this.shown = new Shown() {
            @Override
            public void page(ReadingPage next) {
                if (!left) {
                    shown.page(next);
                }
            }

            @Override
            public void failed(ReadingFailure cause) {
                shown.failed(cause);
            }

            @Override
            public void list() {
                if (!left) {
                    shown.list();
                }
            }
        };
    }

    /** Where the visit is seen; after it was left no page comes there any more. */
    interface Shown {
        void page(ReadingPage next);

        /** Says what went wrong on the page that is open. */
        void failed(ReadingFailure cause);

        /** Leads back to the list of readers. */
        void list();
    }

    /** Ends the visit; gives who has to be logged out, nobody before the PIN was right. */
    Optional<Sitting> leave() {
        left = true;
        return Optional.ofNullable(loggedIn);
    }

    /**
     * Asks for the PIN where the sitting has one, and then goes to the exact place where it stands.
     *
     * @param all who else may log in on the same page
     */
    void open(Sitting sitting, List<Sitting> all) {
        if (!sitting.hasPin()) {
            goOn(sitting);
            return;
        }
        List<LogInViewModel.Seat> seats =
                all.stream().filter(Sitting::hasPin).map(this::seat).toList();
        LogInViewModel.Seat first = seat(sitting);
        List<LogInViewModel.Seat> choice = seats.contains(first) ? seats : List.of(first);
        shown.page(new ReadingPage.LogIn(new LogInViewModel(choice, first, this::logIn)));
    }

    private LogInViewModel.Seat seat(Sitting sitting) {
        String progress = sitting.finished()
                ? messages.text("start.done", sitting.progress().items())
                : messages.text(
                        "start.done-of",
                        sitting.progress().itemsDone(),
                        sitting.progress().items());
        return new LogInViewModel.Seat(sitting.id(), sitting.reading(), sitting.reader(), progress);
    }

    private void logIn(LogInViewModel asking, LogInViewModel.Seat seat, String pin) {
        char[] digits = pin.toCharArray();
        background.run(() -> desk.logIn(seat.id(), digits), this::enter, cause -> asking.refuse(words.of(cause)));
    }

    /** Whoever went away while the PIN was looked at is logged out again. */
    private void enter(Sitting sitting) {
        if (left) {
            background.run(
                    () -> {
                        desk.logOut(sitting.id());
                        return sitting;
                    },
                    _ -> {},
                    shown::failed);
        } else {
            goOn(sitting);
        }
    }

    private void goOn(Sitting sitting) {
        loggedIn = sitting;
        background.run(() -> desk.next(sitting.id()), next -> read(sitting, next), this::stopped);
    }

    private void stopped(ReadingFailure cause) {
        if (cause instanceof ReadingFailure.Washout) {
            shown.page(new ReadingPage.Stopped(words.of(cause)));
        } else {
            shown.failed(cause);
            shown.list();
        }
    }

    private void read(Sitting sitting, Optional<OpenCase> next) {
        if (next.isEmpty()) {
            ending(sitting);
            return;
        }
        shown.page(new ReadingPage.Rating(
                new RatingViewModel(desk, surroundings, sitting, next.get(), new RatingViewModel.Ending() {
                    @Override
                    public void finished(Sitting done) {
                        ending(done);
                    }

                    @Override
                    public void stopped(Sitting done, String why) {
                        shown.page(new ReadingPage.Stopped(why));
                    }
                })));
    }

    /** Asks which was whose, where the protocol wants it and it was not answered before, and then ends. */
    private void ending(Sitting sitting) {
        if (left) {
            return;
        }
        background.run(() -> desk.guesses(sitting.id()), items -> guessOrEnd(sitting, items), shown::failed);
    }

    private void guessOrEnd(Sitting sitting, List<GuessItem> items) {
        boolean open = items.stream().anyMatch(item -> item.guess().isEmpty());
        shown.page(
                open
                        ? new ReadingPage.Guessing(new GuessViewModel(
                                desk, surroundings, sitting, items, done -> shown.page(new ReadingPage.End(done))))
                        : new ReadingPage.End(sitting));
    }
}
