package hilum.dicom.part10;

import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Specific Character Set of a data set (DICOM PS3.3 C.12.1.1.2, PS3.5 6.1): bytes to text. */
final class CharacterSets {
    /** ASCII, read as Latin-1 so that no byte is lost. */
    static final CharacterSets DEFAULT = new CharacterSets(StandardCharsets.ISO_8859_1, false);

    /** Registration numbers and what the JDK calls them; 87 and 159 start in ASCII and come in by escapes only. */
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("6", "ISO-8859-1"),
            Map.entry("100", "ISO-8859-1"),
            Map.entry("101", "ISO-8859-2"),
            Map.entry("109", "ISO-8859-3"),
            Map.entry("110", "ISO-8859-4"),
            Map.entry("144", "ISO-8859-5"),
            Map.entry("127", "ISO-8859-6"),
            Map.entry("126", "ISO-8859-7"),
            Map.entry("138", "ISO-8859-8"),
            Map.entry("148", "ISO-8859-9"),
            Map.entry("203", "ISO-8859-15"),
            Map.entry("166", "TIS-620"),
            Map.entry("13", "JIS_X0201"),
            Map.entry("87", "ISO-8859-1"),
            Map.entry("159", "ISO-8859-1"),
            Map.entry("149", "EUC-KR"),
            Map.entry("58", "GB2312"),
            Map.entry("192", "UTF-8"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));
    /** Sets of several bytes that know no escapes: a second value beside them has no meaning. */
    private static final Set<String> ALONE = Set.of("UTF-8", "GB18030", "GBK");

    private static final Pattern NUMBERED = Pattern.compile("ISO[ _-]?(2022)?[ _-]*IR[ _-]*([0-9]{1,3})");

    private final Charset first;
    private final boolean escapes;

    /** A value of (0008,0005): its key in {@link #CHARSETS}, empty when it is none, and whether it is spelled as in the standard. */
    private record Term(String key, boolean extended, boolean exact) {
        static Term of(String text) {
            String upper = text.strip().toUpperCase(Locale.ROOT);
            Matcher numbered = NUMBERED.matcher(upper);
            if (numbered.matches() && CHARSETS.containsKey(numbered.group(2))) {
                String number = numbered.group(2);
                boolean extended = numbered.group(1) != null;
                return new Term(
                        number,
                        extended,
                        text.strip().equals((extended ? "ISO 2022 IR " : "ISO_IR ") + number)
                                && !(extended && number.equals("192")));
            }
            return switch (upper) {
                case "" -> new Term("6", false, true);
                case "GB18030", "GBK" -> new Term(upper, false, text.strip().equals(upper));
                case "UTF-8", "UTF8" -> new Term("192", false, false);
                default -> new Term("", false, false);
            };
        }

        Charset charset() {
            String name = CHARSETS.getOrDefault(key, "ISO-8859-1");
            // a runtime image without jdk.charsets lacks the large sets; Latin-1 loses no byte
            return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
        }
    }

    private CharacterSets(Charset first, boolean escapes) {
        this.first = first;
        this.escapes = escapes;
    }

    /** The set that the values of (0008,0005) name; what is not known is read as Latin-1. */
    static CharacterSets of(Value value) {
        List<Term> terms = terms(value);
        Term term = terms.isEmpty() ? Term.of("") : terms.getFirst();
        boolean escapes = terms.size() > 1 || term.extended();
        return new CharacterSets(
                term.charset(), escapes && !ALONE.contains(term.charset().name()));
    }

    /** What is wrong with the values of (0008,0005), in words; empty when all of them are as in the standard. */
    static Optional<String> problem(Value value) {
        List<Term> terms = terms(value);
        if (!(value instanceof Value.Text)
                || terms.stream().anyMatch(term -> term.key().isEmpty())) {
            return Optional.of("the character set is not known; text is read as Latin-1");
        }
        if (!terms.stream().allMatch(Term::exact)) {
            return Optional.of("the character set is misspelled");
        }
        boolean several = terms.size() > 1
                && terms.stream().anyMatch(term -> ALONE.contains(term.charset().name()));
        return several
                ? Optional.of("a character set is named beside others, although it stands alone")
                : Optional.empty();
    }

    private static List<Term> terms(Value value) {
        return value instanceof Value.Text text
                ? text.values().stream().map(Term::of).toList()
                : List.of();
    }

    /** The set in which text without escapes is written. */
    Charset first() {
        return first;
    }

    boolean usesEscapes() {
        return escapes;
    }

    /** The text of all values; bytes that the set does not have become U+FFFD. */
    String decode(byte[] bytes, Vr vr) {
        if (escapes && indexOf(bytes, (byte) 0x1B) >= 0) {
            return new EscapedText(first, vr).decode(bytes);
        }
        return plain(new String(bytes, first), first);
    }

    /** JIS X 0201 puts the yen sign where DICOM has its backslash. */
    static String plain(String text, Charset charset) {
        return charset.name().equals("JIS_X0201") ? text.replace('\u00A5', '\\').replace('\u203E', '~') : text;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
