package hilum.model.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The only place that hands memory to libtorch. DJL ends the whole process when it is asked for a number format that it does not know
 * (bfloat16 among them), so only the formats named here are ever asked for.
 */
final class Tensors {
    private Tensors() {}

    /** Number formats that are safe to hand over. */
    enum Format {
        FLOAT32(DataType.FLOAT32, 4),
        /** Any 16-bit numbers: the bits count, the label does not. */
        BITS16(DataType.FLOAT16, 2),
        INT64(DataType.INT64, 8);

        private final DataType type;
        private final int bytes;

        Format(DataType type, int bytes) {
            this.type = type;
            this.bytes = bytes;
        }
    }

    /**
     * A tensor over native memory, which is not copied and has to outlive the tensor.
     *
     * @throws IllegalArgumentException when shape and size differ, or the tensor has 2 GB and more
     */
    static PtNDArray over(PtNDManager manager, MemorySegment memory, Format format, List<Long> shape) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (!memory.isNative()
                || memory.byteSize() != elements * format.bytes
                || memory.byteSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no memory of " + shape + " " + format + ": " + memory.byteSize());
        }
        ByteBuffer buffer = memory.asByteBuffer().order(ByteOrder.nativeOrder());
        return manager.create(
                buffer, new Shape(shape.stream().mapToLong(Long::longValue).toArray()), format.type);
    }

    /** A tensor of {@code numbers}, copied. */
    static PtNDArray of(PtNDManager manager, float[] numbers, long... shape) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, numbers.length))
                .order(ByteOrder.nativeOrder());
        buffer.asFloatBuffer().put(numbers);
        return manager.create(buffer, new Shape(shape), DataType.FLOAT32);
    }
}
