package hilum.dicom.part10;

import hilum.dicom.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Specific Character Set of a data set (DICOM PS3.3 C.12.1.1.2, PS3.5 6.1): bytes to text. */
final class CharacterSets {
    /** ASCII, read as Latin-1 so that no byte is lost. */
    static final CharacterSets DEFAULT = new CharacterSets(StandardCharsets.ISO_8859_1, false);

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
            Map.entry("192", "UTF-8"));

    private final Charset first;
    private final boolean escapes;

    private CharacterSets(Charset first, boolean escapes) {
        this.first = first;
        this.escapes = escapes;
    }

    /** The set that the values of (0008,0005) name; what is not known is read as Latin-1. */
    static CharacterSets of(Value value) {
        List<String> terms = value instanceof Value.Text text ? text.values() : List.of();
        String term = terms.isEmpty() ? "" : terms.getFirst().strip().toUpperCase(Locale.ROOT);
        boolean escapes = terms.size() > 1 || term.startsWith("ISO 2022");
        return new CharacterSets(charset(term), escapes);
    }

    /** Whether {@code terms} of (0008,0005) name one set that this program knows. */
    static boolean isKnown(Value value) {
        return value instanceof Value.Text text
                && text.values().stream()
                        .allMatch(t -> t.isBlank()
                                || !charset(t.strip()).equals(StandardCharsets.ISO_8859_1)
                                || t.endsWith("100")
                                || t.endsWith(" 6")
                                || t.endsWith("_6")
                                || t.contains("ISO 2022"));
    }

    /** The set in which text without escapes is written. */
    Charset first() {
        return first;
    }

    boolean usesEscapes() {
        return escapes;
    }

    String decode(byte[] bytes) {
        if (escapes && indexOf(bytes, (byte) 0x1B) >= 0) {
            return new EscapedText(first).decode(bytes);
        }
        return plain(new String(bytes, first), first);
    }

    /** JIS X 0201 puts the yen sign where DICOM has its backslash. */
    static String plain(String text, Charset charset) {
        return charset.name().equals("JIS_X0201") ? text.replace('\u00A5', '\\').replace('\u203E', '~') : text;
    }

    private static Charset charset(String term) {
        if (term.equals("GB18030")) {
            return Charset.forName("GB18030");
        }
        if (term.equals("GBK")) {
            return Charset.forName("GBK");
        }
        String number = term.replace("ISO 2022 IR ", "")
                .replace("ISO_IR ", "")
                .replace("ISO_IR_", "")
                .replace("ISO-IR ", "");
        String name = CHARSETS.getOrDefault(number, "ISO-8859-1");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
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
