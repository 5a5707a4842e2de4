package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.TransferSyntax;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The engine of this program, in Java alone. Stateless and thread-safe. */
public final class OwnEngine implements DicomEngine {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** For the service loader. */
    public OwnEngine() {}

    @Override
    public String name() {
        return "own";
    }

    @Override
    public DicomFile open(Path path) throws DicomException {
        if (Files.isDirectory(path)) {
            throw new DicomException("This is a folder, not a DICOM file.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // opening a pipe would wait for whoever writes into it
            throw new DicomException("This is a pipe or a device, not a DICOM file.");
        }
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            MemorySegment segment = size == 0
                    ? MemorySegment.ofArray(new byte[0])
                    : channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            DicomFile file = Part10Reader.read(segment, arena::close);
            opened = true;
            return file;
        } catch (InternalError e) {
            // the JVM's answer to a mapped page that is gone
            throw new DicomException("The file was changed or removed while it was read.", e);
        } catch (IOException e) {
            throw new DicomException("The file cannot be read: it is missing, locked or on a disk that is gone.", e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    @Override
    public DicomFile read(byte[] bytes) throws DicomException {
        return Part10Reader.read(MemorySegment.ofArray(bytes), () -> {});
    }

    @Override
    public void write(Path path, DataSet dataSet, TransferSyntax syntax) throws DicomException {
        Path whole = path.toAbsolutePath();
        // a name of its own, so that two writers of one file never share a half of it
        Path part = whole.resolveSibling(whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                writePart(part, dataSet, syntax);
                moveInto(part, whole);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new DicomException(
                    "The DICOM file cannot be written: the folder is missing, full or protected. Nothing was changed.",
                    e);
        }
    }

    private static void writePart(Path part, DataSet dataSet, TransferSyntax syntax)
            throws IOException, DicomException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            Part10Writer.write(out, dataSet, syntax);
            channel.force(true); // on the disk before it takes the place of an older file
        }
    }

    private static void moveInto(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING); // some network folders
        }
    }

    @Override
    public byte[] toBytes(DataSet dataSet, TransferSyntax syntax) throws DicomException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Part10Writer.write(bytes, dataSet, syntax);
        } catch (IOException e) {
            throw new DicomException("The data set cannot be written.", e);
        }
        return bytes.toByteArray();
    }
}
