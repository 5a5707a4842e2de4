package hilum.model.weights;

import java.util.Locale;

/** In which number format the weight matrices are kept in memory. */
public enum Precision {
    /** 32-bit floating point: the reference, and the fastest exact one on processors without bfloat16 units. */
    FP32("fp32", 4),
    /** bfloat16: half the memory. */
    BF16("bf16", 2),
    /** 16-bit floating point, for graphics cards without bfloat16. */
    FP16("fp16", 2),
    /** Whole numbers of 8 bit with one scale a row: a quarter of the memory and the fastest, but an approximation. */
    INT8("int8 (approximate)", 1);

    private final String label;
    private final int bytesPerWeight;

    Precision(String label, int bytesPerWeight) {
        this.label = label;
        this.bytesPerWeight = bytesPerWeight;
    }

    /** As shown to people: {@code fp32}, {@code bf16}, {@code fp16} or {@code int8 (approximate)}. */
    public String label() {
        return label;
    }

    /** As in {@link hilum.model.RunSettings}: {@code fp32}, {@code bf16}, {@code fp16} or {@code int8}. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bytes that one weight takes in memory. */
    public int bytesPerWeight() {
        return bytesPerWeight;
    }

    /** Whether answers may differ from those of the official code by more than rounding. */
    public boolean isApproximate() {
        return this == INT8;
    }
}
