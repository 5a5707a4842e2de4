package hilum.dicom;

import java.nio.file.Path;
import java.util.List;

/**
 * An open file: its elements are read, its pixels wait in the mapped file until a frame is asked for.
 *
 * <p>Thread-safe: several frames can be decoded at once. After {@link #close()} frames and large binary values cannot be read.
 */
public interface DicomFile extends AutoCloseable {
    /**
     * Opens a Part 10 file, or a bare data set when it looks like one.
     *
     * @throws DicomException in plain words when it is none, holds nothing readable or cannot be read
     */
    static DicomFile open(Path path) throws DicomException {
        return DicomEngine.installed().open(path);
    }

    /** The same as {@link #open} for bytes in memory, which the caller leaves alone from now on. */
    static DicomFile of(byte[] bytes) throws DicomException {
        return DicomEngine.installed().read(bytes);
    }

    /** The main data set. */
    DataSet dataSet();

    /** Group 0002; empty for a bare data set. */
    DataSet fileMeta();

    /** As read, which can differ from what the file claims; then there is a warning. */
    TransferSyntax transferSyntax();

    /** What breaks the standard in this file, in reading order. */
    List<ParseWarning> warnings();

    /** Frames that Number of Frames promises, 0 when there is no pixel data. */
    int frameCount();

    /**
     * Decodes one frame.
     *
     * @param index from 0
     * @throws DicomException when there is no such frame, its syntax is not supported or its stream is broken
     */
    PixelFrame frame(int index) throws DicomException;

    /**
     * A first look: the frame, halved up to {@code reduction} times where its syntax makes that cheaper than the whole (JPEG 2000),
     * whole otherwise. {@link PixelFrame#size()} says what came: each side is the one of the file divided by a power of two, rounded
     * up.
     *
     * @param index from 0
     * @param reduction 0 or more; 0 is the same as {@link #frame(int)}
     */
    default PixelFrame frame(int index, int reduction) throws DicomException {
        return frame(index);
    }

    /**
     * How often {@link #frame(int, int)} can halve a frame for less work than the whole takes; 0 where the syntax has no such thing.
     * Pixel {@code i} of a frame that was halved {@code n} times lies over pixel {@code i * 2^n} of the whole.
     *
     * @param index from 0
     */
    default int halvings(int index) throws DicomException {
        return 0;
    }

    /** Frees the mapping; further calls do nothing. */
    @Override
    void close();
}
