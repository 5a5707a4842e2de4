package hilum.model.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a snapshot held against the layout that its configuration promises.
 *
 * @param missing names, of those whose file could be read
 * @param extra names that the layout does not have
 * @param misshapen each a name, its shape and the shape that it should have
 * @param oddFormats each a name and a number format that weights cannot have
 */
public record TensorInventory(
        List<String> missing, List<String> extra, List<String> misshapen, List<String> oddFormats) {
    public TensorInventory {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        misshapen = List.copyOf(misshapen);
        oddFormats = List.copyOf(oddFormats);
    }

    /** Nothing was compared. */
    static TensorInventory none() {
        return new TensorInventory(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Compares {@code tensors} with {@code layout}.
     *
     * @param unread names that lie in files that could not be read: nothing is known about them
     */
    static TensorInventory compare(WeightLayout layout, Map<String, StoredTensor> tensors, Set<String> unread) {
        Map<String, List<Long>> all = layout.all();
        List<String> missing = layout.used().keySet().stream()
                .filter(name -> !tensors.containsKey(name) && !unread.contains(name))
                .toList();
        List<String> extra = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        List<String> inOrder = new ArrayList<>(all.keySet());
        tensors.keySet().stream().filter(n -> !all.containsKey(n)).sorted().forEach(inOrder::add);
        for (String name : inOrder) {
            StoredTensor tensor = tensors.get(name);
            List<Long> shape = all.get(name);
            if (tensor == null || isDerived(name)) {
                continue;
            }
            if (shape == null) {
                extra.add(name);
            } else if (!fits(tensor.shape(), shape)) {
                misshapen.add(name + " " + tensor.shape() + " instead of " + shape);
            } else if (!tensor.dtype().isWeight()) {
                odd.add(name + " (" + tensor.dtype() + ")");
            }
        }
        return new TensorInventory(missing, extra, misshapen, odd);
    }

    /** Adds one sentence per kind of contradiction to {@code problems}. */
    void tell(Collection<String> problems) {
        report("The weights lack " + count(missing) + ": ", missing, problems);
        report("The weights hold " + count(extra) + " that this model does not have: ", extra, problems);
        report("The weights have the wrong shape for config.json: ", misshapen, problems);
        report("The weights are in a number format other than F32, F16 and BF16: ", oddFormats, problems);
    }

    private static String count(List<String> names) {
        return names.size() == 1 ? "1 tensor" : names.size() + " tensors";
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
            problems.add(sentence + NameRanges.of(names) + ".");
        }
    }
}
