package hilum.model.worker;

import java.nio.file.Path;

/**
 * What the child is to load.
 *
 * @param name for people, while it loads and after
 * @param folder Hugging Face snapshot; whether its weights are random is read there
 */
public record LoadOrder(String name, Path folder) {
    public LoadOrder {
        folder = folder.toAbsolutePath();
    }
}
