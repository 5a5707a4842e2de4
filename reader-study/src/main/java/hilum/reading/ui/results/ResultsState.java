package hilum.reading.ui.results;

import hilum.reading.StudyStatus;
import hilum.reading.export.StudyRecord;

/** What the page shows. */
public sealed interface ResultsState {
    /** Nothing is known yet. */
    record Loading() implements ResultsState {}

    /** Results are not open: the blinding is still on, or the pass phrase is needed again. */
    record Locked(StudyStatus status) implements ResultsState {}

    /** The analysis runs. */
    record Working() implements ResultsState {}

    /** The results. */
    record Open(StudyRecord study) implements ResultsState {}

    /** The page cannot show anything; {@code words} say why. */
    record Failed(String words) implements ResultsState {}
}
