package hilum.reading.export;

import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.StudyResults;
import java.util.Map;

/**
 * Everything that the exports of one unblinded reading are made of.
 *
 * @param details what is known about an answer beyond its score; an answer without one has empty cells
 * @param results the analysis of {@code table}
 */
public record StudyRecord(
        ProtocolSheet protocol,
        AnswerTable table,
        Map<AnswerPlace, AnswerDetail> details,
        StudyResults results,
        ReadingCourse course) {
    public StudyRecord {
        details = Map.copyOf(details);
    }
}
