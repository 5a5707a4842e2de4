package hilum.dicom;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The DICOM JSON model (PS3.18 F). Binary values of more than 1,024 bytes and pixel data are left out: only their VR is given. */
final class JsonModel {
    private static final int MAX_INLINE_BYTES = 1024;
    private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    private JsonModel() {}

    static String of(DataSet set, TransferSyntax syntax) {
        // group 0002 has no place in the model; (0008,3002) tells the transfer syntax instead
        return object(
                set.toBuilder().put(new Tag(0x00083002), Vr.UI, syntax.uid()).build());
    }

    private static String object(DataSet set) {
        StringBuilder json = new StringBuilder("{");
        for (Element element : set) {
            if (element.tag().element() == 0) {
                continue; // group lengths are not allowed
            }
            json.append(json.length() > 1 ? "," : "")
                    .append(String.format(
                            Locale.ROOT,
                            "\"%08X\":{\"vr\":\"%s\"",
                            element.tag().value(),
                            element.vr()))
                    .append(value(element))
                    .append('}');
        }
        return json.append('}').toString();
    }

    private static String value(Element element) {
        if (element.value().isEmpty()) {
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
                        .mapToObj(i -> decimal(numbers.get(i)))
                        .toList());
            case Value.Items items ->
                array(items.items().stream().map(JsonModel::object).toList());
            case Value.Binary binary ->
                binary.size() > MAX_INLINE_BYTES
                        ? ""
                        : ",\"InlineBinary\":\"" + Base64.getEncoder().encodeToString(binary.toBytes()) + "\"";
            case Value.Fragments f -> "";
        };
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

    private static String decimal(double number) {
        return Double.isFinite(number) ? Double.toString(number) : quoted(Double.toString(number));
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
