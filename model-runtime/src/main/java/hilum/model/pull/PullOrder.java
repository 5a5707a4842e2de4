package hilum.model.pull;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What is to be fetched, and whereto.
 *
 * @param revision a branch, tag or commit; {@code main} as a rule
 * @param folder becomes the snapshot folder; need not exist
 */
public record PullOrder(Repository repository, String revision, Path folder) {
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");

    /** @throws IllegalArgumentException in words when {@code revision} cannot be one */
    public PullOrder {
        folder = folder.toAbsolutePath().normalize();
        if (!REVISION.matcher(revision).matches() || revision.contains("..")) {
            throw new IllegalArgumentException("A revision is a branch, a tag or a commit, such as main.");
        }
    }
}
