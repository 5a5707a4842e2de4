package hilum.dicom;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The DICOM JSON model (PS3.18 F) of a data set, on one line. */
final class JsonModel {
    private static final int MAX_INLINE_BYTES = 1024;
    private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    private final DicomDump.Bulk bulk;

    JsonModel(DicomDump.Bulk bulk) {
        this.bulk = bulk;
    }

    /** Group 0002 and group lengths have no place in the model. */
    String of(DataSet set) {
        return object(set, "bulkdata");
    }

    /** Bulk data is named relative to {@code place}, as in {@code bulkdata/54000100/1/54001010}. */
    private String object(DataSet set, String place) {
        StringBuilder json = new StringBuilder("{");
        for (Element element : set) {
            if (element.tag().element() == 0) {
                continue;
            }
            String key = String.format(Locale.ROOT, "%08X", element.tag().value());
            json.append(json.length() > 1 ? "," : "")
                    .append(quoted(key))
                    .append(":{\"vr\":")
                    .append(quoted(element.vr().name()))
                    .append(value(element, place + "/" + key))
                    .append('}');
        }
        return json.append('}').toString();
    }

    private String value(Element element, String place) {
        if (element.value() instanceof Value.Fragments fragments) {
            return bulk == DicomDump.Bulk.INLINE ? inline(items(fragments)) : reference(place);
        }
        if (element.value().isEmpty()
                && !(element.value() instanceof Value.Text text && text.values().size() > 1)) {
            return "";
        }
        return switch (element.value()) {
            case Value.Text text ->
                array(text.values().stream().map(v -> text(element.vr(), v)).toList());
            case Value.Integers numbers ->
                array(IntStream.range(0, numbers.size())
                        .mapToObj(i -> integer(element.vr(), numbers.get(i)))
                        .toList());
            case Value.Decimals numbers ->
                array(IntStream.range(0, numbers.size())
                        .mapToObj(i -> decimal(element.vr(), numbers.get(i)))
                        .toList());
            case Value.Items items ->
                array(IntStream.range(0, items.items().size())
                        .mapToObj(i -> object(items.items().get(i), place + "/" + (i + 1)))
                        .toList());
            case Value.Binary binary ->
                bulk == DicomDump.Bulk.REFERENCED && binary.size() > MAX_INLINE_BYTES
                        ? reference(place)
                        : inline(binary.toBytes());
            case Value.Fragments f -> "";
        };
    }

    private static String reference(String place) {
        return ",\"BulkDataURI\":" + quoted(place);
    }

    private static String inline(byte[] bytes) {
        return ",\"InlineBinary\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
    }

    /** Encapsulated pixel data as in a file: offset table and fragments as items (PS3.5 A.4), without the delimiter. */
    private static byte[] items(Value.Fragments fragments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        item(fragments.offsetTable(), bytes);
        fragments.fragments().forEach(fragment -> item(fragment, bytes));
        return bytes.toByteArray();
    }

    private static void item(Value.Binary content, ByteArrayOutputStream out) {
        byte[] bytes = content.toBytes();
        out.writeBytes(header(Tag.ITEM, bytes.length));
        out.writeBytes(bytes);
    }

    private static byte[] header(Tag tag, int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag.group())
                .putShort((short) tag.element())
                .putInt(length)
                .array();
    }

    private static String array(List<String> values) {
        return ",\"Value\":[" + String.join(",", values) + "]";
    }

    private static String text(Vr vr, String value) {
        if (value.isEmpty()) {
            return "null";
        }
        if (vr == Vr.PN) {
            String[] groups = value.split("=", -1);
            return IntStream.range(0, Math.min(groups.length, NAME_GROUPS.size()))
                    .filter(i -> !groups[i].isEmpty())
                    .mapToObj(i -> quoted(NAME_GROUPS.get(i)) + ":" + quoted(groups[i].stripTrailing()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (vr == Vr.DS || vr == Vr.IS) {
            return number(value.strip());
        }
        return quoted(value);
    }

    /** A JSON number when the text is one, else a string, which the model allows too. */
    private static String number(String text) {
        if (text.length() > 16 || !text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
            return quoted(text);
        }
        return new BigDecimal(text).toString();
    }

    private static String integer(Vr vr, long number) {
        return switch (vr) {
            case AT -> quoted(String.format(Locale.ROOT, "%08X", number));
            case UV -> quoted(Long.toUnsignedString(number));
            case SV -> quoted(Long.toString(number));
            default -> Long.toString(number);
        };
    }

    /** Shortest text that gives the same number again; the model names the three that are none. */
    private static String decimal(Vr vr, double number) {
        if (!Double.isFinite(number)) {
            return quoted(Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf");
        }
        return vr == Vr.FL || vr == Vr.OF ? Float.toString((float) number) : Double.toString(number);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
