package hilum.model.device;

/**
 * The driver reported a fault from which CUDA does not recover within a process: this process can use the card no more, and the next one
 * can. Unchecked, since nothing but ending the process helps.
 */
public final class CardFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CardFault(String message, Throwable cause) {
        super(message, cause);
    }
}
