package hilum.reading.ui;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Who wants to read, and the PIN that is being typed; the digits are never shown and are forgotten after each try. JavaFX thread only. */
final class LogInViewModel {
    static final int LEAST_DIGITS = 4;
    static final int MOST_DIGITS = 8;

    private final List<Seat> seats;
    private final Tried tried;
    private final ObjectProperty<@Nullable Seat> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper digits = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final BooleanProperty checking = new SimpleBooleanProperty();
    private final BooleanBinding ready;

    /**
     * A reader of one reading at this station.
     *
     * @param progress in words
     */
    record Seat(long id, String reading, String reader, String progress) {}

    /** Looks whether the PIN opens the seat; goes on by itself or calls {@link #refuse}. */
    @FunctionalInterface
    interface Tried {
        void with(LogInViewModel asking, Seat seat, String pin);
    }

    /**
     * @param seats at least one
     * @param tried given the seat and the PIN
     */
    LogInViewModel(List<Seat> seats, Seat first, Tried tried) {
        this.seats = List.copyOf(seats);
        this.tried = tried;
        chosen.set(first);
        chosen.addListener((_, _, _) -> clear());
        ready = Bindings.createBooleanBinding(
                () -> digits.get().length() >= LEAST_DIGITS && chosen.get() != null && !checking.get(),
                digits,
                chosen,
                checking);
    }

    List<Seat> seats() {
        return seats;
    }

    ObjectProperty<@Nullable Seat> chosenProperty() {
        return chosen;
    }

    /** How many digits are typed shows; which ones does not. */
    ReadOnlyStringProperty digitsProperty() {
        return digits.getReadOnlyProperty();
    }

    /** Why the last try failed, or empty. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    BooleanProperty checkingProperty() {
        return checking;
    }

    BooleanBinding ready() {
        return ready;
    }

    /** Adds a digit, 0 to 9. */
    void type(int digit) {
        if (digits.get().length() < MOST_DIGITS && !checking.get()) {
            refusal.set("");
            digits.set(digits.get() + digit);
        }
    }

    void erase() {
        String typed = digits.get();
        digits.set(typed.isEmpty() ? "" : typed.substring(0, typed.length() - 1));
    }

    /** Tries the PIN; does nothing before there are enough digits. */
    void enter() {
        if (ready.get()) {
            String pin = digits.get();
            digits.set("");
            checking.set(true);
            tried.with(this, Objects.requireNonNull(chosen.get()), pin);
        }
    }

    /** The PIN did not open the seat; {@code words} say why. */
    void refuse(String words) {
        checking.set(false);
        refusal.set(words);
    }

    private void clear() {
        digits.set("");
        refusal.set("");
    }
}
