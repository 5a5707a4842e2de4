package hilum.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** A model snapshot that comes with the program. Weights are mapped from disk, so it has to be unpacked before use. Thread-safe. */
public final class BundledModel {
    private static final String FILE = "file.";

    private final String id;
    private final String name;
    private final String about;
    private final SortedMap<String, String> sha256ByFile;

    private BundledModel(String id, Properties manifest) {
        this.id = id;
        this.name = manifest.getProperty("name");
        this.about = manifest.getProperty("about");
        this.sha256ByFile = new TreeMap<>();
        for (String key : manifest.stringPropertyNames()) {
            if (key.startsWith(FILE)) {
                sha256ByFile.put(key.substring(FILE.length()), manifest.getProperty(key));
            }
        }
    }

    /** The Hilum demo model: a small model in the layout of CheXagent-2, trained by this project, with its card. */
    public static BundledModel demo() {
        Properties manifest = new Properties();
        try (InputStream in = resource("models/demo.properties").openStream();
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            manifest.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest of the demo model", e);
        }
        return new BundledModel("demo", manifest);
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** One sentence for people: what this model is good for. */
    public String about() {
        return about;
    }

    /** The model card as it is packed: JSON with figures, limits and data, as the evaluation wrote it. */
    public String card() {
        try (InputStream in = resource("models/" + id + "/card.json").openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the card of the " + name, e);
        }
    }

    /**
     * Makes sure that the snapshot lies, whole and unchanged, below {@code parent}, and returns its folder.
     *
     * <p>Every file is checked against its SHA-256 on every call. A missing or damaged snapshot is unpacked beside its place and moved
     * there in one step, so that nobody ever sees half of it; two programs may do so at the same time.
     *
     * @param parent is created when it is missing
     * @throws IOException when the folder cannot be written
     */
    public Path unpackInto(Path parent) throws IOException {
        Path target = parent.resolve(id + "-" + contentId());
        if (isWhole(target)) {
            return target;
        }
        Files.createDirectories(parent);
        Path fresh = parent.resolve("." + id + "-" + UUID.randomUUID());
        try {
            unpack(fresh);
            moveAside(target, parent);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another program may have been faster.
            if (!isWhole(target)) {
                throw e;
            }
        } finally {
            delete(fresh);
        }
        return target;
    }

    /** Another content gets another folder: the program of another version may have this one open. */
    private String contentId() {
        MessageDigest digest = sha256();
        sha256ByFile.forEach((file, sum) -> digest.update((file + "=" + sum + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private boolean isWhole(Path folder) throws IOException {
        for (var file : sha256ByFile.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path) || !sum(path).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void unpack(Path folder) throws IOException {
        for (var file : sha256ByFile.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            MessageDigest digest = sha256();
            URL packed = resource("models/" + id + "/" + file.getKey());
            try (InputStream in = new DigestInputStream(packed.openStream(), digest)) {
                Files.copy(in, path);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(file.getValue())) {
                throw new IOException("The program's own file " + file.getKey() + " of the " + name
                        + " is damaged. Install the program again.");
            }
        }
    }

    /** A damaged snapshot makes room in one step, too. */
    private void moveAside(Path target, Path parent) throws IOException {
        if (Files.exists(target) && !isWhole(target)) {
            Path damaged = parent.resolve("." + id + "-" + UUID.randomUUID());
            Files.move(target, damaged, StandardCopyOption.ATOMIC_MOVE);
            delete(damaged);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(BundledModel.class.getResource(path), path);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
