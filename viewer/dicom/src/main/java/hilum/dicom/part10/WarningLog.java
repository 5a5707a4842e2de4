package hilum.dicom.part10;

import hilum.dicom.ParseWarning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings of one file in reading order; what happens many times is told once, with a count. */
final class WarningLog {
    private static final int MAX_KINDS = 50;

    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Where a warning came first, and how often it came. */
    private record Place(long position, ParseWarning.Effect effect, int count) {}

    /** Something may be missing or misread. */
    void add(long position, String message) {
        add(position, message, ParseWarning.Effect.DOUBTFUL);
    }

    /** Something is written wrongly but read as it was meant. */
    void addForm(long position, String message) {
        add(position, message, ParseWarning.Effect.NONE);
    }

    private void add(long position, String message, ParseWarning.Effect effect) {
        Place before = places.get(message);
        if (before != null) {
            places.put(message, new Place(before.position(), effect, before.count() + 1));
        } else if (places.size() < MAX_KINDS) {
            places.put(message, new Place(position, effect, 1));
        }
    }

    List<ParseWarning> toList() {
        return places.entrySet().stream()
                .map(entry -> new ParseWarning(
                        entry.getValue().position(),
                        counted(entry.getKey(), entry.getValue()),
                        entry.getValue().effect()))
                .toList();
    }

    private static String counted(String message, Place place) {
        return place.count() == 1 ? message : message + " (" + place.count() + " times)";
    }
}
