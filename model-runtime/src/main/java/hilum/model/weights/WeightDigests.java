package hilum.model.weights;

import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/** SHA-256 of weight files, read once and remembered in a cache. */
final class WeightDigests {
    private static final int BUFFER_BYTES = 1 << 22;

    private final DigestCache cache;

    /**
     * @param all over the bytes of all files in the order of their names
     * @param byFile of each file by its name
     */
    record Found(String all, SortedMap<String, String> byFile) {}

    WeightDigests(DigestCache cache) {
        this.cache = cache;
    }

    String ofAll(List<Path> files, DoubleConsumer progress) throws ModelFailure {
        try {
            Optional<String> known = cache.find(files);
            if (known.isPresent()) {
                return known.get();
            }
            MessageDigest whole = sha256();
            Reading reading = new Reading(files, progress);
            for (Path file : byName(files)) {
                reading.read(file, whole);
            }
            return remembered(files, whole);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Found ofEach(List<Path> files, DoubleConsumer progress) throws ModelFailure {
        try {
            SortedMap<String, String> byFile = new TreeMap<>();
            for (Path file : files) {
                cache.find(List.of(file)).ifPresent(known -> byFile.put(nameOf(file), known));
            }
            Optional<String> all = cache.find(files);
            if (all.isPresent() && byFile.size() == files.size()) {
                return new Found(all.get(), byFile);
            }
            MessageDigest whole = sha256();
            Reading reading = new Reading(files, progress);
            for (Path file : byName(files)) {
                MessageDigest own = sha256();
                reading.read(file, whole, own);
                byFile.put(nameOf(file), remembered(List.of(file), own));
            }
            return new Found(remembered(files, whole), byFile);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** One pass over all files. */
    private static final class Reading {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        private final DoubleConsumer progress;
        private double total = 1;
        private long done;

        Reading(List<Path> files, DoubleConsumer progress) throws IOException {
            this.progress = progress;
            for (Path file : files) {
                total += Files.size(file);
            }
        }

        void read(Path file, MessageDigest... digests) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (channel.read(buffer) >= 0) {
                    done += buffer.position();
                    buffer.flip();
                    Arrays.stream(digests).parallel().forEach(digest -> digest.update(buffer.duplicate()));
                    buffer.clear();
                    progress.accept(Math.min(1, done / total));
                }
            }
        }
    }

    private static List<Path> byName(List<Path> files) {
        return files.stream().sorted(Comparator.comparing(Path::getFileName)).toList();
    }

    private String remembered(List<Path> files, MessageDigest digest) throws IOException {
        String hex = HexFormat.of().formatHex(digest.digest());
        cache.remember(files, hex);
        return hex;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ModelFailure.BadCheckpoint unreadable(IOException e) {
        return new ModelFailure.BadCheckpoint("A weight file cannot be read: " + e.getMessage() + ".");
    }
}
