package hilum.dicom;

import java.nio.file.Path;

/** Writes Part 10 files. */
public final class DicomWriter {
    private DicomWriter() {}

    /**
     * Writes {@code dataSet} with a file meta group; an existing file is replaced only when the new one is complete.
     *
     * <p>Native pixel data is compressed when {@code syntax} is RLE Lossless; for other encapsulated syntaxes the data set must hold
     * {@linkplain Value.Fragments fragments} already. Text that the Specific Character Set cannot hold turns the file to ISO_IR 192.
     *
     * @throws DicomException when SOP Class or Instance UID is missing, the pixel data does not fit the syntax, or the disk refuses
     */
    public static void write(Path path, DataSet dataSet, TransferSyntax syntax) throws DicomException {
        DicomEngine.installed().write(path, dataSet, syntax);
    }

    /** The bytes that {@link #write} would write. */
    public static byte[] toBytes(DataSet dataSet, TransferSyntax syntax) throws DicomException {
        return DicomEngine.installed().toBytes(dataSet, syntax);
    }
}
