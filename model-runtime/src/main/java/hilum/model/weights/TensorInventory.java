package hilum.model.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the tensors of a snapshot with the layout that its configuration promises. */
final class TensorInventory {
    private static final int NAMED = 5;

    private final Map<String, List<Long>> used;
    private final Map<String, List<Long>> unused;

    TensorInventory(ModelConfig config) {
        used = config.usedTensors();
        unused = config.unusedTensors();
    }

    /** Adds one sentence per kind of contradiction to {@code problems}, naming the first few tensors of each. */
    void compare(Map<String, StoredTensor> tensors, Collection<String> problems) {
        List<String> missing = used.keySet().stream()
                .filter(name -> !tensors.containsKey(name))
                .sorted()
                .toList();
        report("The weights lack ", missing, problems);
        List<String> extra = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        tensors.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .filter(t -> !isDerived(t.name()))
                .forEach(t -> {
                    List<Long> shape = used.getOrDefault(t.name(), unused.get(t.name()));
                    if (shape == null) {
                        extra.add(t.name());
                    } else if (!fits(t.shape(), shape)) {
                        misshapen.add(t.name() + " " + t.shape() + " instead of " + shape);
                    } else if (!t.dtype().isWeight()) {
                        odd.add(t.name() + " (" + t.dtype() + ")");
                    }
                });
        report("The weights hold tensors that this model does not have: ", extra, problems);
        report("The weights have the wrong shape for config.json: ", misshapen, problems);
        report("The weights are in a number format other than F32, F16 and BF16: ", odd, problems);
    }

    /** Tables that some converters store although they follow from the configuration. */
    private static boolean isDerived(String name) {
        return name.endsWith(".rotary_emb.inv_freq") || name.endsWith(".position_ids");
    }

    /** Some exports leave out the leading axes of length 1 of single vectors and tables. */
    private static boolean fits(List<Long> stored, List<Long> shape) {
        int leading = 0;
        while (leading < shape.size() - 1 && shape.get(leading) == 1) {
            leading++;
        }
        int left = shape.size() - stored.size();
        return left >= 0 && left <= leading && shape.subList(left, shape.size()).equals(stored);
    }

    private static void report(String sentence, List<String> names, Collection<String> problems) {
        if (!names.isEmpty()) {
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            problems.add(sentence + names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more + ".");
        }
    }
}
