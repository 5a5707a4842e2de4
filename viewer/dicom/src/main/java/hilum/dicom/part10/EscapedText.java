package hilum.dicom.part10;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Text with code extensions after ISO 2022 (DICOM PS3.5 6.1.2.5): escape sequences switch the set, and each delimiter of values,
 * name parts and lines switches back to the first.
 */
final class EscapedText {
    /** The letters after ESC, and which JDK charset reads what follows. */
    private static final Map<String, String> SETS = Map.ofEntries(
            Map.entry("(B", "US-ASCII"),
            Map.entry("(J", "JIS_X0201"),
            Map.entry(")I", "JIS_X0201"),
            Map.entry("-A", "ISO-8859-1"),
            Map.entry("-B", "ISO-8859-2"),
            Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"),
            Map.entry("-L", "ISO-8859-5"),
            Map.entry("-G", "ISO-8859-6"),
            Map.entry("-F", "ISO-8859-7"),
            Map.entry("-H", "ISO-8859-8"),
            Map.entry("-M", "ISO-8859-9"),
            Map.entry("-b", "ISO-8859-15"),
            Map.entry("-T", "TIS-620"),
            Map.entry("$)C", "EUC-KR"),
            Map.entry("$)A", "GB2312"));

    private enum Pairs {
        NONE,
        JIS_X_0208,
        JIS_X_0212
    }

    private final Charset first;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Charset current;
    private Pairs pairs = Pairs.NONE;

    EscapedText(Charset first) {
        this.first = first;
        this.current = first;
    }

    String decode(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xFF;
            if (b == 0x1B) {
                flush();
                i = escape(bytes, i + 1);
            } else if (isDelimiter(b) && pairs == Pairs.NONE) {
                flush();
                text.append((char) b);
                current = first;
                i++;
            } else if (pairs != Pairs.NONE && i + 1 < bytes.length && b > 0x20) {
                pair(b, bytes[i + 1] & 0xFF);
                i += 2;
            } else {
                pending.write(b);
                i++;
            }
        }
        flush();
        return text.toString();
    }

    /** Handles the letters from {@code at} on and returns the index after them. */
    private int escape(byte[] bytes, int at) {
        for (int length = 2; length <= 3 && at + length <= bytes.length; length++) {
            String letters = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            String set = SETS.get(letters);
            if (set != null) {
                pairs = Pairs.NONE;
                current = Charset.isSupported(set) ? Charset.forName(set) : StandardCharsets.ISO_8859_1;
                // after Latin text of a second set, ASCII alone goes back to the first set's upper half
                current = letters.equals("(B") ? first : current;
                return at + length;
            }
            if (letters.equals("$B") || letters.equals("$@")) {
                pairs = Pairs.JIS_X_0208;
                return at + length;
            }
            if (letters.equals("$(D")) {
                pairs = Pairs.JIS_X_0212;
                return at + length;
            }
        }
        return at; // an unknown escape: its letters stay readable
    }

    /** Two bytes of JIS X 0208 or 0212 are EUC-JP with the upper bits set. */
    private void pair(int high, int low) {
        if (pairs == Pairs.JIS_X_0212) {
            pending.write(0x8F);
        }
        pending.write(high | 0x80);
        pending.write(low | 0x80);
    }

    private void flush() {
        if (pending.size() > 0) {
            Charset charset = pairs == Pairs.NONE ? current : eucJp();
            text.append(CharacterSets.plain(new String(pending.toByteArray(), charset), charset));
            pending.reset();
        }
    }

    private static Charset eucJp() {
        return Charset.isSupported("EUC-JP") ? Charset.forName("EUC-JP") : StandardCharsets.ISO_8859_1;
    }

    private static boolean isDelimiter(int b) {
        return b == '\\' || b == '^' || b == '=' || b == '\r' || b == '\n' || b == '\f' || b == '\t';
    }
}
