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

    /** Takes the text of a PN value apart; never fails. */
    public static PersonName of(String text) {
        String[] groups = text.split("=", -1);
        String[] parts = groups[0].split("\\^", -1);
        List<String> others = Stream.of(groups).skip(1).map(String::strip).toList();
        return new PersonName(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4), others);
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
