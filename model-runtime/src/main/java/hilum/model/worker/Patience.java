package hilum.model.worker;

import java.time.Duration;

/**
 * How long the parent waits for the child before it ends it.
 *
 * @param frozen without any sign of life of the whole process
 * @param silent without a next token, or without progress while loading; a long prompt on a slow machine stays below
 * @param stop from Stop to the return of the call, whatever the child does
 * @param settle after a stopped call for the child to come out of the step it is in; then it is ended and started again
 */
public record Patience(Duration frozen, Duration silent, Duration stop, Duration settle) {
    /** Half a minute, ten minutes, 0.8 seconds, 15 seconds. */
    public static Patience standard() {
        return new Patience(
                Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMillis(800), Duration.ofSeconds(15));
    }
}
