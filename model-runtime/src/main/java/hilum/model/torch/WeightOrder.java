package hilum.model.torch;

import java.util.ArrayList;
import java.util.List;

/** The order in which a program takes its weights; it is written at the top of each source file too. */
final class WeightOrder {
    private final List<Entry> entries = new ArrayList<>();

    /** What a weight is for, which decides in what format it is kept. */
    enum Use {
        /** Multiplied with every row: kept in the chosen precision. */
        MATRIX,
        /** Looked up, or widened when used: kept as stored. */
        TABLE,
        /** Small, and norms need it: kept in float32. */
        VECTOR
    }

    /**
     * One place.
     *
     * @param names tensors of the checkpoint that stand here; several of them may be fused in the first one's place
     */
    record Entry(List<String> names, Use use) {
        Entry {
            names = List.copyOf(names);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    void matrix(String name) {
        entries.add(new Entry(List.of(name), Use.MATRIX));
    }

    void table(String name) {
        entries.add(new Entry(List.of(name), Use.TABLE));
    }

    void vector(String name) {
        entries.add(new Entry(List.of(name), Use.VECTOR));
    }

    /** A matrix and its bias. */
    void linear(String name) {
        matrix(name + ".weight");
        vector(name + ".bias");
    }

    /** Weight and bias of a norm. */
    void norm(String name) {
        vector(name + ".weight");
        vector(name + ".bias");
    }

    /**
     * Matrices of one input, each with its bias when {@code biased}. Fused they stand, one under the other, in the place of the first;
     * the places of the others are empty.
     */
    void siblings(String before, List<String> names, boolean biased, boolean fuse) {
        if (!fuse) {
            names.forEach(name -> {
                matrix(before + name + ".weight");
                if (biased) {
                    vector(before + name + ".bias");
                }
            });
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            boolean first = i == 0;
            entries.add(new Entry(
                    first ? names.stream().map(n -> before + n + ".weight").toList() : List.of(), Use.MATRIX));
            if (biased) {
                entries.add(new Entry(
                        first ? names.stream().map(n -> before + n + ".bias").toList() : List.of(), Use.VECTOR));
            }
        }
    }
}
