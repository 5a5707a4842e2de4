package hilum.model.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import hilum.model.ModelFailure;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.MappedWeights;
import java.util.function.DoubleConsumer;

/**
 * Everything of one loaded model that lies outside Java's heap. Closing it in the wrong order ends the process: programs first, then the
 * files that their weights lie in.
 */
final class NativeResources implements AutoCloseable {
    private final PtNDManager manager;
    private final NativeState state;
    private final TorchProgram program;
    private final MappedWeights mapping;

    private NativeResources(PtNDManager manager, NativeState state, TorchProgram program, MappedWeights mapping) {
        this.manager = manager;
        this.state = state;
        this.program = program;
        this.mapping = mapping;
    }

    /** Loads programs and weights; libtorch has been started. On the thread that will compute. */
    static NativeResources load(
            Checkpoint checkpoint, Family family, RunPlan plan, NativeState state, DoubleConsumer progress)
            throws ModelFailure {
        JniUtils.setGraphExecutorOptimize(false); // of this thread only; measured: it gains nothing here
        PtNDManager manager = newManager(plan);
        boolean loaded = false;
        try (WeightLoader weights = new WeightLoader(manager, checkpoint, plan, progress)) {
            TorchProgram program = new TorchProgram(manager, family, state, weights);
            loaded = true;
            MappedWeights mapping = weights.release();
            program.releaseUnused();
            return new NativeResources(manager, state, program, mapping);
        } finally {
            if (!loaded) {
                manager.close();
            }
        }
    }

    /** A scope of native memory on the processor. */
    static PtNDManager newManager() {
        return (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }

    private static PtNDManager newManager(RunPlan plan) {
        Device device = plan.place().inMainMemory()
                ? Device.cpu()
                : Device.gpu(Integer.parseInt(plan.device().substring("cuda:".length())));
        return (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(device);
    }

    TorchProgram program() {
        return program;
    }

    /** Bytes of files that stay mapped, since weights lie in them. */
    long mappedBytes() {
        return mapping.size();
    }

    @Override
    public void close() {
        program.close();
        mapping.close();
        program.releaseUnused();
        manager.close();
        state.close();
    }
}
