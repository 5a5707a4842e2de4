package hilum.model.worker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Frames on a pipe: {@code int magic, int length, length bytes, int crc32}, all big endian.
 *
 * <p>Binary, since a picture takes tens of megabytes. The magic and the checksum make sure that a stray print of some
 * library, which must not get here in the first place, is noticed and never taken for an answer. The body is the business of
 * {@link MessageCodec}. One thread reads; writing is synchronised.
 */
final class Wire {
    /** Changes with every change of a message's form. */
    static final int PROTOCOL = 2;

    /** A picture of 13,000 by 13,000 fits; anything longer is no frame of ours. */
    private static final int MAX_LENGTH = 512 << 20;

    private static final int MAGIC = 0x48_4C_4D_00 | PROTOCOL;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Object writing = new Object();

    Wire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /** Writes and flushes one message. */
    void write(Message message) throws IOException {
        ByteArrayOutputStream body = MessageCodec.encode(message);
        synchronized (writing) {
            out.writeInt(MAGIC);
            out.writeInt(body.size());
            CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
            body.writeTo(checked);
            out.writeInt((int) checked.getChecksum().getValue());
            out.flush();
        }
    }

    /**
     * Waits for the next message.
     *
     * @return null when the other side has closed the pipe between two messages
     * @throws GarbledStream when the bytes are no frame of this protocol
     * @throws EOFException when the other side ended within a message
     */
    @Nullable
    Message read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int magic = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (magic != MAGIC) {
            throw new GarbledStream("no frame of protocol " + PROTOCOL);
        }
        int length = in.readInt();
        if (length < 1 || length > MAX_LENGTH) {
            throw new GarbledStream("impossible length " + length);
        }
        byte[] body = new byte[length];
        in.readFully(body);
        if (in.readInt() != checksum(body)) {
            throw new GarbledStream("wrong checksum");
        }
        return MessageCodec.decode(body);
    }

    private static int checksum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }

    /** Something that is no message of ours came through the pipe. */
    static final class GarbledStream extends IOException {
        private static final long serialVersionUID = 1L;

        GarbledStream(String message) {
            super(message);
        }
    }
}
