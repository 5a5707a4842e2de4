package hilum.model.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Proves that parent and child are the same build: a digest over all compiled classes of the runtime. A child reads what is on disk when
 * it starts, the parent what was there when it began, so the two differ as soon as the program is replaced under a running window.
 */
final class BuildIdentity {
    private static final String CLASSES = "hilum/model/";

    private BuildIdentity() {}

    /** Worked out once: a replaced file must not change what this process is. */
    private static final class Own {
        static final String IDENTITY = of(codeSource());
    }

    /** Protocol version and digest of this process, such as {@code 2-9f86d081884c7d65}. */
    static String current() {
        return Own.IDENTITY;
    }

    /** Of the build in a jar or in a folder of classes. */
    static String of(Path build) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(build)) {
                addFolder(build, sha256);
            } else {
                addJar(build, sha256);
            }
            return Wire.PROTOCOL + "-" + HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own classes cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void addFolder(Path folder, MessageDigest sha256) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(CLASSES))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sha256.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                sha256.update(Files.readAllBytes(file));
            }
        }
    }

    /** Names, sizes and checksums from the directory at the jar's end, so that nothing has to be unpacked. */
    private static void addJar(Path jar, MessageDigest sha256) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> entry.getName().startsWith(CLASSES))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                sha256.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                sha256.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(entry.getSize())
                        .putLong(entry.getCrc())
                        .flip());
            }
        }
    }

    private static Path codeSource() {
        try {
            return Path.of(BuildIdentity.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no file", e);
        }
    }
}
