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
import org.jspecify.annotations.Nullable;

/**
 * Brings stored weights to the chosen device in the chosen precision. On the processor a weight that is stored in that precision already
 * stays where it is, in the mapped file; the others are converted into memory.
 */
final class WeightLoader implements AutoCloseable {
    private static final int INT8 = 1;
    private static final int FLOAT16 = 5;
    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;

    private final Map<String, StoredTensor> tensors;
    private final MappedWeights mapped;
    private final RunPlan plan;
    private final ScriptModule formats;
    private final DoubleConsumer progress;
    private final double totalBytes;
    private long doneBytes;
    private boolean keepsMapping;
    private boolean released;

    WeightLoader(PtNDManager manager, Checkpoint checkpoint, RunPlan plan, DoubleConsumer progress)
            throws ModelFailure {
        this.tensors = checkpoint.tensors();
        this.mapped = new MappedWeights(tensors.values());
        this.plan = plan;
        this.progress = progress;
        this.totalBytes = Math.max(1, checkpoint.storedBytes());
        this.formats = new ScriptModule(
                manager, TorchScriptArchive.of("NumberFormatProgram", List.of("number_format_program.py"), Map.of()));
    }

    /** torch's code for keys and values. */
    int cacheCode() {
        return switch (plan.precision()) {
            case FP32 -> FLOAT32;
            case INT8 -> plan.onProcessor() ? FLOAT32 : matrixCode();
            case BF16 -> BFLOAT16;
            case FP16 -> FLOAT16;
        };
    }

    /**
     * Room in float32 for the largest matrix that programs of these orders widen, for all of them together; the output layer widens in
     * memory of its own, since it seldom sees many rows. Empty when nothing is widened.
     */
    IValue roomForWidening(List<WeightOrder> orders, int vocabulary) throws ModelFailure {
        boolean narrow = plan.precision() == Precision.BF16 || plan.precision() == Precision.FP16;
        long largest = orders.stream()
                .flatMap(order -> order.entries().stream())
                .filter(entry -> entry.use() == WeightOrder.Use.MATRIX)
                .flatMap(entry -> entry.names().stream())
                .map(this::tensor)
                .filter(tensor -> tensor.shape().getFirst() != vocabulary)
                .mapToLong(tensor -> tensor.bytes() / tensor.dtype().bytes())
                .max()
                .orElse(0);
        return room(narrow && plan.widenFromRows() > 0 ? largest : 0, FLOAT32);
    }

    /** Gives the weights, in that order, to the program's {@code bind} method. */
    void bind(ScriptModule program, WeightOrder order, IValue roomForWidening) throws ModelFailure {
        List<IValue> values = new ArrayList<>();
        List<IValue> scales = new ArrayList<>();
        List<IValue> packed = new ArrayList<>();
        try {
            for (WeightOrder.Entry entry : order.entries()) {
                load(entry, values, scales, packed);
                for (String name : entry.names()) {
                    doneBytes += tensor(name).bytes();
                }
                progress.accept(Math.min(1, doneBytes / totalBytes));
            }
            try (ScriptModule.Call call = program.call("bind")
                    .withTensors(values)
                    .withTensors(scales)
                    .with(plan.widenFromRows())
                    .with(roomForWidening)) {
                taken(call.asLong(), order.entries().size());
            }
            if (!packed.isEmpty()) {
                try (ScriptModule.Call call = program.call("bind_packed").withTensors(packed)) {
                    taken(call.asLong(), packed.size());
                }
            }
        } finally {
            values.forEach(IValue::close);
            scales.forEach(IValue::close);
            packed.forEach(IValue::close);
        }
    }

    private static void taken(long number, int given) {
        if (number != given) {
            throw new IllegalStateException("the program took another number of weights");
        }
    }

    private void load(WeightOrder.Entry entry, List<IValue> values, List<IValue> scales, List<IValue> packed)
            throws ModelFailure {
        boolean int8 = plan.precision() == Precision.INT8;
        if (int8 && entry.use() == WeightOrder.Use.MATRIX && !entry.names().isEmpty()) {
            try (IValue matrix = joined(entry, null)) {
                quantised(matrix, values, scales, packed);
            }
            return;
        }
        Integer code = switch (entry.use()) {
            case VECTOR -> FLOAT32;
            case TABLE -> plan.onProcessor() ? null : matrixCode();
            case MATRIX -> matrixCode();
        };
        values.add(entry.names().isEmpty() ? empty(code == null ? FLOAT32 : code) : joined(entry, code));
        if (int8) {
            scales.add(empty(FLOAT32));
            if (plan.onProcessor()) {
                packed.add(formatCall("nothing_packed"));
            }
        }
    }

