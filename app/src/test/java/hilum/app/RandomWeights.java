package hilum.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A tiny checkpoint with random weights: its answers have no end and no meaning, and it runs everywhere. */
public final class RandomWeights {
    private RandomWeights() {}

    /** Its snapshot folder. */
    public static Path folder() {
        return Path.of(URI.create(Objects.requireNonNull(RandomWeights.class.getResource("/random-weights"))
                .toString()));
    }

    /** The same in a folder of one's own, to be damaged as one likes. */
    public static Path copy(Path folder) throws IOException {
        Path own = folder();
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(own.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return folder;
    }
}
