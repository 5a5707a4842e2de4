package hilum.reading.ui;

import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A whole number that is being typed, with its bounds. JavaFX thread only. */
final class WholeNumber {
    private final StringProperty text;
    private final long least;
    private final long most;
    private final BooleanBinding valid;

    /** Stands at {@code start}, from {@code least} to {@code most}, both included. */
    WholeNumber(long start, long least, long most) {
        this.text = new SimpleStringProperty(Long.toString(start));
        this.least = least;
        this.most = most;
        this.valid = Bindings.createBooleanBinding(() -> value().isPresent(), text);
    }

    StringProperty textProperty() {
        return text;
    }

    /** Empty while what is typed is no number or lies outside the bounds. */
    OptionalLong value() {
        try {
            long value = Long.parseLong(text.get().strip());
            return value < least || value > most ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Only while {@link #valid}. */
    int intValue() {
        return Math.toIntExact(value().orElseThrow());
    }

    BooleanBinding valid() {
        return valid;
    }

    long least() {
        return least;
    }

    long most() {
        return most;
    }

    void set(long value) {
        text.set(Long.toString(value));
    }
}
