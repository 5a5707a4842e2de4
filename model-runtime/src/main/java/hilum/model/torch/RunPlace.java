package hilum.model.torch;

import hilum.model.device.ComputeCapability;
import hilum.model.device.GraphicsCard;
import hilum.model.weights.Precision;

/**
 * Where a model computes.
 *
 * @param device as torch names it: {@code cpu} or {@code cuda:N}
 * @param name for people: {@code CPU}, or the card with its name
 * @param card whether weights are moved there, rather than left in their files
 * @param half the 16-bit format that its units multiply: bfloat16, or float16 on older cards
 */
record RunPlace(String device, String name, boolean card, Precision half) {
    /** This computer's processor. */
    static final RunPlace PROCESSOR = new RunPlace("cpu", "CPU", false, Precision.BF16);

    /** A graphics card. */
    static RunPlace on(GraphicsCard card) {
        Precision half = card.capability().reaches(ComputeCapability.BFLOAT16) ? Precision.BF16 : Precision.FP16;
        return new RunPlace(card.device(), card.device() + " " + card.name(), true, half);
    }

    /** Whether tensors lie where files can be mapped. */
    boolean inMainMemory() {
        return device.equals("cpu");
    }
}
