package hilum.reading;

import java.util.List;

/**
 * What decides who reads what in which order.
 *
 * @param tasks at least one, each once; readers 0, 2, ... take them in this order, the others in reverse
 * @param seed decides sides and orders through {@link Blinding}
 * @param readers names, unique regardless of case; at least one
 * @param readersPerCase how many readers read each case; 0 for all
 * @param repeats per task and reader: so many primary cases come twice
 * @param flipRepeats whether a repeat shows the texts on the other sides than the first time
 */
public record Plan(
        List<ReadingTask> tasks,
        long seed,
        List<String> readers,
        int readersPerCase,
        int repeats,
        boolean flipRepeats) {
    public Plan {
        tasks = List.copyOf(tasks);
        readers = readers.stream().map(String::strip).toList();
        if (tasks.isEmpty() || tasks.stream().distinct().count() != tasks.size()) {
            throw new IllegalArgumentException("a reading needs a task, and each one once");
        }
        if (readersPerCase < 0 || readersPerCase > readers.size() || repeats < 0) {
            throw new IllegalArgumentException("as many readers per case as there are, and no negative repeats");
        }
    }

    /** How many readers read each case. */
    public int perCase() {
        return readersPerCase == 0 ? readers.size() : readersPerCase;
    }
}
