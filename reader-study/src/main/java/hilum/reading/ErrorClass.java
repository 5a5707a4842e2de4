package hilum.reading;

/** The six classes of errors of GREEN, a to f (Ostmeier et al., arXiv 2405.03595); each is counted as significant or not. */
public enum ErrorClass {
    FALSE_FINDING,
    MISSING_FINDING,
    WRONG_LOCATION,
    WRONG_SEVERITY,
    COMPARISON_NOT_IN_REFERENCE,
    OMITTED_COMPARISON
}
