package hilum.reading.statistics;

/** Where the second arm lay when the answer was given. */
public enum Placement {
    SECOND_ARM_LEFT,
    SECOND_ARM_RIGHT,
    /** The arms were not shown side by side: no position bias can be asked for. */
    APART
}
