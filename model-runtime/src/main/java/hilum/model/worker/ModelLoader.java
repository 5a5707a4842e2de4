package hilum.model.worker;

import hilum.model.ModelFailure;
import hilum.model.VisionLanguageModel;
import java.util.function.DoubleConsumer;

/** Makes the model inside the child process. The only seam between the process and what it computes. */
@FunctionalInterface
interface ModelLoader {
    /**
     * Loads; called once, on the thread that later answers.
     *
     * @param progress takes 0..1, from any thread
     */
    VisionLanguageModel load(LoadOrder order, DoubleConsumer progress) throws ModelFailure;
}
