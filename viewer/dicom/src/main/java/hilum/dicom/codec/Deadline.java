package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.function.LongSupplier;

/**
 * Ends work that takes too long for the size of its input, or that nobody waits for any more. Decoders ask it now and then, from any
 * thread.
 */
public final class Deadline {
    private static final long BASE_NS = 10_000_000_000L;
    private static final long NS_PER_BYTE = 3_000;
    private static final long NS_PER_SAMPLE = 3_000;
    private static final long SAMPLES_PER_BYTE = 64;

    private final LongSupplier clockNs;
    private final long startNs;
    private final long limitNs;
    private final Thread waiting;

    /**
     * A deadline {@code limitNs} from now; the calling thread is the one that waits, and its interruption ends the work as well.
     *
     * @param clockNs as {@link System#nanoTime}
     */
    public Deadline(long limitNs, LongSupplier clockNs) {
        this.clockNs = clockNs;
        this.startNs = clockNs.getAsLong();
        this.limitNs = limitNs;
        this.waiting = Thread.currentThread();
    }

    /**
     * The deadline of a stream: 10 s, 3 microseconds for each of its bytes, and 3 for each sample, of which no more than 64 per byte
     * count. That is many times what a stream takes, so that no busy machine loses a picture; what keeps hostile streams short are the
     * limits of each decoder.
     */
    public static Deadline of(long streamBytes, long samples) {
        long counted = Math.min(samples, SAMPLES_PER_BYTE * streamBytes);
        return new Deadline(BASE_NS + NS_PER_BYTE * streamBytes + NS_PER_SAMPLE * counted, System::nanoTime);
    }

    /**
     * Goes on, or not.
     *
     * @throws DicomException when the time is over or the waiting thread was interrupted
     */
    public void check() throws DicomException {
        if (waiting.isInterrupted()) {
            throw new DicomException("Reading the picture was stopped. Nothing was changed.");
        }
        if (clockNs.getAsLong() - startNs > limitNs) {
            throw new DicomException(
                    "The picture takes far longer to decode than its size explains: this computer is very busy, or the file is damaged. Nothing was changed.");
        }
    }
}
