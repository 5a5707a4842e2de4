package hilum.reading.ui;

import hilum.reading.BlindedPair;
import hilum.reading.CaseDisplay;
import hilum.reading.Guess;
import hilum.reading.GuessItem;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.resources.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The sample at the end for which a reader says which text was the AI's. Each answer is final. JavaFX thread only. */
final class GuessViewModel {
    private final ReaderDesk desk;
    private final CaseDisplay display;
    private final Background background;
    private final Sitting sitting;
    private final List<GuessItem> items;
    private final Consumer<Sitting> finished;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final ReadOnlyObjectWrapper<GuessItem> item;
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private int at;
    private boolean left;

    /** @param items the sample; at least one has no answer yet */
    GuessViewModel(
            ReaderDesk desk,
            RatingViewModel.Surroundings surroundings,
            Sitting sitting,
            List<GuessItem> items,
            Consumer<Sitting> finished) {
        this.desk = desk;
        this.display = surroundings.display();
        this.background = surroundings.background();
        this.sitting = sitting;
        this.items = List.copyOf(items);
        this.finished = finished;
        while (items.get(at).guess().isPresent()) {
            at++;
        }
        item = new ReadOnlyObjectWrapper<>(items.get(at));
        showPictures();
    }

    ReadOnlyObjectProperty<GuessItem> itemProperty() {
        return item.getReadOnlyProperty();
    }

    Sitting sitting() {
        return sitting;
    }

    /** Place in the sample, from 1. */
    int place() {
        return at + 1;
    }

    int size() {
        return items.size();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    BlindedPair pair() {
        return item.get().pair();
    }

    /** Stores the answer and goes to the next item. */
    void answer(Guess guess) {
        if (saving.get()) {
            return;
        }
        saving.set(true);
        int number = item.get().number();
        background.run(
                () -> {
                    desk.guess(sitting.id(), number, guess);
                    return guess;
                },
                _ -> next(),
                this::failed);
    }

    /** Clears the pictures: the page is left. What was answered is kept. */
    void leave() {
        left = true;
        display.show("", List.of());
    }

    private void next() {
        saving.set(false);
        failure.set("");
        if (left) {
            return;
        }
        do {
            at++;
        } while (at < items.size() && items.get(at).guess().isPresent());
        if (at < items.size()) {
            item.set(items.get(at));
            showPictures();
        } else {
            leave();
            finished.accept(sitting);
        }
    }

    private void failed(ReadingFailure cause) {
        saving.set(false);
        failure.set(words.of(cause));
    }

    private void showPictures() {
        display.show(
                messages.text("case.label", item.get().number()),
                item.get().pair().pictures());
    }
}
