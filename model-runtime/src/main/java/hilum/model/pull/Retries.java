package hilum.model.pull;

import java.time.Duration;

/** How often and after which pause one thing is tried again: 1, 2, 4 ... 60 seconds, or what the server asks for. */
final class Retries {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** One thing to do. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws Broken, PullFailure, InterruptedException;
    }

    private final PullLimits limits;
    private final Machine machine;
    private final PullListener listener;
    private int failures;

    Retries(PullLimits limits, Machine machine, PullListener listener) {
        this.limits = limits;
        this.machine = machine;
        this.listener = listener;
    }

    /** Makes {@code attempt} until it succeeds, or too many have failed in a row. */
    static <T> T of(Attempt<T> attempt, Retries retries) throws PullFailure, InterruptedException {
        while (true) {
            try {
                return attempt.make();
            } catch (Broken broken) {
                retries.pauseAfter(broken);
            }
        }
    }

    /** Forgets the failures so far: new bytes came. */
    void progressed() {
        failures = 0;
    }

    /**
     * Waits before the next attempt.
     *
     * @throws PullFailure.Unreachable when there will be none
     */
    void pauseAfter(Broken broken) throws PullFailure, InterruptedException {
        String why = broken.getMessage() + ".";
        failures++;
        if (failures >= limits.attempts()) {
            throw new PullFailure.Unreachable(
                    why + " " + failures + " attempts in a row brought nothing new." + PullFailure.AGAIN);
        }
        Duration grown = FIRST.multipliedBy(1L << Math.min(failures - 1, 6));
        Duration pause = grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
        if (broken.pauseAsked().isPresent()) {
            Duration asked = broken.pauseAsked().get();
            if (asked.compareTo(limits.longestWait()) > 0) {
                throw new PullFailure.Unreachable(
                        why + " It asks to be left alone for " + Words.duration(asked) + "." + PullFailure.AGAIN);
            }
            pause = asked.compareTo(pause) > 0 ? asked : pause;
        }
        listener.waiting(pause, why);
        machine.pause(pause);
    }
}
