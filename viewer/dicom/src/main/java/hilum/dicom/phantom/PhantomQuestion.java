package hilum.dicom.phantom;

/** A prompt as a model is asked it and the answer that the truth gives. */
public record PhantomQuestion(Task task, String prompt, String answer) {

    /** What is asked for, and with which pictures. */
    public enum Task {
        VIEW(1),
        PRESENCE(1),
        IDENTIFICATION(1),
        LOCAL_FINDINGS(1),
        STRUCTURED_FINDINGS(1),
        IMPRESSION(1),
        SUMMARY(0),
        CLOSED_QUESTION(1),
        OPEN_QUESTION(1),
        GROUNDING(1),
        DETECTION(1),
        PROGRESSION(2),
        PROGRESSION_FINDINGS(2),
        PROGRESSION_IMPRESSION(2),
        LOCAL_PROGRESSION(2);

        private final int pictures;

        Task(int pictures) {
            this.pictures = pictures;
        }

        /** 0 for text alone, 1 for the current film, 2 for the prior film and then the current one. */
        public int pictures() {
            return pictures;
        }
    }
}
