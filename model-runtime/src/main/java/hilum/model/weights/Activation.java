package hilum.model.weights;

import java.util.Optional;

/** The two forms of GELU. */
public enum Activation {
    /** {@code 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))}. */
    TANH,
    /** {@code 0.5 x (1 + erf(x / sqrt 2))}. */
    ERF;

    /** By the name that Hugging Face configurations use. */
    static Optional<Activation> named(String name) {
        return switch (name) {
            case "gelu_pytorch_tanh", "gelu_new" -> Optional.of(TANH);
            case "gelu" -> Optional.of(ERF);
            default -> Optional.empty();
        };
    }
}
