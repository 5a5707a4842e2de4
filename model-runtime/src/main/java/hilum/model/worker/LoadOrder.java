package hilum.model.worker;

import hilum.model.RunSettings;
import java.nio.file.Path;

/**
 * What the child is to load.
 *
 * @param name for people, while it loads and after
 * @param folder Hugging Face snapshot; whether its weights are random is read there
 * @param settings where and how it runs
 */
public record LoadOrder(String name, Path folder, RunSettings settings) {
    public LoadOrder {
        folder = folder.toAbsolutePath();
    }
}
