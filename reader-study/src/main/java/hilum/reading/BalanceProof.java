package hilum.reading;

import java.util.ArrayList;
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

    /**
     * Counts what was drawn.
     *
     * @param places by reader of the plan
     */
    public static BalanceProof of(
            String hash, ReadingProtocol protocol, List<ReadingCase> cases, List<List<Blinding.Place>> places) {
        List<ReaderRow> readers = new ArrayList<>();
        for (int reader = 0; reader < places.size(); reader++) {
            List<ReadingTask> order = reader % 2 == 0
                    ? protocol.plan().tasks()
                    : protocol.plan().tasks().reversed();
            for (ReadingTask task : protocol.plan().tasks()) {
                List<Side> sides = places.get(reader).stream()
                        .filter(BalanceProof::counts)
                        .filter(place -> cases.get(place.caseIndex()).task() == task)
                        .map(Blinding.Place::side)
                        .toList();
                readers.add(new ReaderRow(
                        protocol.plan().readers().get(reader), task, 1 + order.indexOf(task), a(sides), b(sides)));
            }
        }
        List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).role().kind() == ItemKind.PRIMARY) {
                int index = i;
                List<Side> sides = places.stream()
                        .flatMap(List::stream)
                        .filter(place -> counts(place) && place.caseIndex() == index)
                        .map(Blinding.Place::side)
                        .toList();
                rows.add(new CaseRow(cases.get(i).task(), cases.get(i).id(), a(sides), b(sides)));
            }
        }
        return new BalanceProof(hash, protocol.plan().seed(), protocol.arms(), readers, rows, repeats(places));
    }

    private static boolean counts(Blinding.Place place) {
        return place.kind() == ItemKind.PRIMARY && place.period() == 1;
    }

    private static int a(List<Side> sides) {
        return (int) sides.stream().filter(side -> side == Side.A_FIRST).count();
    }

    private static int b(List<Side> sides) {
        return sides.size() - a(sides);
    }

    private static Repeats repeats(List<List<Blinding.Place>> places) {
        int count = 0;
        int flipped = 0;
        int smallest = Integer.MAX_VALUE;
        for (List<Blinding.Place> reader : places) {
            for (Blinding.Place repeat : reader) {
                if (repeat.kind() == ItemKind.REPEAT) {
                    count++;
                    boolean same = reader.contains(
                            new Blinding.Place(repeat.caseIndex(), ItemKind.PRIMARY, repeat.period(), repeat.side()));
                    flipped += same ? 0 : 1;
                }
            }
            smallest = Math.min(smallest, HiddenRepeats.smallestDistance(reader));
        }
        return new Repeats(count, count == 0 ? 0 : smallest, flipped);
    }
}
