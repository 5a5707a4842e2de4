package hilum.dicom.codec;

import java.io.EOFException;
import java.io.UncheckedIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes for an ImageIO reader that end for good: a reader that goes on asking after the end is stopped with an exception.
 *
 * <p>jj2000 takes the -1 of the end for set bits and counts them forever.
 */
final class GuardedStream extends ImageInputStreamImpl {
    private static final int PATIENCE = 4_096;

    private final byte[] bytes;
    private int readsAfterEnd;

    GuardedStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return ended();
        }
        return bytes[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return ended();
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private int ended() {
        readsAfterEnd++;
        if (readsAfterEnd > PATIENCE) {
            throw new UncheckedIOException(new EOFException("the stream ended"));
        }
        return -1;
    }
}
