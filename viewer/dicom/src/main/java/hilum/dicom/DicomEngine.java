package hilum.dicom;

import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Reads and writes DICOM files. Engines are found with {@link ServiceLoader}; the system property {@code hilum.dicom.engine} names
 * one, else ours serves. Data sets and stored values are the currency, so that all LUTs and objects are the same for each engine.
 */
public interface DicomEngine {
    /** Short name, {@code own} for ours. */
    String name();

    /** See {@link DicomFile#open}. */
    DicomFile open(Path path) throws DicomException;

    /** See {@link DicomFile#of}. */
    DicomFile read(byte[] bytes) throws DicomException;

    /** See {@link DicomWriter#write}. */
    void write(Path path, DataSet dataSet, TransferSyntax syntax) throws DicomException;

    /** See {@link DicomWriter#toBytes}. */
    byte[] toBytes(DataSet dataSet, TransferSyntax syntax) throws DicomException;

    /**
     * The engine of this program.
     *
     * @throws IllegalStateException when the one that is named is not on the class path
     */
    static DicomEngine installed() {
        return InstalledEngine.ENGINE;
    }
}
