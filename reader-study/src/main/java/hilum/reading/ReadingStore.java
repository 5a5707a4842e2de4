package hilum.reading;

/** The file of readings, opened. Safe for many threads; close it after the last desk is done. */
public interface ReadingStore extends AutoCloseable {
    ReaderDesk reader();

    CoordinatorDesk coordinator();

    /** Closes the file; what was stored stays. */
    @Override
    void close();

    /** Opens the file, or creates it; blocking. */
    @FunctionalInterface
    interface Opener {
        ReadingStore open() throws ReadingFailure;
    }
}
