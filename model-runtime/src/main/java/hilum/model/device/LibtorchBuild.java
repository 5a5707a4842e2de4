package hilum.model.device;

import java.util.Optional;

/**
 * One build of libtorch.
 *
 * @param version such as {@code 2.7.1}
 * @param flavor {@code cpu}, or {@code cu} and three digits: {@code cu128}
 */
public record LibtorchBuild(String version, String flavor) {
    private static final ComputeCapability OLDEST_CU124 = new ComputeCapability(5, 0);
    private static final ComputeCapability NEWEST_CU124 = new ComputeCapability(9, 0);
    private static final ComputeCapability TOO_NEW_FOR_CU124 = new ComputeCapability(10, 0);
    private static final ComputeCapability OLDEST_CU128 = new ComputeCapability(7, 5);

    /** Oldest driver for any CUDA 12, by NVIDIA's "CUDA Compatibility", minor version compatibility. */
    private static final int OLDEST_DRIVER = 525;

    /** Whether it can compute on graphics cards. */
    public boolean cuda() {
        return flavor.startsWith("cu");
    }

    /**
     * Why it cannot compute on {@code card}, in words that end a sentence; empty when it can. What a build holds code for: PyTorch's
     * lists {@code TORCH_CUDA_ARCH_LIST} of the releases 2.5.1 and 2.7.1.
     */
    public Optional<String> unsuited(GraphicsCard card, int driverMajor) {
        ComputeCapability own = card.capability();
        String what = card.name() + " has compute capability " + own + ", and libtorch " + this;
        if (!cuda()) {
            return Optional.of("the program runs with the processor build of libtorch (see docs/gpu.md)");
        }
        if (driverMajor > 0 && driverMajor < OLDEST_DRIVER) {
            return Optional.of("the NVIDIA driver is too old: CUDA 12 needs " + OLDEST_DRIVER + " or newer");
        }
        if (flavor.equals("cu124")) {
            return own.reaches(OLDEST_CU124) && !own.reaches(TOO_NEW_FOR_CU124)
                    ? Optional.empty()
                    : Optional.of(what + " has code for " + OLDEST_CU124 + " to " + NEWEST_CU124 + " only");
        }
        return own.reaches(OLDEST_CU128)
                ? Optional.empty()
                : Optional.of(what + " has code for " + OLDEST_CU128 + " and newer only");
    }

    @Override
    public String toString() {
        return version + "+" + flavor;
    }
}
