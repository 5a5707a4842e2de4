package hilum.reading.statistics;

/**
 * An agreement coefficient with its interval.
 *
 * @param estimate at most 1; NaN when undefined (one reader, or everybody gave the same answer everywhere)
 * @param undefinedRounds bootstrap rounds in which it was undefined; they are left out of the interval
 */
public record Coefficient(double estimate, Interval interval, int undefinedRounds) {}
