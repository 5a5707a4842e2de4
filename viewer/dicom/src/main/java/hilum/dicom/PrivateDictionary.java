package hilum.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Private elements that makers have published, by creator; read when the first one is asked for, never changed. */
final class PrivateDictionary {
    private static final Map<String, Entry> ENTRIES = load();

    /** What a maker says of an element. */
    record Entry(Vr vr, String name) {}

    private PrivateDictionary() {}

    /** The entry for the last two digits of {@code tag} in a block that {@code creator} reserved (DICOM PS3.5 7.8.1). */
    static Optional<Entry> entry(String creator, Tag tag) {
        return Optional.ofNullable(ENTRIES.get(key(creator, tag.group(), tag.element() & 0xFF)));
    }

    private static String key(String creator, int group, int element) {
        return creator + '\t' + (group << 8 | element);
    }

    private static Map<String, Entry> load() {
        Map<String, Entry> entries = new HashMap<>(4096);
        String creator = "";
        for (String line : Dictionary.lines("private.tsv")) {
            String[] fields = line.split("\t");
            if (fields.length == 1) {
                creator = line;
                continue;
            }
            int group = Integer.parseInt(fields[0], 16);
            int element = Integer.parseInt(fields[1], 16);
            entries.put(key(creator, group, element), new Entry(Vr.valueOf(fields[2]), fields[3]));
        }
        return entries;
    }
}
