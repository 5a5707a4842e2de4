package hilum.reading;

import java.util.List;

/**
 * What a file of cases holds: the good cases, and every row that was left out with the reason.
 */
public record CaseImport(Arms arms, List<ReadingCase> cases, List<BadRow> badRows) {
    public CaseImport {
        cases = List.copyOf(cases);
        badRows = List.copyOf(badRows);
    }

    /** The tasks of the good cases, in the order of their first appearance. */
    public List<ReadingTask> tasks() {
        return cases.stream().map(ReadingCase::task).distinct().toList();
    }
}
