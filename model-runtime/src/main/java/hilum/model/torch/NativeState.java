package hilum.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import hilum.model.decode.StopSignal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * A few numbers in memory that programs share: the stop signal, so that native code ends early, the next token with its position, so that
 * a step needs no new arguments, and how far a program is, in thousandths. libtorch has been started.
 */
final class NativeState implements StopSignal, AutoCloseable {
    private static final VarHandle NUMBER = ValueLayout.JAVA_LONG.varHandle();
    private static final long NUMBERS = 4;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG, NUMBERS);
    private final PtNDManager manager;
    private final PtNDArray array;
    private final IValue value;
    private volatile int parts = 1;

    NativeState() {
        manager = NativeResources.newManager();
        array = Tensors.over(manager, memory, Tensors.Format.INT64, List.of(NUMBERS));
        value = IValue.from(array);
    }

    /** The numbers as programs take them. */
    IValue value() {
        return value;
    }

    /** The token that a step reads next. */
    void token(int id, int position) {
        NUMBER.setVolatile(memory, Long.BYTES, (long) id);
        NUMBER.setVolatile(memory, 2L * Long.BYTES, (long) position);
    }

    /** A program begins with something that has {@code parts}, each of which counts to a thousand. */
    void begin(int parts) {
        this.parts = parts;
        NUMBER.setVolatile(memory, 3L * Long.BYTES, 0L);
    }

    /** How much the program has done of what was begun last, 0..1. */
    double done() {
        return Math.min(1, (long) NUMBER.getVolatile(memory, 3L * Long.BYTES) / (1000.0 * parts));
    }

    @Override
    public void raise() {
        NUMBER.setVolatile(memory, 0L, 1L);
    }

    @Override
    public void lower() {
        NUMBER.setVolatile(memory, 0L, 0L);
    }

    @Override
    public boolean isRaised() {
        return (long) NUMBER.getVolatile(memory, 0L) != 0;
    }

    /** Only after every program that looks at it has been closed. */
    @Override
    public void close() {
        value.close();
        array.close();
        manager.close();
        arena.close();
    }
}
