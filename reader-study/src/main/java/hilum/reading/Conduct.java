package hilum.reading;

import java.time.Duration;

/**
 * How the reading goes, as the readers' screens need it.
 *
 * @param idleCut longer stretches without an act count only up to this
 * @param session after so much active time a break is offered; zero for never
 * @param washoutDays days between the two periods of a crossover
 * @param guesses for so many cases at the end "which was the AI?" is asked; 0 for none
 */
public record Conduct(
        Duration idleCut, Duration session, int washoutDays, boolean errorClasses, boolean viewLog, int guesses) {
    public Conduct {
        if (idleCut.isNegative() || idleCut.isZero() || session.isNegative() || washoutDays < 0 || guesses < 0) {
            throw new IllegalArgumentException(
                    "times and numbers of the conduct cannot be negative, and idle cut not 0");
        }
    }

    /** Idle cut of 60 s, a break after 45 minutes, 28 days of washout, nothing optional. */
    public static Conduct usual() {
        return new Conduct(Duration.ofSeconds(60), Duration.ofMinutes(45), 28, false, false, 0);
    }
}
