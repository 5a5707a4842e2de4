package hilum.model;

/** What the status bar says about the model. */
public sealed interface ModelState {
    /** No model has been asked for. */
    record Unloaded() implements ModelState {}

    /**
     * Unloaded to free its memory, since nothing was asked for a while; the next question loads it again by itself.
     *
     * @param description of the model as it was
     */
    record Resting(ModelDescription description) implements ModelState {}

    /**
     * On its way.
     *
     * @param name of the checkpoint
     * @param fraction of the whole, 0..1
     */
    record Loading(String name, LoadPhase phase, double fraction) implements ModelState {}

    /** Answers questions. */
    record Ready(ModelDescription description) implements ModelState {}

    /** Cannot answer; the failure says why. */
    record Failed(String name, ModelFailure cause) implements ModelState {}
}
