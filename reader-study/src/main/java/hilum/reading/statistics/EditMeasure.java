package hilum.reading.statistics;

/** What is measured of an edited draft. */
public enum EditMeasure {
    /** Active seconds until the text was submitted. */
    SECONDS,
    /** Characters put in, taken out or exchanged. */
    CHARACTERS,
    /** Words put in, taken out or exchanged. */
    WORDS
}
