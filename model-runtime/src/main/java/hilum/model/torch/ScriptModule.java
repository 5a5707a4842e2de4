package hilum.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import hilum.model.ModelFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A loaded program. Used by one thread. */
final class ScriptModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;

    /** Loads {@code archive}; its tensors live under {@code manager}. */
    ScriptModule(PtNDManager manager, byte[] archive) {
        this.manager = manager;
        try {
            block = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prepares a call; close it to free arguments and result. */
    Call call(String method) {
        return new Call(method);
    }

    @Override
    public void close() {
        block.close();
    }

    /** Calls {@code method}, which gives a whole number, with arguments that were made once; they stay the caller's. */
    long number(String method, IValue[] arguments) throws ModelFailure {
        try (IValue value = IValueUtils.runMethod(block, method, arguments)) {
            return value.toLong();
        } catch (EngineException e) {
            throw NativeFault.translated(e);
        }
    }

    /** One call: arguments in order, then one of the {@code as} methods. */
    final class Call implements AutoCloseable {
        private final String method;
        private final List<IValue> arguments = new ArrayList<>();
        private final List<IValue> owned = new ArrayList<>();

        private Call(String method) {
            this.method = method;
        }

        Call with(long number) {
            return own(IValue.from(number));
        }

        Call with(List<Integer> numbers) {
            return own(IValue.listFrom(
                    numbers.stream().mapToLong(Integer::longValue).toArray()));
        }

        Call withNumbers(double[] numbers) {
            return own(IValue.listFrom(numbers));
        }

        Call with(String text) {
            return own(IValue.from(text));
        }

        Call with(PtNDArray tensor) {
            return own(IValue.from(tensor));
        }

        /** A value that stays the caller's. */
        Call with(IValue value) {
            arguments.add(value);
            return this;
        }

        /** A list of tensors, or of packed matrices, that stay the caller's. */
        Call withTensors(List<IValue> tensors) {
            return own(
                    tensors.isEmpty()
                            ? IValue.listFrom(new PtNDArray[0])
                            : IValue.listFrom(tensors.toArray(IValue[]::new)));
        }

        private Call own(IValue value) {
            owned.add(value);
            arguments.add(value);
            return this;
        }

        /** Runs; the result is the caller's to close. */
        IValue asValue() throws ModelFailure {
            try {
                return IValueUtils.runMethod(block, method, arguments.toArray(IValue[]::new));
            } catch (EngineException e) {
                throw NativeFault.translated(e);
            }
        }

        /** Runs; the result is a whole number. */
        long asLong() throws ModelFailure {
            try (IValue value = asValue()) {
                return value.toLong();
            }
        }

        /** Runs; the result is a float32 tensor, flattened row-major. */
        float[] asFloats() throws ModelFailure {
            try (IValue value = asValue()) {
                return floats(value);
            }
        }

        @Override
        public void close() {
            owned.forEach(IValue::close);
            owned.clear();
        }
    }

    /** The numbers of a float32 tensor. */
    float[] floats(IValue tensor) throws ModelFailure {
        // A scope of its own: DJL leaves the copy that it makes of a card's tensor to the scope.
        try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                PtNDArray array = tensor.toTensor(scope)) {
            return array.isEmpty() ? new float[0] : array.toFloatArray();
        } catch (EngineException e) {
            // A card computes behind the caller's back: a fault shows when the numbers are fetched.
            throw NativeFault.translated(e);
        }
    }

    /** Sizes of a tensor. */
    long[] shape(IValue tensor) {
        try (PtNDArray array = tensor.toTensor(manager)) {
            return array.getShape().getShape();
        }
    }

    /** Values that are closed together. */
    static void closeAll(IValue... values) {
        Arrays.stream(values).forEach(IValue::close);
    }
}
