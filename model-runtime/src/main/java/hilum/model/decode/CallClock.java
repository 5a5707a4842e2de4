package hilum.model.decode;

import hilum.model.Completion;

/** Times of one call. */
final class CallClock {
    private static final long NANOS_PER_MS = 1_000_000;

    private final long start = System.nanoTime();
    private long vision;
    private long prefill;
    private long first;
    private boolean imageReused;

    void imageReused(boolean reused) {
        imageReused = reused;
    }

    void visionBegins() {
        vision = -System.nanoTime();
    }

    void visionEnds() {
        vision += System.nanoTime();
    }

    void prefillEnds() {
        prefill = System.nanoTime() - start - vision;
    }

    /** Only the first call counts. */
    void firstToken() {
        if (first == 0) {
            first = System.nanoTime() - start;
        }
    }

    Completion.Timings timings(int promptTokens) {
        return new Completion.Timings(
                vision / NANOS_PER_MS,
                prefill / NANOS_PER_MS,
                first / NANOS_PER_MS,
                (System.nanoTime() - start) / NANOS_PER_MS,
                promptTokens,
                imageReused);
    }
}
