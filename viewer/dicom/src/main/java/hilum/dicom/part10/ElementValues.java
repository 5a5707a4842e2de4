package hilum.dicom.part10;

import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes of one element to its value. */
final class ElementValues {
    /** Larger binary values stay in the mapped file. */
    private static final int COPIED_BYTES = 64 * 1024;

    private static final int MAX_GUESSED_TEXT = 1 << 20;
    private static final char REPLACEMENT = '\uFFFD';

    private final ByteSource source;
    private final CharacterSets text;
    private final WarningLog warnings;

    ElementValues(ByteSource source, CharacterSets text, WarningLog warnings) {
        this.source = source;
        this.text = text;
        this.warnings = warnings;
    }

    /** Whether the bytes can be a value of {@code vr}; only a guess of a table needs this question. */
    boolean suits(Vr vr, long at, long length) {
        return switch (vr.kind()) {
            case BINARY, ITEMS -> true;
            case INTEGER, DECIMAL -> length % vr.valueBytes() == 0;
            case TEXT -> length <= MAX_GUESSED_TEXT && isPrintable(source.copy(at, length), vr);
        };
    }

    private boolean isPrintable(byte[] bytes, Vr vr) {
        String decoded = unpadded(
                vr.usesCharacterSet() ? text.decode(bytes, vr) : new String(bytes, StandardCharsets.ISO_8859_1));
        return decoded.chars()
                .noneMatch(c -> c == REPLACEMENT || (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f'));
    }

    /** The value of {@code length} bytes at {@code at}; {@code vr} is not SQ. */
    Value read(Vr vr, long at, long length) {
        return switch (vr.kind()) {
            case TEXT -> text(vr, at, source.copy(at, length));
            case INTEGER -> integers(vr, at, count(vr, at, length));
            case DECIMAL -> decimals(vr, at, count(vr, at, length));
            case BINARY, ITEMS -> binary(vr, at, length);
        };
    }

    private int count(Vr vr, long at, long length) {
        if (length % vr.valueBytes() != 0) {
            warnings.add(at, "a value of numbers ends inside a number");
        }
        return (int) (length / vr.valueBytes());
    }

    private Value.Text text(Vr vr, long at, byte[] bytes) {
        if (bytes.length == 0) {
            return new Value.Text(List.of());
        }
        String all = vr.usesCharacterSet() ? text.decode(bytes, vr) : new String(bytes, StandardCharsets.ISO_8859_1);
        if (all.indexOf(REPLACEMENT) >= 0) {
            warnings.add(at, "a text holds bytes that its character set does not have");
        }
        List<String> values = new ArrayList<>();
        if (vr.isMultiValued()) {
            int start = 0;
            for (int end = all.indexOf('\\'); end >= 0; end = all.indexOf('\\', start)) {
                values.add(unpadded(all.substring(start, end)));
                start = end + 1;
            }
            values.add(unpadded(all.substring(start)));
        } else {
            values.add(unpadded(all));
        }
        return new Value.Text(values.size() == 1 && values.getFirst().isEmpty() ? List.of() : values);
    }

    /** Without trailing spaces and NULs, which fill up values. */
    static String unpadded(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        return value.substring(0, end);
    }

    private Value.Integers integers(Vr vr, long at, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            long place = at + (long) i * vr.valueBytes();
            values[i] = integer(vr, place);
        }
        return new Value.Integers(values);
    }

    private long integer(Vr vr, long at) {
        if (vr == Vr.AT) {
            return source.tag(at) & 0xFFFF_FFFFL;
        }
        boolean signed = vr == Vr.SS || vr == Vr.SL;
        return switch (vr.valueBytes()) {
            case 2 -> signed ? (short) source.u16(at) : source.u16(at);
            case 4 -> signed ? source.s32(at) : source.u32(at);
            case 8 -> source.s64(at);
            default -> throw new IllegalStateException(vr + " has no numbers");
        };
    }

    private Value.Decimals decimals(Vr vr, long at, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = vr == Vr.FL
                    ? Float.intBitsToFloat(source.s32(at + 4L * i))
                    : Double.longBitsToDouble(source.s64(at + 8L * i));
        }
        return new Value.Decimals(values);
    }

    private Value.Binary binary(Vr vr, long at, long length) {
        int swap = source.bigEndian() ? vr.unitBytes() : 1;
        if (length > COPIED_BYTES) {
            return new Value.Binary(source.slice(at, length), swap);
        }
        return new Value.Binary(MemorySegment.ofArray(source.copy(at, length)), swap);
    }
}
