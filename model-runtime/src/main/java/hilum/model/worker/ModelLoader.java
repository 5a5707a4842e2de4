package hilum.model.worker;

import hilum.model.LoadProgress;
import hilum.model.ModelFailure;
import hilum.model.VisionLanguageModel;

/** Makes the model inside the child process. The only seam between the process and what it computes. */
@FunctionalInterface
interface ModelLoader {
    /**
     * Loads; called once, on the thread that later answers.
     *
     * @param progress may be told from any thread
     */
    VisionLanguageModel load(LoadOrder order, LoadProgress progress) throws ModelFailure;
}
