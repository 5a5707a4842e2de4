package hilum.reading.ui;

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
    final WholeNumber sessionMinutes = new WholeNumber(60, 0, 24 * 60);
    final WholeNumber washoutDays = new WholeNumber(28, 0, DAYS_OF_A_YEAR);
    final BooleanProperty errorClasses = new SimpleBooleanProperty();
    final BooleanProperty viewLog = new SimpleBooleanProperty();
    final BooleanProperty guess = new SimpleBooleanProperty(true);
    private final BooleanBinding valid;

    SessionForm(long seedOffered) {
        seed = new WholeNumber(seedOffered, Long.MIN_VALUE, Long.MAX_VALUE);
        valid = Bindings.createBooleanBinding(
                () -> numbers().allMatch(number -> number.valid().get()),
                numbers().map(WholeNumber::textProperty).toArray(StringProperty[]::new));
    }

    Stream<WholeNumber> numbers() {
        return Stream.of(seed, training, repeats, catches, idleSeconds, sessionMinutes, washoutDays);
    }

    /** Every number stands within its bounds. */
    BooleanBinding valid() {
        return valid;
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
