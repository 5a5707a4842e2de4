package hilum.model;

/** What a call waits for before its first token, for whoever sits in front of it. */
public sealed interface CallStage {
    /**
     * Other calls are answered first.
     *
     * @param before how many, the one that runs included; at least 1
     */
    record InLine(int before) implements CallStage {}

    /** The model is being loaded, for the first time, after a death, or after it was unloaded to free memory. */
    record Loading() implements CallStage {}

    /**
     * The vision tower looks at the pictures.
     *
     * @param fraction of that, 0..1
     */
    record Looking(double fraction) implements CallStage {}

    /**
     * The decoder reads the prompt.
     *
     * @param fraction of that, 0..1
     */
    record Reading(double fraction) implements CallStage {}
}
