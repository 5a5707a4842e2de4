package hilum.model.weights;

import hilum.model.ModelFailure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Weight files mapped into memory, read-only. A segment must not be touched, by native code either, after {@link #close}.
 *
 * <p>Safe for all threads.
 */
public final class MappedWeights implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Map<Path, MemorySegment> files = new HashMap<>();

    /**
     * Maps every file that holds one of {@code tensors}.
     *
     * @throws ModelFailure.BadCheckpoint when a file is gone, unreadable or shorter than when it was verified
     */
    public MappedWeights(Collection<StoredTensor> tensors) throws ModelFailure {
        try {
            for (StoredTensor tensor : tensors) {
                MemorySegment file = files.get(tensor.file());
                if (file == null) {
                    file = map(tensor.file());
                    files.put(tensor.file(), file);
                }
                if (tensor.offset() + tensor.bytes() > file.byteSize()) {
                    throw new IOException("it has become shorter");
                }
            }
        } catch (IOException e) {
            arena.close();
            throw new ModelFailure.BadCheckpoint("The weights cannot be mapped into memory: " + e.getMessage() + ".");
        }
    }

    /** Bytes that are mapped; 0 after {@link #close}. */
    public long size() {
        return arena.scope().isAlive()
                ? files.values().stream().mapToLong(MemorySegment::byteSize).sum()
                : 0;
    }

    /** The bytes of one of the tensors given to the constructor, little-endian, row-major. */
    public MemorySegment bytes(StoredTensor tensor) {
        MemorySegment file = files.get(tensor.file());
        if (file == null) {
            throw new IllegalArgumentException("not mapped: " + tensor.name());
        }
        return file.asSlice(tensor.offset(), tensor.bytes());
    }

    private MemorySegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
