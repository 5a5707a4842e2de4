package hilum.reading;

/** What two reports are compared by, in the order of the page; wording and order from the CheXagent reader study (arXiv 2401.12208 v1, section 6). */
public enum ReadingAttribute {
    /** Which report more completely captures important information. */
    COMPLETENESS,
    /** Which report includes less false information. */
    CORRECTNESS,
    /** Which report contains less non-important information. */
    CONCISENESS
}
