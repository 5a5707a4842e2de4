package hilum.model.pull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a pull verified in a folder, kept beside the files in {@value #NAME}, so that nobody reads gigabytes twice. A file counts as verified
 * as long as its size and its time stay the same. Losing the record costs time, never a file.
 */
final class PullRecord {
    static final String NAME = ".hilum-pull.json";

    private static final Logger LOG = LoggerFactory.getLogger(PullRecord.class);
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private record Held(
            long size,
            @Nullable String hash,
            long modifiedMs,
            @Nullable String verified) {}

    /** The file as it is written; what is read from it may lack anything. */
    private record Stored(
            @Nullable String repository,
            @Nullable String commit,
            boolean complete,
            @Nullable Map<String, Held> files) {}

    private final Path folder;
    private final String repository;
    private final Map<String, Held> files;

    private PullRecord(Path folder, String repository, Map<String, Held> files) {
        this.folder = folder;
        this.repository = repository;
        this.files = files;
    }

    /** The record of {@code folder}; an empty one for {@code repository} when there is none or it is damaged. */
    static PullRecord read(Path folder, Repository repository) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new PullRecord(folder, repository.id(), new TreeMap<>());
        }
        try {
            Stored stored = GSON.fromJson(Files.readString(file), Stored.class);
            if (stored != null && stored.repository() != null && stored.files() != null) {
                return new PullRecord(folder, stored.repository(), new TreeMap<>(stored.files()));
            }
        } catch (IOException | JsonParseException e) {
            LOG.debug("No record of a pull can be read", e);
        }
        LOG.warn("The record of an earlier pull is damaged; its files are read and compared anew");
        return new PullRecord(folder, repository.id(), new TreeMap<>());
    }

    /** {@code owner/name} that the folder was pulled from. */
    String repository() {
        return repository;
    }

    /** The paths of all files that came by a pull. */
    Set<String> paths() {
        return Set.copyOf(files.keySet());
    }

    /** Whether {@code file} lies here with the listed content, as far as size, time and an earlier digest tell. */
    boolean holds(RemoteFile file) throws IOException {
        Path path = file.in(folder);
        Held held = files.get(file.path());
        return held != null
                && file.hash().toString().equals(held.hash())
                && held.size() == file.size()
                && Files.isRegularFile(path)
                && Files.size(path) == file.size()
                && Files.getLastModifiedTime(path).toMillis() == held.modifiedMs();
    }

    /** Notes that {@code file} was read and compared, and writes the record. */
    void verified(RemoteFile file, String commit, Instant when) throws IOException {
        files.put(
                file.path(),
                new Held(
                        file.size(),
                        file.hash().toString(),
                        Files.getLastModifiedTime(file.in(folder)).toMillis(),
                        when.toString()));
        write(commit, false);
    }

    /** Writes the record; {@code complete} when every file of {@code commit} is here. */
    void write(String commit, boolean complete) throws IOException {
        Path fresh = folder.resolve(NAME + ".new");
        Files.writeString(
                fresh, GSON.toJson(new Stored(repository, commit, complete, files)) + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
