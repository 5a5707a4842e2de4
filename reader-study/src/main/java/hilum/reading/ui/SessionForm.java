package hilum.reading.ui;

import hilum.reading.Conduct;
import hilum.reading.ItemKind;
import hilum.reading.ReadingProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The wizard's choices of readers, order, training, sessions and what is asked besides. JavaFX thread only. */
final class SessionForm {
    private static final int MOST_EXTRA_ITEMS = 100;
    private static final int DAYS_OF_A_YEAR = 365;

    final StringProperty readers = new SimpleStringProperty("");
    final WholeNumber seed;
    final WholeNumber training = new WholeNumber(2, 0, MOST_EXTRA_ITEMS);
    final WholeNumber repeats = new WholeNumber(2, 0, MOST_EXTRA_ITEMS);
    final WholeNumber catches = new WholeNumber(1, 0, MOST_EXTRA_ITEMS);
    final WholeNumber idleSeconds = new WholeNumber(60, 5, 3600);
    final WholeNumber sessionMinutes = new WholeNumber(45, 0, 24 * 60);
    final WholeNumber washoutDays = new WholeNumber(28, 0, DAYS_OF_A_YEAR);
    final BooleanProperty errorClasses = new SimpleBooleanProperty();
    final BooleanProperty viewLog = new SimpleBooleanProperty();
    /** For so many cases it is asked at the end which text was the AI's; 0 for none. */
    final WholeNumber guesses = new WholeNumber(5, 0, MOST_EXTRA_ITEMS);
    /** How many readers read each case; 0 for all. */
    final WholeNumber readersPerCase = new WholeNumber(0, 0, MOST_EXTRA_ITEMS);

    private final BooleanBinding valid;

    SessionForm(long seedOffered) {
        seed = new WholeNumber(seedOffered, Long.MIN_VALUE, Long.MAX_VALUE);
        valid = Bindings.createBooleanBinding(
                () -> numbers().allMatch(number -> number.valid().get()),
                numbers().map(WholeNumber::textProperty).toArray(StringProperty[]::new));
    }

    Stream<WholeNumber> numbers() {
        return Stream.of(
                seed, training, repeats, catches, idleSeconds, sessionMinutes, washoutDays, guesses, readersPerCase);
    }

    /** Every number stands within its bounds. */
    BooleanBinding valid() {
        return valid;
    }

    /** Shows a protocol that was kept. */
    void read(ReadingProtocol protocol) {
        readers.set(String.join("\n", protocol.plan().readers()));
        seed.set(protocol.plan().seed());
        repeats.set(protocol.plan().repeats());
        readersPerCase.set(protocol.plan().readersPerCase());
        Conduct conduct = protocol.conduct();
        idleSeconds.set(conduct.idleCut().toSeconds());
        sessionMinutes.set(conduct.session().toMinutes());
        washoutDays.set(conduct.washoutDays());
        errorClasses.set(conduct.errorClasses());
        viewLog.set(conduct.viewLog());
        guesses.set(conduct.guesses());
    }

    /** Shows how many training and catch cases a kept plan has in each task. */
    void readCounts(CaseTables kept) {
        kept.tasks().stream().findFirst().ifPresent(task -> {
            training.set(kept.count(task, ItemKind.TRAINING));
            catches.set(kept.count(task, ItemKind.CATCH));
        });
    }

    /** One or more names, split by commas or lines; the same name counts once. */
    List<String> readerNames() {
        List<String> names = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String part : readers.get().split("[,;\n]")) {
            String reader = part.strip();
            String key = reader.toLowerCase(Locale.ROOT);
            if (!reader.isEmpty() && !seen.contains(key)) {
                names.add(reader);
                seen.add(key);
            }
        }
        return names;
    }
}
