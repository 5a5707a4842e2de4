package hilum.model.weights;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Many tensor names in few words: {@code layers.3.x, layers.4.x, layers.5.x} is {@code layers.3-5.x}. */
final class NameRanges {
    private static final int SHOWN = 20;

    /** The number of a layer: what tells apart tensors that belong together. Shapes behind the name do not count. */
    private static final Pattern LAYER = Pattern.compile("^([^ ]*?\\.)([0-9]{1,6})(\\..*)$");

    private NameRanges() {}

    /** {@code names} with neighbouring layers joined, the first twenty and how many tensors more. */
    static String of(Collection<String> names) {
        Map<List<String>, TreeSet<Integer>> groups = new LinkedHashMap<>();
        for (String name : names) {
            Matcher layer = LAYER.matcher(name);
            if (layer.matches()) {
                groups.computeIfAbsent(List.of(layer.group(1), layer.group(3)), k -> new TreeSet<>())
                        .add(Integer.parseInt(layer.group(2)));
            } else {
                groups.put(List.of(name), new TreeSet<>());
            }
        }
        String shown = groups.entrySet().stream()
                .limit(SHOWN)
                .map(g -> g.getValue().isEmpty()
                        ? g.getKey().getFirst()
                        : g.getKey().getFirst()
                                + ranges(g.getValue())
                                + g.getKey().getLast())
                .map(PlainLine::of)
                .collect(Collectors.joining(", "));
        int more = groups.values().stream()
                .skip(SHOWN)
                .mapToInt(numbers -> Math.max(1, numbers.size()))
                .sum();
        return more == 0 ? shown : shown + " and " + more + " more";
    }

    private static String ranges(SortedSet<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        int begin = numbers.first();
        int end = begin;
        for (int number : numbers.tailSet(begin + 1)) {
            if (number != end + 1) {
                text.append(range(begin, end)).append('+');
                begin = number;
            }
            end = number;
        }
        return text.append(range(begin, end)).toString();
    }

    private static String range(int begin, int end) {
        return begin == end ? String.valueOf(begin) : begin + "-" + end;
    }
}
