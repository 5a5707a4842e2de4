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

/** A stop signal in memory that programs look at between layers, so that native code ends early too. libtorch has been started. */
final class NativeStop implements StopSignal, AutoCloseable {
    private static final VarHandle FLAG = ValueLayout.JAVA_LONG.varHandle();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG);
    private final PtNDManager manager;
    private final PtNDArray array;
    private final IValue value;

    NativeStop() {
        manager = NativeResources.newManager();
        array = Tensors.over(manager, memory, Tensors.Format.INT64, List.of(1L));
        value = IValue.from(array);
    }

    /** The flag as programs take it. */
    IValue value() {
        return value;
    }

    @Override
    public void raise() {
        FLAG.setVolatile(memory, 0L, 1L);
    }

    @Override
    public void lower() {
        FLAG.setVolatile(memory, 0L, 0L);
    }

    @Override
    public boolean isRaised() {
        return (long) FLAG.getVolatile(memory, 0L) != 0;
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
