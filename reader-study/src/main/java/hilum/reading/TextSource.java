package hilum.reading;

/** Writes the text of an arm, such as a loaded model. */
@FunctionalInterface
public interface TextSource {
    /**
     * The text for one case; blocking.
     *
     * @throws TextNotWritten when this case could not be written; others may still go well
     */
    String write(ReadingTask task, CaseInput input) throws TextNotWritten;

    /** One case could not be written; the message says why in plain words. */
    final class TextNotWritten extends Exception {
        private static final long serialVersionUID = 1L;

        public TextNotWritten(String message) {
            super(message);
        }
    }
}
