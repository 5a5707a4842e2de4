package hilum.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Directory records as a tree. They point at each other by bytes from the start of the file; every record but the unused ones is
 * pointed at exactly once, so the pointers in rising order are the records in theirs, and no byte position has to be known.
 */
final class DirectoryTree {
    private static final Tag FIRST = new Tag(0x00041200);
    private static final Tag NEXT = new Tag(0x00041400);
    private static final Tag LOWER = new Tag(0x00041420);
    private static final Tag TYPE = new Tag(0x00041430);
    /** From the outermost to the innermost level. */
    private static final List<String> LEVELS = List.of("PATIENT", "STUDY", "SERIES");

    private final List<DataSet> records;
    private final Map<Long, Integer> places = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    /** A record and the records below it. */
    record Node(DataSet keys, List<Node> children) {}

    private DirectoryTree(List<DataSet> records) {
        this.records = records;
    }

    /** The roots; by pointers when they are whole, else by the order and the types of the records. */
    static List<Node> of(DataSet root, List<DataSet> records) {
        DirectoryTree tree = new DirectoryTree(records);
        if (tree.locate(pointer(root, FIRST))) {
            List<Node> linked = tree.chain(pointer(root, FIRST), 0);
            if (tree.used.size() == records.size()) {
                return linked;
            }
        }
        return tree.byType(0, records.size(), 0);
    }

    private static long pointer(DataSet set, Tag tag) {
        return (long) set.decimal(tag).orElse(0);
    }

    private boolean locate(long first) {
        TreeSet<Long> pointers = new TreeSet<>();
        pointers.add(first);
        for (DataSet keys : records) {
            pointers.add(pointer(keys, NEXT));
            pointers.add(pointer(keys, LOWER));
        }
        pointers.remove(0L);
        if (pointers.size() != records.size()) {
            return false;
        }
        int index = 0;
        for (long pointer : pointers) {
            places.put(pointer, index++);
        }
        return true;
    }

    /** Records from {@code pointer} on, each with what is below it; a loop or a chain of more than four levels ends there. */
    private List<Node> chain(long pointer, int depth) {
        List<Node> nodes = new ArrayList<>();
        long at = pointer;
        while (at != 0 && depth <= LEVELS.size() + 1) {
            Integer index = places.get(at);
            if (index == null || !used.add(index)) {
                return nodes;
            }
            DataSet keys = records.get(index);
            nodes.add(new Node(keys, chain(pointer(keys, LOWER), depth + 1)));
            at = pointer(keys, NEXT);
        }
        return nodes;
    }

    /** A record holds those after it whose level is deeper. */
    private List<Node> byType(int from, int to, int depth) {
        List<Node> nodes = new ArrayList<>();
        int at = from;
        while (at < to) {
            int level = level(records.get(at));
            int end = at + 1;
            while (end < to && level < LEVELS.size() && level(records.get(end)) > level) {
                end++;
            }
            List<Node> children = depth <= LEVELS.size() ? byType(at + 1, end, depth + 1) : List.of();
            nodes.add(new Node(records.get(at), children));
            at = end;
        }
        return nodes;
    }

    private static int level(DataSet keys) {
        int level = LEVELS.indexOf(keys.text(TYPE).orElse(""));
        return level < 0 ? LEVELS.size() : level;
    }
}
