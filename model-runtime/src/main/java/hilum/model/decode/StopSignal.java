package hilum.model.decode;

/** A flag that any thread may raise to end the running computation early. */
public interface StopSignal {
    /** Asks the running computation to end. */
    void raise();

    /** Takes the request back, before the next computation. */
    void lower();

    /** Whether the request stands. */
    boolean isRaised();
}
