package hilum.reading.statistics;

import java.util.Arrays;

/**
 * How much of a text was changed: the least number of pieces put in, taken out or exchanged (Levenshtein, "Binary codes capable of correcting deletions,
 * insertions, and reversals", Soviet Physics Doklady 10, 1966).
 */
public final class EditDistance {
    private EditDistance() {}

    /** In characters (code points), spaces and line ends included. */
    public static int characters(String from, String to) {
        return between(from.codePoints().toArray(), to.codePoints().toArray());
    }

    /** In words: what stands between spaces and line ends, with its punctuation, by letter case. */
    public static int words(String from, String to) {
        String[] a = split(from);
        String[] b = split(to);
        String[] both = new String[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        Arrays.sort(both);
        return between(numbered(a, both), numbered(b, both));
    }

    private static String[] split(String text) {
        return text.isBlank() ? new String[0] : text.strip().split("\\s+", -1);
    }

    /** Each word as the place of its first equal in {@code sorted}. */
    private static int[] numbered(String[] words, String[] sorted) {
        return Arrays.stream(words)
                .mapToInt(word -> {
                    int place = Arrays.binarySearch(sorted, word);
                    while (place > 0 && sorted[place - 1].equals(word)) {
                        place--;
                    }
                    return place;
                })
                .toArray();
    }

    private static int between(int[] a, int[] b) {
        int start = 0;
        int endA = a.length;
        int endB = b.length;
        // What both begin and end with costs nothing; an edited draft is mostly that.
        while (start < endA && start < endB && a[start] == b[start]) {
            start++;
        }
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
            endA--;
            endB--;
        }
        int width = endB - start;
        int[] above = new int[width + 1];
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            above[j] = j;
        }
        for (int i = start; i < endA; i++) {
            row[0] = i - start + 1;
            for (int j = 1; j <= width; j++) {
                int exchanged = above[j - 1] + (a[i] == b[start + j - 1] ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above[j], row[j - 1]));
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return above[width];
    }
}
