package hilum.model.torch;

import ai.djl.engine.EngineException;
import hilum.model.ModelFailure;
import hilum.model.device.CardFault;
import java.util.List;
import java.util.Locale;

/**
 * What an exception of libtorch means. It has no types of its own on this side, so its words decide: PyTorch's {@code CUDACachingAllocator},
 * {@code CPUAllocator}, {@code cuda/Exceptions.h} and the names of the status codes of cuBLAS and cuDNN.
 */
enum NativeFault {
    /** Memory ran out; with less to remember it may work. */
    MEMORY,
    /** Main memory ran out. */
    MAIN_MEMORY,
    /** libtorch has no code for this card; no other try helps. */
    NO_CODE,
    /** The card's context is dead for this process. */
    CARD,
    /** A bug of a program. */
    BUG;

    private static final List<String> MEMORY_WORDS = List.of(
            "cuda out of memory",
            "error: out of memory",
            "cudaerrormemoryallocation",
            "cublas_status_alloc_failed",
            // What cuBLAS says when it cannot have its first workspace.
            "cublas_status_not_initialized",
            "cudnn_status_alloc_failed",
            "cudnn_status_not_initialized",
            "cusolver_status_alloc_failed");

    private static final List<String> MAIN_MEMORY_WORDS =
            List.of("can't allocate memory", "out of memory", "bad_alloc");

    private static final List<String> CARD_WORDS = List.of(
            "cuda error",
            "cuda driver error",
            "cudnn error",
            "device-side assert",
            "illegal memory access",
            "unspecified launch failure",
            "cublas_status_",
            "cudnn_status_",
            "cusolver_status_");

    static NativeFault of(EngineException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (contains(message, MEMORY_WORDS)) {
            return MEMORY;
        }
        if (contains(message, MAIN_MEMORY_WORDS)) {
            return MAIN_MEMORY;
        }
        if (message.contains("no kernel image is available")) {
            return NO_CODE;
        }
        return contains(message, CARD_WORDS) ? CARD : BUG;
    }

    private static boolean contains(String message, List<String> words) {
        return words.stream().anyMatch(message::contains);
    }

    /**
     * The failure to throw when it is an expected one.
     *
     * @throws CardFault when this process can use the card no more
     * @throws EngineException when it is a bug
     */
    static ModelFailure translated(EngineException e) {
        return switch (of(e)) {
            case MEMORY ->
                new ModelFailure.OutOfMemory("The memory of the graphics card does not suffice for this computation."
                        + " Close other programs that use the card, or choose int8 or the processor.");
            case MAIN_MEMORY ->
                new ModelFailure.OutOfMemory("The memory does not suffice for this computation."
                        + " Close other programs, or use a model with smaller weights.");
            case NO_CODE ->
                new ModelFailure.NativeLibraryMissing("This build of libtorch has no code for this graphics card."
                        + " Choose the processor, or another build: see docs/gpu.md.");
            case CARD -> throw new CardFault("the graphics card reported a fault: " + firstLine(e), e);
            case BUG -> throw e;
        };
    }

    private static String firstLine(EngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
