package hilum.reading.statistics;

import java.util.Comparator;

/** One panel of the figure: a task and an attribute. Sorted by task, then attribute. */
public record CellKey(String task, String attribute) implements Comparable<CellKey> {
    @Override
    public int compareTo(CellKey other) {
        return Comparator.comparing(CellKey::task)
                .thenComparing(CellKey::attribute)
                .compare(this, other);
    }
}
