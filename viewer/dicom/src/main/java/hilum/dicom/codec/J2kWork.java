package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Spreads work over the cores of this machine; the first failure ends it. */
final class J2kWork {
    /** One part of it. */
    interface Part {
        void run(int index) throws DicomException;
    }

    private static final int WORTH_SPREADING = 8;

    private J2kWork() {}

    /** Runs parts 0 to before {@code count}, the deadline asked before each. */
    static void spread(int count, Deadline deadline, Part part) throws DicomException {
        if (count < WORTH_SPREADING) {
            for (int i = 0; i < count; i++) {
                deadline.check();
                part.run(i);
            }
            return;
        }
        AtomicReference<@Nullable DicomException> failure = new AtomicReference<>();
        IntStream.range(0, count).parallel().forEach(index -> {
            if (failure.get() != null) {
                return;
            }
            try {
                deadline.check();
                part.run(index);
            } catch (DicomException e) {
                failure.compareAndSet(null, e);
            }
        });
        DicomException found = failure.get();
        if (found != null) {
            throw found;
        }
    }
}
