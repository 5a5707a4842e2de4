package hilum.model.worker;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps the child's standard output for the protocol alone. */
final class ProtocolStdout {
    private ProtocolStdout() {}

    /**
     * Takes standard output away from everybody else; call it first thing in {@code main}.
     *
     * <p>{@code System.out} prints to standard error from now on. On Linux and macOS descriptor 1 itself is let go, too: Java puts the
     * null device in its place, so that a native library's {@code printf} cannot reach the parent either.
     */
    static OutputStream claim() throws IOException {
        System.setOut(System.err);
        if (File.separatorChar == '\\') {
            return new FileOutputStream(FileDescriptor.out);
        }
        OutputStream kept = new FileOutputStream("/dev/fd/1");
        new FileOutputStream(FileDescriptor.out).close();
        return kept;
    }
}
