package hilum.dicom.part10;

import hilum.dicom.Vr;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Text with code extensions after ISO 2022 (DICOM PS3.5 6.1.2.5). Two sets are at work at a time: G0 reads the bytes below 128, G1
 * those above; escape sequences exchange one of them, and each delimiter brings both back to the first.
 */
final class EscapedText {
    /** How the bytes of a set make characters. */
    private enum Form {
        /** One byte each. */
        SINGLE,
        /** Two bytes each, in the JDK's charset as they are. */
        PAIR,
        /** Two bytes below 128, which EUC-JP has above 128. */
        KANJI,
        /** The same for the supplement, which EUC-JP introduces with 8F. */
        SUPPLEMENT
    }

    private record Repertoire(String charset, boolean upper, Form form) {
        Charset jdk() {
            return Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.ISO_8859_1;
        }
    }

    /** The letters after ESC, and what they bring. */
    private static final Map<String, Repertoire> REPERTOIRES = Map.ofEntries(
            Map.entry("(B", new Repertoire("US-ASCII", false, Form.SINGLE)),
            Map.entry("(J", new Repertoire("JIS_X0201", false, Form.SINGLE)),
            Map.entry(")I", new Repertoire("JIS_X0201", true, Form.SINGLE)),
            Map.entry("-A", new Repertoire("ISO-8859-1", true, Form.SINGLE)),
            Map.entry("-B", new Repertoire("ISO-8859-2", true, Form.SINGLE)),
            Map.entry("-C", new Repertoire("ISO-8859-3", true, Form.SINGLE)),
            Map.entry("-D", new Repertoire("ISO-8859-4", true, Form.SINGLE)),
            Map.entry("-L", new Repertoire("ISO-8859-5", true, Form.SINGLE)),
            Map.entry("-G", new Repertoire("ISO-8859-6", true, Form.SINGLE)),
            Map.entry("-F", new Repertoire("ISO-8859-7", true, Form.SINGLE)),
            Map.entry("-H", new Repertoire("ISO-8859-8", true, Form.SINGLE)),
            Map.entry("-M", new Repertoire("ISO-8859-9", true, Form.SINGLE)),
            Map.entry("-b", new Repertoire("ISO-8859-15", true, Form.SINGLE)),
            Map.entry("-T", new Repertoire("TIS-620", true, Form.SINGLE)),
            Map.entry("$)C", new Repertoire("EUC-KR", true, Form.PAIR)),
            Map.entry("$)A", new Repertoire("GB2312", true, Form.PAIR)),
            Map.entry("$B", new Repertoire("EUC-JP", false, Form.KANJI)),
            Map.entry("$@", new Repertoire("EUC-JP", false, Form.KANJI)),
            Map.entry("$(D", new Repertoire("EUC-JP", false, Form.SUPPLEMENT)));

    private final Vr vr;
    private final Repertoire firstLower;
    private final Repertoire firstUpper;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Repertoire pendingIn;
    private Repertoire lower;
    private Repertoire upper;

    /**
     * @param first the set before any escape
     * @param vr person names have delimiters of their own
     */
    EscapedText(Charset first, Vr vr) {
        this.vr = vr;
        boolean pairs = first.name().equals("EUC-KR") || first.name().equals("GB2312");
        this.firstUpper = new Repertoire(first.name(), true, pairs ? Form.PAIR : Form.SINGLE);
        this.firstLower =
                new Repertoire(first.name().equals("JIS_X0201") ? "JIS_X0201" : "US-ASCII", false, Form.SINGLE);
        this.lower = firstLower;
        this.upper = firstUpper;
        this.pendingIn = firstLower;
    }

    String decode(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xFF;
            if (b == 0x1B) {
                i = escape(bytes, i + 1);
            } else if (isDelimiter(b)) {
                flush();
                text.append((char) b);
                lower = firstLower;
                upper = firstUpper;
                i++;
            } else {
                i += character(bytes, i, b < 0x80 ? lower : upper);
            }
        }
        flush();
        return text.toString();
    }

    /** Handles the letters from {@code at} on and returns the index after them; an unknown escape stays readable. */
    private int escape(byte[] bytes, int at) {
        for (int length = 2; length <= 3 && at + length <= bytes.length; length++) {
            Repertoire now = REPERTOIRES.get(new String(bytes, at, length, StandardCharsets.ISO_8859_1));
            if (now != null) {
                upper = now.upper() ? now : upper;
                lower = now.upper() ? lower : now;
                return at + length;
            }
        }
        return at;
    }

    /** Takes one character and returns how many bytes it has. */
    private int character(byte[] bytes, int at, Repertoire set) {
        boolean graphic = (bytes[at] & 0x7F) > 0x20 && (bytes[at] & 0x7F) < 0x7F;
        boolean paired = set.form() != Form.SINGLE
                && graphic
                && at + 1 < bytes.length
                && (bytes[at + 1] ^ bytes[at]) >= 0 // both below or both above 128
                && (bytes[at + 1] & 0x7F) > 0x20;
        if (!paired && set.form() != Form.SINGLE) {
            add(new Repertoire("ISO-8859-1", set.upper(), Form.SINGLE), bytes[at]);
            return 1;
        }
        switch (set.form()) {
            case SINGLE -> add(set, bytes[at]);
            case PAIR -> add(set, bytes[at], bytes[at + 1]);
            case KANJI -> add(set, bytes[at] | 0x80, bytes[at + 1] | 0x80);
            case SUPPLEMENT -> add(set, 0x8F, bytes[at] | 0x80, bytes[at + 1] | 0x80);
        }
        return paired ? 2 : 1;
    }

    private void add(Repertoire set, int... bytes) {
        if (!set.equals(pendingIn)) {
            flush();
            pendingIn = set;
        }
        for (int b : bytes) {
            pending.write(b);
        }
    }

    private void flush() {
        if (pending.size() > 0) {
            Charset charset = pendingIn.jdk();
            text.append(CharacterSets.plain(new String(pending.toByteArray(), charset), charset));
            pending.reset();
        }
    }

    /** Inside of two-byte characters the codes of letters are no delimiters; those of control characters are. */
    private boolean isDelimiter(int b) {
        if (b == '\r' || b == '\n' || b == '\f' || b == '\t') {
            return true;
        }
        if (lower.form() != Form.SINGLE) {
            return false;
        }
        return (b == '\\' && vr.isMultiValued()) || (vr == Vr.PN && (b == '^' || b == '='));
    }
}
