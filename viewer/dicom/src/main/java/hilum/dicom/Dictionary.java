package hilum.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data elements of DICOM PS3.6 with representation and keyword; read once, never changed. */
final class Dictionary {
    private record Entry(Vr vr, boolean unsignedOrSigned, String keyword) {}

    private static final Map<Integer, Entry> ENTRIES = load();
    private static final Map<String, Tag> TAGS = byKeyword();

    private Dictionary() {}

    static Optional<Tag> tag(String keyword) {
        return Optional.ofNullable(TAGS.get(keyword));
    }

    static Optional<String> keyword(Tag tag) {
        return entry(tag).map(Entry::keyword);
    }

    static Vr vr(Tag tag) {
        if (tag.element() == 0) {
            return Vr.UL;
        }
        if (tag.isPrivate()) {
            return tag.element() >= 0x10 && tag.element() <= 0xFF ? Vr.LO : Vr.UN;
        }
        return entry(tag).map(Entry::vr).orElse(Vr.UN);
    }

    static boolean isUnsignedOrSigned(Tag tag) {
        return entry(tag).map(Entry::unsignedOrSigned).orElse(false);
    }

    private static Optional<Entry> entry(Tag tag) {
        int group = tag.group();
        boolean repeating = (group & 0xFF01) == 0x5000 || (group & 0xFF01) == 0x6000;
        int value = repeating ? Tag.of(group & 0xFF00, tag.element()).value() : tag.value();
        return Optional.ofNullable(ENTRIES.get(value));
    }

    private static Map<Integer, Entry> load() {
        Map<Integer, Entry> entries = new HashMap<>(8192);
        int group = 0;
        for (String line : lines("dictionary.tsv")) {
            if (line.length() == 4) {
                group = Integer.parseInt(line, 16);
                continue;
            }
            String[] fields = line.split("\t");
            boolean either = fields[1].equals("XS");
            Vr vr = either ? Vr.US : Vr.valueOf(fields[1]);
            entries.put(Tag.of(group, Integer.parseInt(fields[0], 16)).value(), new Entry(vr, either, fields[2]));
        }
        return entries;
    }

    private static Map<String, Tag> byKeyword() {
        Map<String, Tag> tags = new HashMap<>(2 * ENTRIES.size());
        ENTRIES.forEach((value, entry) -> tags.put(entry.keyword(), new Tag(value)));
        return tags;
    }

    /** Lines of a table beside this class, without comments. */
    static List<String> lines(String table) {
        try (InputStream in = Dictionary.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no " + table);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
