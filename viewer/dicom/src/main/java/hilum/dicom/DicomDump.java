package hilum.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The content of a file as lines for people. Holds patient data: for the command line, never for logs. */
public final class DicomDump {
    private static final int MAX_VALUE_CHARS = 80;
    private static final int MAX_NUMBERS = 16;

    private DicomDump() {}

    /** One line for each element: tag, representation, value, keyword; items indented by two spaces; warnings last. */
    public static List<String> lines(DicomFile file) {
        List<String> lines = new ArrayList<>();
        lines.add("# Transfer syntax: " + file.transferSyntax());
        append(file.fileMeta(), "", lines);
        append(file.dataSet(), "", lines);
        for (ParseWarning warning : file.warnings()) {
            lines.add("# Warning at byte " + warning.position() + ": " + warning.message());
        }
        return lines;
    }

    /** The data set in the DICOM JSON model (PS3.18 F) on one line; see {@link JsonModel}. */
    public static String json(DicomFile file) {
        return JsonModel.of(file.dataSet(), file.transferSyntax());
    }

    private static void append(DataSet set, String indent, List<String> lines) {
        for (Element element : set) {
            String keyword = element.tag().keyword().orElse(element.tag().isPrivate() ? "(private)" : "(unknown)");
            lines.add(indent + element.tag().toString().toLowerCase(Locale.ROOT) + " " + element.vr() + " "
                    + shown(element.value()) + "  # " + keyword);
            if (element.value() instanceof Value.Items items) {
                int number = 1;
                for (DataSet item : items.items()) {
                    lines.add(indent + "  item " + number++);
                    append(item, indent + "    ", lines);
                }
            }
        }
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> "[" + cut(printable(String.join("\\", text.values()))) + "]";
            case Value.Integers numbers -> numbers(numbers.size(), numbers::get);
            case Value.Decimals numbers -> numbers(numbers.size(), numbers::get);
            case Value.Binary binary -> "(" + binary.size() + " bytes)";
            case Value.Items items -> "(" + items.items().size() + " items)";
            case Value.Fragments fragments ->
                "(" + fragments.fragments().size() + " fragments, "
                        + fragments.fragments().stream()
                                .mapToLong(Value.Binary::size)
                                .sum() + " bytes)";
        };
    }

    private static String numbers(int count, IntFunction<Object> at) {
        String shown = IntStream.range(0, Math.min(count, MAX_NUMBERS))
                .mapToObj(at)
                .map(Object::toString)
                .collect(Collectors.joining("\\"));
        return count > MAX_NUMBERS ? shown + "... (" + count + " numbers)" : shown;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String cut(String text) {
        return text.length() <= MAX_VALUE_CHARS ? text : text.substring(0, MAX_VALUE_CHARS) + "...";
    }
}
