package hilum.reading;

import java.util.List;

/**
 * What can be counted about sides and orders, to be printed beside a protocol. It says who saw what where, so it is the coordinator's. Counted
 * are primary items; "first" means shown as Report 1, or in the first period of a crossover, or for drafts that the reader got arm A.
 *
 * @param seed as in the plan
 * @param readers one row per reader and task
 * @param cases one row per task and primary case
 * @param repeats smallest distance between a case and its repeat, and how many there are
 */
public record BalanceProof(
        String hash, long seed, Arms arms, List<ReaderRow> readers, List<CaseRow> cases, Repeats repeats) {
    public BalanceProof {
        readers = List.copyOf(readers);
        cases = List.copyOf(cases);
    }

    /**
     * A reader in a task.
     *
     * @param taskPlace the place of this task for this reader, from 1
     * @param aFirst primary cases with arm A first
     */
    public record ReaderRow(String reader, ReadingTask task, int taskPlace, int aFirst, int bFirst) {}

    /** A case over its readers. */
    public record CaseRow(ReadingTask task, String caseId, int aFirst, int bFirst) {}

    /**
     * The hidden repeats.
     *
     * @param smallestDistance places between a case and its repeat; 0 without repeats
     * @param flipped how many show the texts on the other sides
     */
    public record Repeats(int count, int smallestDistance, int flipped) {}

    /** Whether every reader and task differ by at most one, and every case by at most {@code most}. */
    public boolean balanced(int most) {
        return readers.stream().allMatch(row -> Math.abs(row.aFirst() - row.bFirst()) <= 1)
                && cases.stream().allMatch(row -> Math.abs(row.aFirst() - row.bFirst()) <= most);
    }
}
