package hilum.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds added tokens in text: the leftmost first, the longest of those that begin there. */
final class AddedTokenScan {
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    /** A stretch of text; empty and at the end when nothing was found. */
    record Hit(int start, int end) {}

    AddedTokenScan(Collection<String> tokens) {
        tokens.stream()
                .filter(t -> !t.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(t -> byFirst.computeIfAbsent(t.charAt(0), c -> new ArrayList<>())
                        .add(t));
    }

    /** The first token at or after {@code from}. */
    Hit next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            for (String token : byFirst.getOrDefault(text.charAt(i), List.of())) {
                if (text.startsWith(token, i)) {
                    return new Hit(i, i + token.length());
                }
            }
        }
        return new Hit(text.length(), text.length());
    }
}
