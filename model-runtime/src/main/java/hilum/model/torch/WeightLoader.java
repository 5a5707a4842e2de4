package hilum.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import hilum.model.ModelFailure;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Dtype;
import hilum.model.weights.MappedWeights;
import hilum.model.weights.Precision;
import hilum.model.weights.StoredTensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Brings stored weights into libtorch in the wished precision. A matrix that is stored in that precision already stays where it is, in
 * the mapped file; the others are converted into memory. Vectors are always float32: they are small, and norms need it.
 */
final class WeightLoader implements AutoCloseable {
    private static final int CODE_FLOAT32 = 6;
    private static final int CODE_BFLOAT16 = 15;

    private final PtNDManager manager;
    private final Map<String, StoredTensor> tensors;
    private final MappedWeights mapped;
    private final Precision precision;
    private final ScriptModule formats;
    private final DoubleConsumer progress;
    private final double totalBytes;
    private long doneBytes;
    private boolean keepsMapping;
    private boolean released;

    WeightLoader(PtNDManager manager, Checkpoint checkpoint, Precision precision, DoubleConsumer progress)
            throws ModelFailure {
        this.manager = manager;
        this.tensors = checkpoint.tensors();
        this.mapped = new MappedWeights(tensors.values());
        this.precision = precision;
        this.progress = progress;
        this.totalBytes = Math.max(1, checkpoint.storedBytes());
        this.formats = new ScriptModule(
                manager, TorchScriptArchive.of("NumberFormatProgram", List.of("number_format_program.py"), Map.of()));
    }

    /** Gives the named tensors, in that order, to the program's {@code bind} method. */
    void bind(ScriptModule program, List<String> names) throws ModelFailure {
        List<IValue> values = new ArrayList<>();
        try {
            for (String name : names) {
                StoredTensor tensor = tensors.get(name);
                if (tensor == null) {
                    throw new IllegalArgumentException("not in a verified checkpoint: " + name);
                }
                values.add(load(tensor));
                doneBytes += tensor.bytes();
                progress.accept(Math.min(1, doneBytes / totalBytes));
            }
            try (ScriptModule.Call call = program.call("bind").withTensors(values)) {
                if (call.asLong() != names.size()) {
                    throw new IllegalStateException("the program took another number of weights");
                }
            }
        } finally {
            values.forEach(IValue::close);
        }
    }

    private IValue load(StoredTensor tensor) throws ModelFailure {
        MemorySegment bytes = mapped.bytes(tensor);
        Tensors.Format format = tensor.dtype() == Dtype.F32 ? Tensors.Format.FLOAT32 : Tensors.Format.BITS16;
        boolean wide = precision == Precision.FP32 || tensor.shape().size() == 1;
        boolean asStored = tensor.dtype() == (wide ? Dtype.F32 : Dtype.BF16);
        try (PtNDArray array = Tensors.over(manager, bytes, format, tensor.shape());
                IValue raw = IValue.from(array);
                IValue labelled = labelled(raw, tensor.dtype())) {
            if (!asStored) {
                return call("stored", labelled, wide ? CODE_FLOAT32 : CODE_BFLOAT16);
            }
            if (bytes.address() % tensor.dtype().bytes() != 0) {
                return call("copied", labelled);
            }
            keepsMapping = true;
            // A second handle on the same memory, since the first is closed here.
            return call("stored", labelled, wide ? CODE_FLOAT32 : CODE_BFLOAT16);
        }
    }

    private IValue labelled(IValue raw, Dtype dtype) throws ModelFailure {
        return switch (dtype) {
            case BF16 -> call("bfloat16_bits", raw);
            default -> call("stored", raw, dtype == Dtype.F32 ? CODE_FLOAT32 : 5);
        };
    }

    private IValue call(String method, IValue tensor, int code) throws ModelFailure {
        try (ScriptModule.Call call = formats.call(method).with(tensor).with(code)) {
            return call.asValue();
        }
    }

    private IValue call(String method, IValue tensor) throws ModelFailure {
        try (ScriptModule.Call call = formats.call(method).with(tensor)) {
            return call.asValue();
        }
    }

    /**
     * The mapped files, which have to stay open as long as the weights are used. They are closed already when no weight lies in them.
     */
    MappedWeights release() {
        released = true;
        if (!keepsMapping) {
            mapped.close();
        }
        return mapped;
    }

    /** Frees what loading alone needed; the mapping too, unless it was released. Then no program may be open that took weights. */
    @Override
    public void close() {
        formats.close();
        if (!released) {
            mapped.close();
        }
    }
}
