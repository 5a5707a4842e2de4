package hilum.model.pull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder that becomes a snapshot, and what of it is there already. One pull at a time works in it. */
final class TargetFolder implements AutoCloseable {
    private static final String LOCK = ".hilum-pull.lock";
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path folder;
    private final PullRecord record;
    private final PullListener listener;
    private @Nullable FileChannel lock;

    private TargetFolder(Path folder, PullRecord record, PullListener listener) {
        this.folder = folder;
        this.record = record;
        this.listener = listener;
    }

    /**
     * Looks at {@code order}'s folder without writing.
     *
     * @throws PullFailure.FolderUnusable when another repository lies there
     */
    static TargetFolder at(PullOrder order, PullListener listener) throws PullFailure {
        if (Files.exists(order.folder()) && !Files.isDirectory(order.folder())) {
            throw new PullFailure.FolderUnusable(order.folder() + " is a file, not a folder. It was not touched.");
        }
        PullRecord record = PullRecord.read(order.folder(), order.repository());
        if (!record.repository().equals(order.repository().id())) {
            throw new PullFailure.FolderUnusable("The folder " + order.folder() + " holds " + record.repository()
                    + ". It was not touched. Choose another folder with --into.");
        }
        return new TargetFolder(order.folder(), record, listener);
    }

    /** Bytes still to be fetched for {@code files}, judged by sizes alone. */
    long missing(List<RemoteFile> files) throws IOException {
        long missing = 0;
        for (RemoteFile file : files) {
            Path whole = file.in(folder);
            Path part = file.partIn(folder);
            boolean unknown = !record.paths().contains(file.path())
                    && Files.isRegularFile(whole)
                    && Files.size(whole) == file.size();
            if (!unknown && !record.holds(file)) {
                missing += file.size() - (Files.isRegularFile(part) ? Math.min(file.size(), Files.size(part)) : 0);
            }
        }
        return missing;
    }

    /**
     * Makes the folder and takes it for this pull alone.
     *
     * @throws PullFailure.FolderUnusable when another pull works in it
     */
    void take() throws PullFailure, IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel;
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // another pull of this very process: told below, as one of another process
        }
        throw new PullFailure.FolderUnusable("Another download works in " + folder
                + " right now. Wait for it, or stop it, then run the command again.");
    }

    /**
     * Whether {@code file} lies here with the listed content. Reads it unless the record vouches for it.
     *
     * @throws PullFailure.FolderUnusable when a file of that name lies here that no pull has brought
     */
    boolean has(RemoteFile file, String commit, Machine machine) throws PullFailure, IOException {
        Path path = file.in(folder);
        if (record.holds(file)) {
            return true;
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean plain = Files.isRegularFile(path);
        if (plain && Files.size(path) == file.size() && matches(path, file)) {
            record.verified(file, commit, machine.now());
            return true;
        }
        if (!plain || !record.paths().contains(file.path())) {
            throw new PullFailure.FolderUnusable(
                    "The folder " + folder + " holds another " + file.path()
                            + " that was not downloaded by Hilum. It was not touched. Move it away, or choose another folder with --into.");
        }
        return false;
    }

    private boolean matches(Path path, RemoteFile file) throws IOException {
        listener.checking(file.path());
        MessageDigest digest = file.hash().start(file.size());
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return file.hash().isOf(digest);
    }

    /** Makes room for {@code file}: its folder is there, and parts of other versions of it are gone. */
    void prepare(RemoteFile file) throws IOException {
        Path part = file.partIn(folder);
        Path parent = part.getParent();
        if (parent == null) {
            return;
        }
        Files.createDirectories(parent);
        String name = String.valueOf(file.in(folder).getFileName());
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(parent, name + ".*.part")) {
            for (Path other : parts) {
                if (!other.equals(part)) {
                    Files.delete(other);
                }
            }
        }
        if (Files.exists(part) && Files.size(part) > 0) {
            listener.checking(file.path());
        }
    }

    /** Notes that {@code file} came and was verified. */
    void received(RemoteFile file, String commit, Machine machine) throws IOException {
        record.verified(file, commit, machine.now());
    }

    /** Notes that everything is here; gives the files of earlier pulls that {@code files} has no more. */
    List<String> completed(List<RemoteFile> files, String commit) throws IOException {
        record.write(commit, true);
        List<String> wanted = files.stream().map(RemoteFile::path).toList();
        return record.paths().stream()
                .filter(path -> !wanted.contains(path))
                .sorted()
                .toList();
    }

    /** Leaves the folder to others. */
    @Override
    public void close() throws IOException {
        FileChannel held = lock;
        if (held != null) {
            held.close();
        }
    }
}
