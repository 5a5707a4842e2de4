package hilum.model.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the digests of weight files, so that starting need not read gigabytes twice. A file that changed its size or time counts as
 * another one. Never written into a snapshot.
 */
public final class DigestCache {
    private static final Logger LOG = LoggerFactory.getLogger(DigestCache.class);

    private final @Nullable Path file;

    private DigestCache(@Nullable Path file) {
        this.file = file;
    }

    /** Remembers nothing. */
    public static DigestCache none() {
        return new DigestCache(null);
    }

    /** Remembers in {@code file}, a small JSON file in the application's own folder; created when needed, and lost without harm. */
    public static DigestCache in(Path file) {
        return new DigestCache(file);
    }

    Optional<String> find(List<Path> weightFiles) throws IOException {
        String key = key(weightFiles);
        return Optional.ofNullable(read().get(key))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(digest -> digest.matches("[0-9a-f]{64}"));
    }

    void remember(List<Path> weightFiles, String sha256) throws IOException {
        if (file == null) {
            return;
        }
        JsonObject all = read();
        all.addProperty(key(weightFiles), sha256);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, all.toString(), StandardCharsets.UTF_8);
    }

    private JsonObject read() {
        if (file == null || !Files.exists(file)) {
            return new JsonObject();
        }
        try {
            return StrictJson.object(file);
        } catch (IOException e) {
            LOG.warn("The digest cache is damaged and starts anew", e);
            return new JsonObject();
        }
    }

    private static String key(List<Path> weightFiles) throws IOException {
        StringBuilder key = new StringBuilder();
        for (Path weights : weightFiles) {
            key.append(weights.toRealPath())
                    .append('|')
                    .append(Files.size(weights))
                    .append('|')
                    .append(Files.getLastModifiedTime(weights).toMillis())
                    .append('\n');
        }
        return key.toString();
    }
}
