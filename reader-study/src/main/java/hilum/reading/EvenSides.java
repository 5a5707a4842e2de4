package hilum.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Gives every pair of reader and case a side, so that for every reader and for every case the two sides differ by at most one.
 *
 * <p>Readers and cases are the two halves of a graph, who reads what are its edges. Ends of odd degree are joined to one more node on the other
 * half; then every closed walk over all edges (Euler) leaves each node as often as it enters it. Edges walked from reader to case get one side,
 * the others the other one.
 */
final class EvenSides {
    private final int readers;
    private final int cases;
    private final List<int[]> edges = new ArrayList<>();
    private final List<List<Integer>> edgesAt = new ArrayList<>();
    private final Random random;

    private EvenSides(int readers, int cases, Random random) {
        this.readers = readers;
        this.cases = cases;
        this.random = random;
        for (int i = 0; i < readers + cases + 2; i++) {
            edgesAt.add(new ArrayList<>());
        }
    }

    /**
     * The sides.
     *
     * @param readersOfCase by case, the numbers of its readers
     * @return by reader, then by case
     */
    static List<Map<Integer, Side>> draw(int readers, List<List<Integer>> readersOfCase, Random random) {
        EvenSides graph = new EvenSides(readers, readersOfCase.size(), random);
        for (int c = 0; c < readersOfCase.size(); c++) {
            for (int reader : readersOfCase.get(c)) {
                graph.join(reader, readers + c);
            }
        }
        graph.makeEven();
        return graph.walk();
    }

    private void join(int reader, int caseNode) {
        edgesAt.get(reader).add(edges.size());
        edgesAt.get(caseNode).add(edges.size());
        edges.add(new int[] {reader, caseNode});
    }

    private void makeEven() {
        int extraReader = readers + cases;
        int extraCase = extraReader + 1;
        for (int node = 0; node < readers + cases; node++) {
            if (edgesAt.get(node).size() % 2 == 1) {
                if (node < readers) {
                    join(node, extraCase);
                } else {
                    join(extraReader, node);
                }
            }
        }
        if (edgesAt.get(extraReader).size() % 2 == 1) {
            join(extraReader, extraCase);
        }
    }

    private List<Map<Integer, Side>> walk() {
        List<Map<Integer, Side>> sides = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            sides.add(new HashMap<>());
        }
        List<Deque<Integer>> open = new ArrayList<>();
        for (List<Integer> at : edgesAt) {
            open.add(new ArrayDeque<>(Chance.shuffled(at, random)));
        }
        boolean[] used = new boolean[edges.size()];
        for (int start = 0; start < open.size(); start++) {
            boolean forwardIsA = random.nextBoolean();
            int at = start;
            int edge = unused(open.get(at), used);
            while (edge >= 0) {
                used[edge] = true;
                int[] ends = edges.get(edge);
                boolean forward = ends[0] == at;
                note(sides, ends, forward == forwardIsA ? Side.A_FIRST : Side.B_FIRST);
                at = forward ? ends[1] : ends[0];
                edge = unused(open.get(at), used);
                if (edge < 0) {
                    at = start;
                    edge = unused(open.get(at), used);
                    forwardIsA = random.nextBoolean();
                }
            }
        }
        return sides;
    }

    /** In a graph of even nodes a walk can only end where it began, so each piece is closed and even by itself. */
    private static int unused(Deque<Integer> open, boolean[] used) {
        while (!open.isEmpty()) {
            int edge = open.removeFirst();
            if (!used[edge]) {
                return edge;
            }
        }
        return -1;
    }

    private void note(List<Map<Integer, Side>> sides, int[] ends, Side side) {
        boolean real = ends[0] < readers && ends[1] < readers + cases;
        if (real) {
            sides.get(ends[0]).put(ends[1] - readers, side);
        }
    }
}