    private int matrixCode() {
        return switch (plan.precision()) {
            case FP32 -> FLOAT32;
            case FP16 -> FLOAT16;
            case BF16 -> BFLOAT16;
            // Of the tables beside int8 matrices, and so of the products too.
            case INT8 -> plan.place().half() == Precision.FP16 ? FLOAT16 : BFLOAT16;
        };
    }

    /** On the processor the packed matrix is what counts; elsewhere bytes and scales are. */
    private void quantised(IValue matrix, List<IValue> values, List<IValue> scales, List<IValue> packed)
            throws ModelFailure {
        try (IValue scale = formatCall("scales", matrix)) {
            if (plan.onProcessor()) {
                values.add(empty(INT8));
                scales.add(empty(FLOAT32));
                packed.add(formatCall("packed", matrix, scale));
                NativeHeap.trim(); // otherwise each matrix's float32 copy stays with the process
            } else {
                try (IValue rounded = formatCall("rounded", matrix, scale)) {
                    values.add(placed(rounded, INT8));
                }
                scales.add(placed(scale, FLOAT32));
            }
        }
    }

    /** The entry's tensors as one, in format {@code code}, or as stored when null. */
    private IValue joined(WeightOrder.Entry entry, @Nullable Integer code) throws ModelFailure {
        if (entry.names().size() == 1) {
            return single(tensor(entry.names().getFirst()), code);
        }
        List<IValue> parts = new ArrayList<>();
        try {
            for (String name : entry.names()) {
                parts.add(single(tensor(name), code));
            }
            try (ScriptModule.Call call = formats.call("joined").withTensors(parts)) {
                return call.asValue();
            }
        } finally {
            parts.forEach(IValue::close);
        }
    }

    private StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("not in a verified checkpoint: " + name);
        }
        return tensor;
    }

    private IValue single(StoredTensor tensor, @Nullable Integer code) throws ModelFailure {
        MemorySegment bytes = mapped.bytes(tensor);
        Tensors.Format format = tensor.dtype() == Dtype.F32 ? Tensors.Format.FLOAT32 : Tensors.Format.BITS16;
        int stored = code(tensor.dtype());
        int wanted = code == null ? stored : code;
        // Wrapped on the processor in any case; it moves when it is placed.
        try (PtNDManager here = NativeResources.newManager();
                PtNDArray array = Tensors.over(here, bytes, format, tensor.shape());
                IValue raw = IValue.from(array);
                IValue labelled = stored == BFLOAT16 ? formatCall("bfloat16_bits", raw) : handle(raw, stored)) {
            boolean stays = wanted == stored && plan.place().inMainMemory();
            if (stays && bytes.address() % tensor.dtype().bytes() != 0) {
                return formatCall("copied", labelled);
            }
            keepsMapping |= stays;
            return placed(labelled, wanted);
        }
    }

    private static int code(Dtype dtype) {
        return switch (dtype) {
            case F32 -> FLOAT32;
            case F16 -> FLOAT16;
            case BF16 -> BFLOAT16;
            default -> throw new IllegalArgumentException("no weights in " + dtype);
        };
    }

    /** A second handle on the same memory. */
    private IValue handle(IValue tensor, int code) throws ModelFailure {
        return toDevice(tensor, code, "cpu");
    }

    private IValue placed(IValue tensor, int code) throws ModelFailure {
        return toDevice(tensor, code, plan.device());
    }

    private IValue toDevice(IValue tensor, int code, String device) throws ModelFailure {
        try (ScriptModule.Call call =
                formats.call("stored").with(tensor).with(code).with(device)) {
            return call.asValue();
        }
    }

    private IValue empty(int code) throws ModelFailure {
        return room(0, code);
    }

    private IValue room(long numbers, int code) throws ModelFailure {
        try (ScriptModule.Call call =
                formats.call("room").with(numbers).with(code).with(plan.device())) {
            return call.asValue();
        }
    }

    private IValue formatCall(String method, IValue... tensors) throws ModelFailure {
        try (ScriptModule.Call call = formats.call(method)) {
            for (IValue tensor : tensors) {
                call.with(tensor);
            }
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
