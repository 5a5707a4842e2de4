package hilum.model.pull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A model repository on the hub.
 *
 * @param owner user or organisation
 * @param name also the name of the default folder, therefore a plain file name on every system
 */
public record Repository(String owner, String name) {
    /** CheXagent-2, 3 billion weights, 12.6 GB. */
    public static final Repository CHEXAGENT_2 = new Repository("StanfordAIMI", "CheXagent-2-3b");

    /** CheXagent, 8 billion weights, 33.4 GB. */
    public static final Repository CHEXAGENT_8B = new Repository("StanfordAIMI", "CheXagent-8b");

    /** Refuses names that are no plain file names. */
    public Repository {
        if (!FileNames.plain(owner) || !FileNames.plain(name)) {
            throw new IllegalArgumentException("a repository is written as owner/name");
        }
    }

    /** The repository that {@code owner/name} stands for, or empty when it is not written so. */
    public static Optional<Repository> parse(String id) {
        String[] parts = id.split("/", -1);
        return parts.length == 2 && FileNames.plain(parts[0]) && FileNames.plain(parts[1])
                ? Optional.of(new Repository(parts[0], parts[1]))
                : Optional.empty();
    }

    /** The two repositories that this runtime was made for. */
    public static List<Repository> known() {
        return List.of(CHEXAGENT_2, CHEXAGENT_8B);
    }

    /** {@code owner/name}. */
    public String id() {
        return owner + "/" + name;
    }

    /** The page for people, with the model card and the licence. */
    public URI page() {
        return URI.create(Hub.PUBLIC + "/" + id());
    }
}
