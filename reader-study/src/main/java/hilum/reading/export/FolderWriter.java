package hilum.reading.export;

import hilum.reading.FileTrouble;
import hilum.reading.ReadingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes files into a hidden folder and gives it its name in one step. */
final class FolderWriter {
    private static final int MOST_OF_ONE_NAME = 10_000;

    private final Path parent;

    FolderWriter(Path parent) {
        this.parent = parent;
    }

    Path write(String name, Map<String, Supplier<byte[]>> files, ExportProgress progress)
            throws ReadingFailure, InterruptedException {
        Path fresh = parent.resolve(".hilum-" + UUID.randomUUID());
        try {
            Files.createDirectories(fresh);
            fill(fresh, files, progress);
            return moveTo(fresh, plain(name));
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw FileTrouble.of(parent, e);
        } finally {
            deleteQuietly(fresh);
        }
    }

    private static void fill(Path fresh, Map<String, Supplier<byte[]>> files, ExportProgress progress)
            throws IOException, InterruptedException {
        Map<String, String> sums = new TreeMap<>();
        int done = 0;
        for (Map.Entry<String, Supplier<byte[]>> file : files.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.at(done++, files.size(), file.getKey());
            byte[] content = file.getValue().get();
            Files.write(fresh.resolve(file.getKey()), content);
            sums.put(file.getKey(), sha256(content));
        }
        StringBuilder manifest = new StringBuilder();
        sums.forEach(
                (file, sum) -> manifest.append(sum).append("  ").append(file).append('\n'));
        Files.writeString(fresh.resolve(ExportFiles.MANIFEST), manifest);
        progress.at(done, files.size(), ExportFiles.MANIFEST);
    }

    /** Gives the folder its name, or the name with the first number that is free. */
    private Path moveTo(Path fresh, String name) throws IOException {
        for (int number = 1; number < MOST_OF_ONE_NAME; number++) {
            Path target = parent.resolve(number == 1 ? name : name + " " + number);
            if (!Files.exists(target)) {
                return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        throw new IOException("too many folders of one name");
    }

    /** Letters that some file system does not take become hyphens. */
    private static String plain(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-").strip();
        return plain.isEmpty() || plain.startsWith(".") ? "results" + plain : plain;
    }

    /** Writes one file beside its place and moves it there. */
    static void writeFile(Path file, byte[] content) throws ReadingFailure {
        Path partial = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.write(partial, content);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw FileTrouble.of(file, e);
        } finally {
            deleteQuietly(partial);
        }
    }

    /** What is left of a failed export is hidden and harmless; that it stays must not hide the failure itself. */
    private static void deleteQuietly(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
