package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.VisionLanguageModel;
import hilum.model.weights.Checkpoint;
import java.util.function.DoubleConsumer;

/** Loads CheXagent-2 snapshots into this process. */
public final class CheXagent2 {
    private CheXagent2() {}

    /**
     * Loads a verified snapshot and runs it on the processor. Blocks for seconds to minutes.
     *
     * @param progress called on the calling thread with 0..1
     * @throws ModelFailure.NativeLibraryMissing when libtorch cannot be started on this machine
     * @throws ModelFailure.OutOfMemory when the memory does not suffice
     * @throws ModelFailure.BadCheckpoint when a file changed or cannot be read
     */
    public static VisionLanguageModel load(Checkpoint checkpoint, DoubleConsumer progress) throws ModelFailure {
        progress.accept(0);
        if (!checkpoint.name().isEmpty()) {
            throw new ModelFailure.NotReady("Loading " + checkpoint.name() + " is being built.");
        }
        throw new IllegalStateException();
    }
}
