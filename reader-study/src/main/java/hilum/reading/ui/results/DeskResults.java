package hilum.reading.ui.results;

import hilum.reading.CoordinatorDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyStatus;
import hilum.reading.Unblinded;
import hilum.reading.export.StudyRecord;
import hilum.reading.export.StudyRecords;
import hilum.reading.statistics.Progress;

/** The results of one reading at a coordinator's desk. */
public final class DeskResults implements ResultsSource {
    private final CoordinatorDesk desk;
    private final String reading;
    private final StudyRecords records;

    public DeskResults(CoordinatorDesk desk, String reading, StudyRecords records) {
        this.desk = desk;
        this.reading = reading;
        this.records = records;
    }

    @Override
    public StudyStatus status() throws ReadingFailure {
        return desk.studies().stream()
                .filter(study -> study.name().equals(reading))
                .max((a, b) -> Integer.compare(a.version(), b.version()))
                .orElseThrow(() -> new ReadingFailure.UnknownReading(reading));
    }

    @Override
    public void unblind(String reason, char[] passPhrase) throws ReadingFailure {
        desk.unblind(reading, reason, passPhrase);
    }

    @Override
    public StudyRecord analyse(char[] passPhrase, Progress progress) throws ReadingFailure, InterruptedException {
        Unblinded unblinded = desk.results(reading, passPhrase);
        return records.of(unblinded, desk.auditTrail(reading), StudyRecords.options(unblinded), progress);
    }
}
