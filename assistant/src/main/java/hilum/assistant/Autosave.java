package hilum.assistant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps conversations and drafts in one folder, one JSON file for each study and kind, named by a digest of the study's UID.
 *
 * <p>Writing happens on one thread of its own; of several waiting versions of a file only the newest is written. A file is replaced whole
 * or not at all. A file that cannot be read is renamed, never overwritten. Thread-safe.
 */
public final class Autosave implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Told about every write, on the writing thread. */
    public interface Listener {
        /** A conversation or draft is safe on disk. */
        void saved(Instant at);

        /** A write failed; the text is still in memory and is tried again with the next change. */
        void failed(IOException cause);
    }

    enum Kind {
        CONVERSATION,
        DRAFT
    }

    private final Path folder;
    private final Clock clock;
    private final Listener listener;
    private final Map<Path, Supplier<String>> waiting = new LinkedHashMap<>();
    private final Thread writer;
    private boolean writing;
    private boolean closed;

    /** Starts the writing thread. {@code folder} is made when the first file is written. */
    public Autosave(Path folder, ThreadFactory threads, Clock clock, Listener listener) {
        this.folder = folder;
        this.clock = clock;
        this.listener = listener;
        this.writer = threads.newThread(this::write);
        writer.start();
    }

    /**
     * Queues a write; returns at once. {@code json} is asked on the writing thread, so that what is written is what holds then and no
     * older state can overtake a newer one. After {@link #close} it does nothing: an answer that comes that late is not kept.
     */
    void put(String studyInstanceUid, Kind kind, Supplier<String> json) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            waiting.put(file(studyInstanceUid, kind), json);
            waiting.notifyAll();
        }
    }

    /**
     * The newest version, or empty when there is none.
     *
     * @throws IOException when the file is there and cannot be read
     */
    Optional<String> get(String studyInstanceUid, Kind kind) throws IOException {
        Path file = file(studyInstanceUid, kind);
        Supplier<String> queued;
        synchronized (waiting) {
            queued = waiting.get(file);
        }
        if (queued != null) {
            return Optional.of(queued.get());
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * Renames an unreadable file, so that the next write does not replace it.
     *
     * @return its new name
     * @throws IOException when it cannot be renamed; it must then not be written over
     */
    Path setAside(String studyInstanceUid, Kind kind) throws IOException {
        Path file = file(studyInstanceUid, kind);
        Path aside = file.resolveSibling(file.getFileName() + ".broken-" + STAMP.format(clock.instant()));
        return Files.move(file, aside);
    }

    /** Waits until all that was queued is on disk or has failed. Never call it on the JavaFX thread but at the very end. */
    public void flush() throws InterruptedException {
        synchronized (waiting) {
            while ((!waiting.isEmpty() || writing) && writer.isAlive()) {
                waiting.wait(50);
            }
        }
    }

    /** Writes what waits, then ends the thread. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path file(String studyInstanceUid, Kind kind) {
        byte[] digest = SeenPicture.sha256Digest().digest(studyInstanceUid.getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest, 0, 16);
        return folder.resolve(name + (kind == Kind.DRAFT ? ".draft.json" : ".conversation.json"));
    }

    private void write() {
        while (true) {
            Map.Entry<Path, Supplier<String>> next = take();
            if (next == null) {
                return;
            }
            try {
                replace(next.getKey(), next.getValue().get());
                listener.saved(clock.instant());
            } catch (IOException cause) {
                listener.failed(cause);
            } catch (RuntimeException bug) {
                listener.failed(new IOException("what was to be kept could not be put into JSON", bug));
            } finally {
                done();
            }
        }
    }

    private Map.@Nullable Entry<Path, Supplier<String>> take() {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                if (closed) {
                    return null;
                }
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            var entries = waiting.entrySet().iterator();
            Map.Entry<Path, Supplier<String>> first = entries.next();
            Map.Entry<Path, Supplier<String>> next = Map.entry(first.getKey(), first.getValue());
            entries.remove();
            writing = true;
            return next;
        }
    }

    private void done() {
        synchronized (waiting) {
            writing = false;
            waiting.notifyAll();
        }
    }

    private void replace(Path file, String json) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "writing-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
