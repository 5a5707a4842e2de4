package hilum.model.device;

/**
 * One NVIDIA graphics card.
 *
 * @param index as in {@code cuda:N}, in the order of the slots
 * @param name such as {@code NVIDIA GeForce RTX 4090}
 * @param uuid such as {@code GPU-8f6d...}; the same after a restart
 * @param freeBytes not taken by any program when it was asked
 */
public record GraphicsCard(
        int index, String name, String uuid, ComputeCapability capability, long totalBytes, long freeBytes) {
    /** As torch names it: {@code cuda:0}. */
    public String device() {
        return "cuda:" + index;
    }

    /** The same under another number. */
    GraphicsCard as(int otherIndex) {
        return new GraphicsCard(otherIndex, name, uuid, capability, totalBytes, freeBytes);
    }
}
