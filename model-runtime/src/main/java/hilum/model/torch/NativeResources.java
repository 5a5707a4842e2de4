package hilum.model.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import hilum.model.ModelFailure;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.MappedWeights;
import hilum.model.weights.Precision;
import java.util.function.DoubleConsumer;

/**
 * Everything of one loaded model that lies outside Java's heap. Closing it in the wrong order ends the process: programs first, then the
 * files that their weights lie in.
 */
final class NativeResources implements AutoCloseable {
    private final PtNDManager manager;
    private final NativeStop stop;
    private final CheXagent2Program program;
    private final MappedWeights mapping;

    private NativeResources(PtNDManager manager, NativeStop stop, CheXagent2Program program, MappedWeights mapping) {
        this.manager = manager;
        this.stop = stop;
        this.program = program;
        this.mapping = mapping;
    }

    /** Loads programs and weights; libtorch has been started. On the thread that will compute. */
    static NativeResources load(
            Checkpoint checkpoint, Precision precision, int slotId, NativeStop stop, DoubleConsumer progress)
            throws ModelFailure {
        JniUtils.setGraphExecutorOptimize(false); // of this thread only; measured: it gains nothing here
        PtNDManager manager = newManager();
        boolean loaded = false;
        try (WeightLoader weights = new WeightLoader(manager, checkpoint, precision, progress)) {
            CheXagent2Program program = new CheXagent2Program(manager, checkpoint.config(), slotId, stop, weights);
            loaded = true;
            return new NativeResources(manager, stop, program, weights.release());
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

    CheXagent2Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
        mapping.close();
        manager.close();
        stop.close();
    }
}
