package hilum.reading;

import java.time.Duration;

/**
 * A line of the opt-in log of what was looked at.
 *
 * @param at active time on the case
 * @param picture place of the picture in the case, from 0
 * @param zoom screen pixels per picture pixel
 */
public record Look(Duration at, int picture, double windowCentre, double windowWidth, double zoom) {}
