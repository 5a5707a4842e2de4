package hilum.dicom.part10;

import hilum.dicom.DicomException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Ends the reading of a hostile file: so many elements, items and fragments, and so much time. */
final class ParseLimit {
    /** More than any real object has; keeps empty elements from filling the memory. */
    private static final int MAX_COUNT = 2_000_000;
    /** Headers take milliseconds; a slow network drive takes seconds. */
    private static final Duration MAX_TIME = Duration.ofSeconds(20);

    private static final int CHECK_EVERY = 1_024;

    private final LongSupplier nanoTime;
    private final long start;
    private int count;

    /** Starts now, by a clock such as {@link System#nanoTime}. */
    ParseLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** One more element, item or fragment. */
    void count() throws DicomException {
        if (++count > MAX_COUNT) {
            throw new DicomException("The file holds more than two million elements; it is damaged.");
        }
        if (count % CHECK_EVERY == 0 && nanoTime.getAsLong() - start > MAX_TIME.toNanos()) {
            throw new DicomException(
                    "The file could not be read within " + MAX_TIME.toSeconds() + " seconds and was given up.");
        }
    }
}
