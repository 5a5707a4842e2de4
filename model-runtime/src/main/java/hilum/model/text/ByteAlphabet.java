package hilum.model.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * GPT-2's alphabet: each byte has one visible character, so that vocabularies hold no control characters or blanks. Bytes 33..126,
 * 161..172 and 174..255 stand for themselves, the others follow from U+0100 in ascending order.
 */
final class ByteAlphabet {
    private static final char[] CHARACTERS = new char[256];
    private static final Map<Character, Byte> BYTES = new HashMap<>();

    static {
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean visible = (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
            CHARACTERS[b] = visible ? (char) b : next++;
            BYTES.put(CHARACTERS[b], (byte) b);
        }
    }

    private ByteAlphabet() {}

    static char character(byte b) {
        return CHARACTERS[b & 0xFF];
    }

    /** The bytes that {@code token} spells; characters outside the alphabet stand for no byte. */
    static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        int count = 0;
        for (int i = 0; i < token.length(); i++) {
            Byte b = BYTES.get(token.charAt(i));
            if (b != null) {
                bytes[count++] = b;
            }
        }
        return Arrays.copyOf(bytes, count);
    }
}
