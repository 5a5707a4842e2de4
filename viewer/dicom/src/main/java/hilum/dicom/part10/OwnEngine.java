package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The engine of this program, in Java alone. Stateless and thread-safe. */
public final class OwnEngine implements DicomEngine {
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
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                Part10Writer.write(out, dataSet, syntax);
            } catch (IOException | DicomException | RuntimeException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DicomException(
                    "The DICOM file cannot be written: the folder is missing, full or protected. Nothing was changed.",
                    e);
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
