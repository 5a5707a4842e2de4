package hilum.assistant;

/** The six steps of the official demo's findings, in order. */
public enum DraftStep {
    VIEW(""),
    AIRWAY("Airway"),
    BREATHING("Breathing"),
    CARDIAC("Cardiac"),
    DIAPHRAGM("Diaphragm"),
    EVERYTHING_ELSE("Everything else (e.g., mediastinal contours, bones, soft tissues, tubes, valves, and pacemakers)");

    private final String anatomy;

    DraftStep(String anatomy) {
        this.anatomy = anatomy;
    }

    /** What is asked in this step. */
    public Question question() {
        return this == VIEW ? new Question.View() : new Question.LocalFindings(anatomy);
    }

    /** Key of the step's name in the assistant's messages. */
    public String labelKey() {
        return "draft.step." + name();
    }
}
