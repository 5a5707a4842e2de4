package hilum.model.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages files as disks, networks, converters and attackers do. The same seed damages alike. */
final class Mutator {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,]) ?(\"[^\"\\\\]*\"|-?[0-9][0-9.eE+-]*|true|false|null)");
    private static final Pattern MEMBER = Pattern.compile("\"[^\"\\\\]*\" ?: ?(\"[^\"\\\\]*\"|[^,\\[\\]{}\"]+),");
    private static final Pattern STRING = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern LIST = Pattern.compile("\\[[^\\[\\]]*\\]");

    private static final List<String> EXTREMES = List.of(
            "-1",
            "0",
            "-0",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "1e308",
            "1e309",
            "-1e308",
            "1e-400",
            "1e999999999",
            "1e-999999999",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "007",
            "1.5",
            "1e3",
            "999999999999999999",
            "1000000",
            "1000001",
            "16777217",
            "0.1",
            "٣");
    private static final List<String> OTHER_TYPES = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "\"\"",
            "\"x\"",
            "1.5",
            "[[]]",
            "{\"a\":{}}",
            "[null]",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[1,2,3,4,5,6,7,8,9]",
            "");
    private static final List<byte[]> BAD_UTF8 = List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82});
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** One to three kinds of damage, one after the other. */
    byte[] mutant(byte[] sound) {
        byte[] bytes = sound;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            bytes = damaged(bytes);
        }
        return bytes;
    }

    private byte[] damaged(byte[] bytes) {
        return switch (random.nextInt(18)) {
            case 0 -> bitFlips(bytes);
            case 1 -> insert(bytes, randomBytes(1 + random.nextInt(8)));
            case 2 -> delete(bytes);
            case 3 -> duplicate(bytes);
            case 4 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 5, 6, 7 -> replace(bytes, NUMBER, pick(EXTREMES));
            case 8 -> nested(bytes);
            case 9 -> again(bytes, MEMBER);
            case 10 -> swapped(bytes, NUMBER);
            case 11 -> replace(bytes, NUMBER, text(one(bytes, NUMBER)));
            case 12 -> hugeString(bytes);
            case 13, 14 -> replace(bytes, VALUE, pick(OTHER_TYPES));
            case 15 -> insert(bytes, pick(BAD_UTF8));
            case 16 -> random.nextBoolean() ? joined(BOM, bytes) : swapped(bytes, random.nextBoolean() ? STRING : LIST);
            default -> lengthField(bytes);
        };
    }

    private byte[] bitFlips(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int n = random.nextInt(4); n >= 0 && flipped.length > 0; n--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] insert(byte[] bytes, byte[] more) {
        int at = random.nextInt(bytes.length + 1);
        return joined(Arrays.copyOf(bytes, at), more, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private byte[] delete(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private byte[] duplicate(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return insert(bytes, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(200))));
    }

    private byte[] nested(byte[] bytes) {
        int depth = 1 << random.nextInt(16);
        boolean closed = random.nextBoolean();
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String close = closed ? (open.equals("[") ? "]" : "}").repeat(depth) : "";
        return replace(bytes, VALUE, open.repeat(depth) + "1" + close);
    }

    private byte[] hugeString(byte[] bytes) {
        String filler = random.nextBoolean() ? "a" : "\\u0041";
        return replace(bytes, STRING, "\"" + filler.repeat(1 << random.nextInt(16)) + "\"");
    }

    /** What a safetensors file begins with. */
    private byte[] lengthField(byte[] bytes) {
        if (bytes.length < 8) {
            return bytes;
        }
        long length = List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, 16_000_000L, (long) bytes.length)
                .get(random.nextInt(8));
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return changed;
    }

    private byte[] again(byte[] bytes, Pattern what) {
        MatchResult member = one(bytes, what);
        return member == null ? bytes : spliced(bytes, member.start(), member.start(), member.group());
    }

    private byte[] replace(byte[] bytes, Pattern what, String by) {
        MatchResult found = one(bytes, what);
        return found == null ? bytes : spliced(bytes, found.start(), found.end(), by);
    }

    private byte[] swapped(byte[] bytes, Pattern what) {
        MatchResult one = one(bytes, what);
        MatchResult other = one(bytes, what);
        if (one == null || other == null || one.end() > other.start()) {
            return bytes;
        }
        byte[] first = spliced(bytes, other.start(), other.end(), one.group());
        return spliced(first, one.start(), one.end(), other.group());
    }

    private MatchResult one(byte[] bytes, Pattern what) {
        List<MatchResult> found = new ArrayList<>();
        what.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).results().forEach(found::add);
        return found.isEmpty() ? null : pick(found);
    }

    private static String text(MatchResult found) {
        return found == null ? "0" : found.group();
    }

    private static byte[] spliced(byte[] bytes, int from, int to, String by) {
        boolean latin = by.chars().allMatch(c -> c < 256);
        return joined(
                Arrays.copyOf(bytes, from),
                by.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
