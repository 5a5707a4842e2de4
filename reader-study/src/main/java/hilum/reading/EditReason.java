package hilum.reading;

/** Why a draft was edited: four of content, three of style, one other (CheXagent repository, reader_study/app.py, item 3.1). */
public enum EditReason {
    FALSE_FINDING,
    MISSING_FINDING,
    WRONG_LOCATION,
    WRONG_SEVERITY,
    POOR_STYLE,
    NOT_MY_STYLE,
    FINDING_ORDER,
    OTHER
}
