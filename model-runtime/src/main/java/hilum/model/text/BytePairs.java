package hilum.model.text;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Byte-pair merging: the adjacent pair of lowest rank is joined first, from the left, until no known pair is left. */
final class BytePairs {
    private final Map<Long, Merge> merges = new HashMap<>();

    private record Merge(int rank, int joined) {}

    private record Candidate(int rank, int joined, int left, int leftId, int rightId) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return rank != other.rank ? Integer.compare(rank, other.rank) : Integer.compare(left, other.left);
        }
    }

    /** Adds the merge of ids {@code left} and {@code right} into {@code joined}; the first one added ranks lowest. */
    void add(int left, int right, int joined) {
        merges.putIfAbsent(key(left, right), new Merge(merges.size(), joined));
    }

    /** Merges {@code ids} in place; returns how many are left at its beginning. */
    int merge(int[] ids) {
        int count = ids.length;
        int[] next = new int[count];
        int[] previous = new int[count];
        PriorityQueue<Candidate> queue = new PriorityQueue<>();
        for (int i = 0; i < count; i++) {
            next[i] = i + 1 < count ? i + 1 : -1;
            previous[i] = i - 1;
            offer(queue, ids, i, next[i]);
        }
        for (Candidate best = queue.poll(); best != null; best = queue.poll()) {
            int left = best.left;
            int right = next[left];
            if (ids[left] != best.leftId || right < 0 || ids[right] != best.rightId) {
                continue; // one of the two has been merged with another neighbour since
            }
            ids[left] = best.joined;
            ids[right] = -1;
            next[left] = next[right];
            if (next[left] >= 0) {
                previous[next[left]] = left;
            }
            offer(queue, ids, previous[left], left);
            offer(queue, ids, left, next[left]);
        }
        int kept = 0;
        for (int i = 0; i >= 0 && i < count; i = next[i]) {
            ids[kept++] = ids[i];
        }
        return kept;
    }

    private void offer(PriorityQueue<Candidate> queue, int[] ids, int left, int right) {
        if (left < 0 || right < 0) {
            return;
        }
        Merge merge = merges.get(key(ids[left], ids[right]));
        if (merge != null) {
            queue.add(new Candidate(merge.rank, merge.joined, left, ids[left], ids[right]));
        }
    }

    private static long key(int left, int right) {
        return ((long) left << 32) | right;
    }
}
