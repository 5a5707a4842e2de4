package hilum.model;

/** What the status bar says about the model. */
public sealed interface ModelState {
    /** No model has been asked for. */
    record Unloaded() implements ModelState {}

    /**
     * On its way.
     *
     * @param name of the checkpoint
     * @param fraction 0..1
     */
    record Loading(String name, double fraction) implements ModelState {}

    /** Answers questions. */
    record Ready(ModelDescription description) implements ModelState {}

    /** Cannot answer; the failure says why. */
    record Failed(String name, ModelFailure cause) implements ModelState {}
}
