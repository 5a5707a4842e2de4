package hilum.reading.statistics;

/**
 * The two values behind a score that is a difference: grades of an absolute design, seconds of a crossover.
 *
 * @param referenceScore value of the reference arm, NaN if there is none
 * @param secondScore value of the second arm (the AI), NaN if there is none
 * @param referenceSeconds active time under the reference arm, NaN if it was not taken apart
 * @param secondSeconds active time under the second arm, NaN if it was not taken apart
 */
public record ByArm(double referenceScore, double secondScore, double referenceSeconds, double secondSeconds) {}
