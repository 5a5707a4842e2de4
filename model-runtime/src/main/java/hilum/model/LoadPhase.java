package hilum.model;

/** What loading a model does now. The order is that of {@link ModelState.Loading}'s fraction. */
public enum LoadPhase {
    /** Its process starts. */
    STARTING,
    /** Headers, layout, tokenizer. */
    CHECKING,
    /** Every byte is read once, to know which model it is. */
    DIGESTING,
    /** Weights are mapped, converted where needed, and brought to where they are used. */
    PLACING
}
