package hilum.model.worker;

import java.time.Duration;

/** Something that rings once after a while. */
@FunctionalInterface
interface Alarm {
    /** Runs {@code ring} after that time, on a thread of its own; the returned command takes it back. */
    Runnable set(Duration after, Runnable ring);
}
