package hilum.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A series with the instances found so far, frontal views first, then by Instance Number.
 *
 * @param instances never empty
 */
public record Series(Instance.SeriesLabel label, List<Instance> instances) {
    static final Comparator<Instance> VIEW_ORDER = Comparator.<Instance>comparingInt(
                    instance -> instance.view().rank())
            .thenComparingInt(instance -> instance.series().number())
            .thenComparingInt(Instance::number)
            .thenComparing(Instance::sopInstanceUid);

    public Series {
        instances = instances.stream().sorted(VIEW_ORDER).toList();
    }

    Series with(Instance instance) {
        List<Instance> more = new ArrayList<>(instances);
        more.add(instance);
        return new Series(label, more);
    }
}
