package hilum.model.worker;

/**
 * What questions leave on the heap. Pictures are large and soon forgotten; the collector, left alone, lets them pile up to the limit of the
 * heap before it looks. So it is called between two questions, when much has gathered: some 20 ms that nobody waits for. Used by one thread.
 */
final class Leftovers {
    private static final long PILE_BYTES = 96_000_000;

    private long keptBytes = used();

    /** Gives them back once they are a pile. */
    void clear() {
        if (used() - keptBytes > PILE_BYTES) {
            System.gc();
            keptBytes = used();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
