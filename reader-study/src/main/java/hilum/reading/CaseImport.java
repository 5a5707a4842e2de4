package hilum.reading;

import java.util.List;

/**
 * What a file of cases holds: the good cases, and every row that was left out with the reason.
 *
 * @param task of all good cases
 */
public record CaseImport(ReadingTask task, Arms arms, List<ReadingCase> cases, List<BadRow> badRows) {
    public CaseImport {
        cases = List.copyOf(cases);
        badRows = List.copyOf(badRows);
    }
}
