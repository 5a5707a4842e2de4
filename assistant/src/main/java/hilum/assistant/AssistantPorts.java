package hilum.assistant;

import hilum.model.VisionLanguageModel;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * What the assistant needs from the house around it.
 *
 * @param model the loaded model, or empty while there is none; asked anew for every question, off the JavaFX thread
 * @param pictures the pictures in view
 * @param threads makes the threads that wait for pictures and models; virtual ones
 * @param appVersion goes into every provenance
 */
public record AssistantPorts(
        Supplier<Optional<VisionLanguageModel>> model,
        PictureInView pictures,
        ThreadFactory threads,
        Clock clock,
        String appVersion) {}
