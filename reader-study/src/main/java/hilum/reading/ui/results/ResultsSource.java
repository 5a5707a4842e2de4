package hilum.reading.ui.results;

import hilum.reading.ReadingFailure;
import hilum.reading.StudyStatus;
import hilum.reading.export.StudyRecord;
import hilum.reading.statistics.Progress;

/** Where the page has the results of one reading from. Blocking; never called on the JavaFX thread. */
public interface ResultsSource {
    /** How far the reading is. */
    StudyStatus status() throws ReadingFailure;

    /**
     * Ends the blinding, which is logged with its reason and cannot be undone.
     *
     * @param passPhrase is left as it is
     */
    void unblind(String reason, char[] passPhrase) throws ReadingFailure;

    /**
     * The analysis of an unblinded reading.
     *
     * @param passPhrase is left as it is
     * @throws ReadingFailure.StillBlinded before {@link #unblind}
     * @throws InterruptedException when the thread is interrupted; nothing is lost
     */
    StudyRecord analyse(char[] passPhrase, Progress progress) throws ReadingFailure, InterruptedException;
}
