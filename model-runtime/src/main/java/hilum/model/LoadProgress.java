package hilum.model;

import java.util.function.DoubleConsumer;

/** Hears how far the loading of a model is: the whole of it as 0..1, never two calls at once. */
@FunctionalInterface
public interface LoadProgress extends DoubleConsumer {
    /** What follows belongs to {@code phase}. */
    default void begins(LoadPhase phase) {}
}
