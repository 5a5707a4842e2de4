package hilum.reading.export;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.CellKey;
import hilum.reading.statistics.CellResult;
import hilum.reading.statistics.StudyResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Everything that the exports of one unblinded reading are made of.
 *
 * @param details what is known about an answer beyond its score; an answer without one has empty cells
 * @param observations what readers did beside their scores
 * @param results the analysis of {@code table}
 */
public record StudyRecord(
        ProtocolSheet protocol,
        AnswerTable table,
        Map<AnswerPlace, AnswerDetail> details,
        StudyResults results,
        Observations observations,
        ReadingCourse course) {
    /** Puts the cells into the order in which the protocol asks, which is that of the answers. */
    public StudyRecord {
        details = Map.copyOf(details);
        List<CellKey> order =
                table.answers().stream().map(Answer::cell).distinct().toList();
        List<CellResult> cells = new ArrayList<>(results.cells());
        cells.sort(Comparator.comparingInt(cell -> order.indexOf(cell.key())));
        results = results.withCells(cells);
    }

    /** Without observations. */
    public StudyRecord(
            ProtocolSheet protocol,
            AnswerTable table,
            Map<AnswerPlace, AnswerDetail> details,
            StudyResults results,
            ReadingCourse course) {
        this(protocol, table, details, results, Observations.none(), course);
    }
}
