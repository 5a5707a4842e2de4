package hilum.dicom;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's name of up to three groups (DICOM PS3.5 6.2.1); the alphabetic group in its five parts.
 *
 * @param otherGroups the ideographic, then the phonetic group as written, when there are any
 */
public record PersonName(
        String family, String given, String middle, String prefix, String suffix, List<String> otherGroups) {
    public PersonName {
        otherGroups = List.copyOf(otherGroups);
    }

    /** One group in its five parts, each empty when it is not there. */
    public record Group(String family, String given, String middle, String prefix, String suffix) {
        static Group of(String text) {
            String[] parts = text.split("\\^", -1);
            return new Group(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4));
        }

        public boolean isEmpty() {
            return equals(new Group("", "", "", "", ""));
        }
    }

    /** Takes the text of a PN value apart; never fails. */
    public static PersonName of(String text) {
        String[] groups = text.split("=", -1);
        Group first = Group.of(groups[0]);
        List<String> others = Stream.of(groups).skip(1).map(String::strip).toList();
        return new PersonName(first.family(), first.given(), first.middle(), first.prefix(), first.suffix(), others);
    }

    /** The name in the letters of the first character set. */
    public Group alphabetic() {
        return new Group(family, given, middle, prefix, suffix);
    }

    /** The name in ideographs, such as Kanji or Hanja. */
    public Group ideographic() {
        return Group.of(otherGroups.isEmpty() ? "" : otherGroups.getFirst());
    }

    /** The name as it sounds, such as in Hiragana or Hangul. */
    public Group phonetic() {
        return Group.of(otherGroups.size() < 2 ? "" : otherGroups.get(1));
    }

    /** For people: {@code Family, Given Middle}; the ideographic group when there is no alphabetic one. */
    public String formatted() {
        String first =
                Stream.of(prefix, given, middle).filter(p -> !p.isEmpty()).collect(Collectors.joining(" "));
        String alphabetic =
                Stream.of(family, first, suffix).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
        if (!alphabetic.isEmpty()) {
            return alphabetic;
        }
        return otherGroups.stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.replace('^', ' ').strip())
                .findFirst()
                .orElse("");
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }
}
