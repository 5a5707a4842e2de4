package hilum.reading;

/** Whether a draft saved work; several may be chosen (CheXagent repository, reader_study/app.py, item 3.5). */
public enum Efficiency {
    NOT_APPLICABLE,
    NO_IMPROVEMENT,
    INTERPRETATION,
    WRITING
}
