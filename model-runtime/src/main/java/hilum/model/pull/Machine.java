package hilum.model.pull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Disk and clock, so that a test can fill the one and turn the other. */
interface Machine {
    /** Bytes that this user may still write where {@code folder} lies; the folder need not exist. */
    long usableBytes(Path folder) throws IOException;

    /** As {@link FileChannel#write(ByteBuffer)}. */
    int write(FileChannel channel, ByteBuffer bytes) throws IOException;

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** A clock for differences. */
    long nanos();

    /** The clock on the wall. */
    Instant now();

    /** This machine. */
    static Machine real() {
        return new Machine() {
            @Override
            public long usableBytes(Path folder) throws IOException {
                Path there = folder.toAbsolutePath();
                while (!Files.exists(there) && there.getParent() != null) {
                    there = there.getParent();
                }
                return Files.getFileStore(there).getUsableSpace();
            }

            @Override
            public int write(FileChannel channel, ByteBuffer bytes) throws IOException {
                return channel.write(bytes);
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
                assert !never;
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }
        };
    }
}
