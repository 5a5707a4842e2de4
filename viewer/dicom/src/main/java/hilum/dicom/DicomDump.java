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

    /** What the JSON model does with binary values of more than 1,024 bytes and with compressed pixels. */
    public enum Bulk {
        /** Names them by a relative BulkDataURI, such as {@code bulkdata/7FE00010}. */
        REFERENCED,
        /** Holds them in Base64; such a line can be larger than the file. */
        INLINE
    }

    /**
     * One line for each element: tag, representation, value, keyword; items indented by two spaces. Before them lines that begin with
     * {@code #} say what the file is and, for a picture, how it is shown; warnings are last.
     */
    public static List<String> lines(DicomFile file) {
        List<String> lines = new ArrayList<>();
        lines.add("# Transfer syntax: " + file.transferSyntax());
        file.dataSet()
                .text(Tag.SOP_CLASS_UID)
                .map(SopClass::of)
                .ifPresent(kind -> lines.add("# Object: " + kind.name() + " (" + kind.uid() + ")"));
        if (file.frameCount() > 0) {
            lines.add("# Frames: " + file.frameCount());
            lines.add("# Radiograph: " + Radiograph.of(file.dataSet()).words());
        }
        append(file.fileMeta(), "", lines);
        append(file.dataSet(), "", lines);
        for (ParseWarning warning : file.warnings()) {
            lines.add("# Warning at byte " + warning.position() + ": " + warning.message());
        }
        return lines;
    }

    /** The data set in the DICOM JSON model (PS3.18 F) on one line; group 0002 is no part of it. */
    public static String json(DicomFile file, Bulk bulk) {
        return new JsonModel(bulk).of(file.dataSet());
    }

    private static void append(DataSet set, String indent, List<String> lines) {
        for (Element element : set) {
            lines.add(indent + element.tag().toString().toLowerCase(Locale.ROOT) + " " + element.vr() + " "
                    + shown(element.value()) + "  # " + name(set, element.tag()));
            if (element.value() instanceof Value.Items items) {
                int number = 1;
                for (DataSet item : items.items()) {
                    lines.add(indent + "  item " + number++);
                    append(item, indent + "    ", lines);
                }
            }
        }
    }

    private static String name(DataSet set, Tag tag) {
        if (!tag.isPrivate()) {
            return tag.keyword().orElse(tag.element() == 0 ? "(group length)" : "(unknown)");
        }
        if (tag.isPrivateCreator()) {
            return "(private creator)";
        }
        return set.privateCreator(tag)
                .map(creator -> "(private) " + tag.privateName(creator).orElse("of " + creator))
                .orElse("(private)");
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
