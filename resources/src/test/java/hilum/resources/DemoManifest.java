package hilum.resources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the manifest of the demo model anew after its files changed. One step, with no build before it:
 * {@code java resources/src/test/java/hilum/resources/DemoManifest.java [EXPORT]}, from the root of the sources. With the folder of an
 * export the files of the export take the place of those here; the card stays unless the export has one.
 */
final class DemoManifest {
    private static final String HEAD = """
        # The Hilum demo model: what it is called, and every file with its SHA-256. Written by DemoManifest; a test recomputes the sums.
        name = Hilum demo model
        about = A small model in the layout of CheXagent-2, trained by this project on drawn and public films. A demonstration; it is not CheXagent.
        """;

    private DemoManifest() {}

    public static void main(String[] args) throws IOException {
        Path models = Path.of("resources", "src", "main", "resources", "hilum", "resources", "models");
        Path demo = models.resolve("demo");
        if (args.length > 0) {
            replace(demo, Path.of(args[0]));
        }
        Files.writeString(models.resolve("demo.properties"), of(demo));
    }

    /** The manifest's text for the files in {@code demo}. */
    static String of(Path demo) throws IOException {
        StringBuilder lines = new StringBuilder(HEAD);
        for (String file : files(demo)) {
            lines.append("file.%s = %s%n".formatted(file, sha256(demo.resolve(file))));
        }
        return lines.toString().replace("\r\n", "\n");
    }

    private static void replace(Path demo, Path export) throws IOException {
        for (String old : files(demo)) {
            if (!old.equals("card.json")) {
                Files.delete(demo.resolve(old));
            }
        }
        for (String file : files(export)) {
            Path target = demo.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(export.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return new ArrayList<>(tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList());
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
