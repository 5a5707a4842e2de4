package hilum.reading.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file for iMRMC, read as strictly as iMRMC reads: rules of its user manual, chapter 4.1.3, and of its own reader (numbers of the head found anywhere
 * in a line, blanks in cells dropped, truth once and only once, no observation twice, sizes as the head says).
 *
 * @param truth 0 or 1 by case
 * @param scores by reader, case and modality
 */
record ImrmcFile(Map<String, Integer> truth, Map<List<String>, Double> scores) {
    private static final List<String> SIZES = List.of("N0:", "N1:", "NR:", "NM:");

    static ImrmcFile read(String text) throws IOException {
        List<String> lines = text.lines().toList();
        Map<String, Integer> sizes = new TreeMap<>();
        int row = 0;
        while (!lines.get(row).toUpperCase(Locale.ROOT).startsWith("BEGIN DATA:")) {
            for (String size : SIZES) {
                if (lines.get(row).toUpperCase(Locale.ROOT).contains(size)) {
                    // As iMRMC does: wherever the mark stands, the number begins at the fourth sign.
                    sizes.put(size, Integer.valueOf(lines.get(row).substring(3).strip()));
                }
            }
            row++;
        }
        if (!lines.get(row).equals("BEGIN DATA:")) {
            throw new IOException("not the line that the manual asks for");
        }
        ImrmcFile file = new ImrmcFile(new TreeMap<>(), new java.util.HashMap<>());
        for (String line : lines.subList(row + 1, lines.size())) {
            file.add(line);
        }
        file.check(sizes);
        return file;
    }

    private void add(String line) throws IOException {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.replaceAll("\\s", ""));
        }
        if (cells.size() != 4 || cells.contains("") || !line.matches("\\p{ASCII}*")) {
            throw new IOException("not four cells: " + line);
        }
        double score = Double.parseDouble(cells.get(3));
        if (cells.getFirst().equals("-1")) {
            if (truth.put(cells.get(1), Integer.valueOf(cells.get(3))) != null
                    || !cells.get(2).equals("0")) {
                throw new IOException("truth multiply defined: " + line);
            }
        } else if (scores.put(List.copyOf(cells.subList(0, 3)), score) != null) {
            throw new IOException("replicate observation: " + line);
        }
    }

    private void check(Map<String, Integer> sizes) throws IOException {
        TreeSet<String> readers = new TreeSet<>();
        TreeSet<String> modalities = new TreeSet<>();
        for (List<String> key : scores.keySet()) {
            readers.add(key.getFirst());
            modalities.add(key.getLast());
            if (!truth.containsKey(key.get(1))) {
                throw new IOException("no truth for case " + key.get(1));
            }
        }
        int signal = truth.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> found =
                Map.of("N0:", truth.size() - signal, "N1:", signal, "NR:", readers.size(), "NM:", modalities.size());
        if (!found.equals(sizes) || signal == 0 || signal == truth.size()) {
            throw new IOException("sizes given " + sizes + ", found " + found);
        }
    }
}
