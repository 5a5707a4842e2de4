package hilum.model.torch;

import ai.djl.pytorch.engine.PtNDManager;
import hilum.model.ModelFailure;
import java.util.List;
import java.util.Map;

/**
 * What this machine's processor does at best through libtorch, with as many threads as a model uses. The peaks are the best of several
 * runs, so a busy neighbour lowers them less than it lowers a model. Used by one thread; libtorch has been started.
 */
final class ProcessorProbe implements AutoCloseable {
    /**
     * What a processor does at best.
     *
     * @param matmulFlops floating point operations a second of a float32 matrix product
     * @param readBytes bytes read from memory a second
     */
    record Peaks(double matmulFlops, double readBytes) {
        static final Peaks NONE = new Peaks(0, 0);

        Peaks orBetter(Peaks other) {
            return new Peaks(Math.max(matmulFlops, other.matmulFlops), Math.max(readBytes, other.readBytes));
        }
    }

    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;
    private static final int WIDTH = 2560;
    private static final long STREAM_ROWS = 1 << 15;
    private static final int STREAM_COLUMNS = 1 << 13;

    private final PtNDManager manager = NativeResources.newManager();
    private final ScriptModule program = new ScriptModule(
            manager,
            TorchScriptArchive.of(
                    "ProbeProgram",
                    List.of("probe_program.py"),
                    Map.of("t", new TorchScriptArchive.EmptyList(), "n", 0)));

    /** Both peaks, with matrices of shapes as prefill has them and one gigabyte to read; some seconds. */
    Peaks peaks() throws ModelFailure {
        return new Peaks(matmulPeak(), readBandwidth());
    }

    private double matmulPeak() throws ModelFailure {
        double best = Math.max(product(FLOAT32, 1100, WIDTH, 4 * WIDTH, 4), product(FLOAT32, 1100, WIDTH, WIDTH, 6));
        return Math.max(best, product(FLOAT32, 2048, 2048, 2048, 4));
    }

    private double readBandwidth() throws ModelFailure {
        long matrix = matrix(STREAM_ROWS, STREAM_COLUMNS, FLOAT32);
        double bytes = 4.0 * STREAM_ROWS * STREAM_COLUMNS;
        double best = Math.max(bytes / best("stream", 5, matrix), bytes / best("largest", 5, matrix));
        clear();
        return best;
    }

    /** How much faster than float32 a product of many rows is in bfloat16; below 1 on processors without units for it. */
    double bfloat16Gain() throws ModelFailure {
        double narrow = product(BFLOAT16, 64, WIDTH, 512, 3);
        return narrow / product(FLOAT32, 64, WIDTH, 512, 3);
    }

    private double product(int code, long rows, long in, long out, int times) throws ModelFailure {
        long x = matrix(rows, in, code);
        long weight = matrix(out, in, code);
        double seconds = best("multiply", times, x, weight);
        clear();
        return 2.0 * rows * in * out / seconds;
    }

    private long matrix(long rows, long columns, int code) throws ModelFailure {
        try (ScriptModule.Call call =
                program.call("matrix").with(rows).with(columns).with(code)) {
            return call.asLong();
        }
    }

    private void clear() throws ModelFailure {
        try (ScriptModule.Call call = program.call("clear")) {
            call.asLong();
        }
    }

    private double best(String method, int times, long... arguments) throws ModelFailure {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            try (ScriptModule.Call call = program.call(method)) {
                for (long argument : arguments) {
                    call.with(argument);
                }
                long began = System.nanoTime();
                call.asValue().close();
                best = Math.min(best, (System.nanoTime() - began) / 1e9);
            }
        }
        return best;
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
