package hilum.dicom;

import java.util.Optional;
import java.util.function.Function;

/** One value of an element as the caller needs it, or why there is none. */
public sealed interface Checked<T> {
    /** It can be used. */
    record Good<T>(T value) implements Checked<T> {}

    /** The element or this value of it is absent or empty. */
    record Missing<T>() implements Checked<T> {}

    /**
     * It is there but breaks its representation.
     *
     * @param reason in plain words, without the value itself, which may be patient data
     */
    record Wrong<T>(String reason) implements Checked<T> {}

    /** The value when it is good. */
    default Optional<T> good() {
        return this instanceof Good<T>(T good) ? Optional.of(good) : Optional.empty();
    }

    /** Why it is malformed; empty when it is good or missing. */
    default Optional<String> problem() {
        return this instanceof Wrong<T>(String reason) ? Optional.of(reason) : Optional.empty();
    }

    /** The same with a good value made into something else. */
    default <R> Checked<R> map(Function<T, R> change) {
        return switch (this) {
            case Good<T>(T good) -> new Good<>(change.apply(good));
            case Missing<T>() -> new Missing<>();
            case Wrong<T>(String reason) -> new Wrong<>(reason);
        };
    }
}
