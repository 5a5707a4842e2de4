package hilum.model.pull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A machine whose disk has a size and whose pauses take no time; its clock turns only by pauses, and a little by every byte count. */
final class FakeMachine implements Machine {
    final List<Duration> pauses = new ArrayList<>();
    long usable = Long.MAX_VALUE;
    long roomForWrites = Long.MAX_VALUE;
    String fullDiskWords = "No space left on device";
    private long nanos;

    @Override
    public long usableBytes(Path folder) {
        return usable;
    }

    @Override
    public int write(FileChannel channel, ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > roomForWrites) {
            ByteBuffer fits = bytes.slice(bytes.position(), (int) roomForWrites);
            channel.write(fits);
            roomForWrites = 0;
            throw new IOException(fullDiskWords);
        }
        int count = channel.write(bytes);
        roomForWrites -= count;
        return count;
    }

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
        nanos += duration.toNanos();
    }

    @Override
    public long nanos() {
        nanos += 1_000_000;
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-22T10:00:00Z").plusNanos(nanos);
    }
}
