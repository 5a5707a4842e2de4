package hilum.dicom;

import java.lang.management.ManagementFactory;

/** How long work takes, whatever else this machine does meanwhile. */
public final class CpuTime {
    private CpuTime() {}

    /** Milliseconds that the calling thread has worked so far. */
    public static long ofThisThreadMs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
