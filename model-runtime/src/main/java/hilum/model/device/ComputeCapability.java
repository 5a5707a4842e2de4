package hilum.model.device;

import java.util.Comparator;

/** NVIDIA's number for what a card's processors can do, such as 8.6; see the CUDA programming guide, "Compute Capabilities". */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {
    /** From here on cards multiply bfloat16. */
    public static final ComputeCapability BFLOAT16 = new ComputeCapability(8, 0);

    private static final Comparator<ComputeCapability> ORDER =
            Comparator.comparingInt(ComputeCapability::major).thenComparingInt(ComputeCapability::minor);

    /** Whether it is {@code other} or newer. */
    public boolean reaches(ComputeCapability other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
