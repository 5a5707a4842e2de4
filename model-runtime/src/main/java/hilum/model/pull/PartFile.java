package hilum.model.pull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * The beginning of a file, on the disk and hashed as far as it goes. An {@link IOException} of any method is about the disk. After
 * {@link #close} the part stays for a later run, unless it was finished or discarded.
 */
final class PartFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final RemoteFile file;
    private final Path path;
    private final FileChannel channel;
    private final Machine machine;
    private MessageDigest digest;
    private long bytes;
    private boolean pieced;

    private PartFile(RemoteFile file, Path path, FileChannel channel, Machine machine) {
        this.file = file;
        this.path = path;
        this.channel = channel;
        this.machine = machine;
        this.digest = file.hash().start(file.size());
    }

    /** Opens the part at {@code path}; reads and hashes what an earlier run left there. */
    static PartFile open(RemoteFile file, Path path, Machine machine) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean opened = false;
        try {
            PartFile part = new PartFile(file, path, channel, machine);
            part.readOlderBytes();
            opened = true;
            return part;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private void readOlderBytes() throws IOException {
        if (channel.size() > file.size()) {
            channel.truncate(0);
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (channel.read(buffer) >= 0) {
            bytes += buffer.position();
            digest.update(buffer.flip());
            buffer.clear();
        }
        pieced = bytes > 0;
    }

    /** How many bytes are here. */
    long bytes() {
        return bytes;
    }

    /** How many bytes are still to come. */
    long missing() {
        return file.size() - bytes;
    }

    /** Adds bytes, never more than are missing. */
    void append(ByteBuffer some) throws IOException {
        digest.update(some.duplicate());
        while (some.hasRemaining()) {
            bytes += machine.write(channel, some);
        }
    }

    /** From here on bytes of another answer follow. */
    void joint() {
        pieced |= bytes > 0;
    }

    /** Whether the bytes came from more than one answer, so that a wrong digest may be the fault of the seams. */
    boolean pieced() {
        return pieced;
    }

    /** Throws away what is here. */
    void restart() throws IOException {
        channel.truncate(0);
        channel.position(0);
        digest = file.hash().start(file.size());
        bytes = 0;
        pieced = false;
    }

    /** Whether the bytes, all of them, are what the hub lists. To be asked once. */
    boolean matches() {
        return file.hash().isOf(digest);
    }

    /** Makes the part the file itself, in one step: nobody ever sees half a file under its name. */
    void finish(Path target) throws IOException {
        channel.force(true);
        channel.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the part. */
    void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
