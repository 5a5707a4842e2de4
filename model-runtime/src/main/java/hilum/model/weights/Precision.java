package hilum.model.weights;

/** In which number format the weights are kept in memory. */
public enum Precision {
    /** 32-bit floating point: the reference, and the fastest on processors without bfloat16 units. */
    FP32("fp32", 4),
    /** bfloat16: half the memory. */
    BF16("bf16", 2);

    private final String label;
    private final int bytesPerWeight;

    Precision(String label, int bytesPerWeight) {
        this.label = label;
        this.bytesPerWeight = bytesPerWeight;
    }

    /** As shown to people: {@code fp32} or {@code bf16}. */
    public String label() {
        return label;
    }

    /** Bytes that one weight takes in memory. */
    public int bytesPerWeight() {
        return bytesPerWeight;
    }
}
