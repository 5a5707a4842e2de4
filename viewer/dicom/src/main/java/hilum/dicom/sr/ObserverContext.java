package hilum.dicom.sr;

import hilum.dicom.objects.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observation context: who observed, in which language (TID 1001, 1002, 1204). */
final class ObserverContext {
    private ObserverContext() {}

    static List<ContentItem> language() {
        return List.of(ContentItem.code(Relation.HAS_CONCEPT_MOD, Concepts.LANGUAGE, Concepts.ENGLISH));
    }

    static List<ContentItem> items(Observer observer) {
        List<ContentItem> items = new ArrayList<>();
        switch (observer) {
            case Observer.Person person -> {
                items.add(type(Concepts.PERSON));
                items.add(ContentItem.of(
                        Relation.HAS_OBS_CONTEXT, Concepts.PERSON_NAME, new ContentValue.Person(person.name())));
            }
            case Observer.Device device -> {
                items.add(type(Concepts.DEVICE));
                items.add(ContentItem.uid(Relation.HAS_OBS_CONTEXT, Concepts.DEVICE_UID, device.uid()));
                addText(items, Concepts.DEVICE_NAME, device.name());
                addText(items, Concepts.DEVICE_MANUFACTURER, device.manufacturer());
                addText(items, Concepts.DEVICE_MODEL, device.model());
            }
        }
        return items;
    }

    /** The observer that a root item names; a device without a name when it names none. */
    static Observer read(ContentItem root) {
        Optional<String> person = root.text(Concepts.PERSON_NAME);
        if (person.isPresent()) {
            return new Observer.Person(person.get());
        }
        return new Observer.Device(
                root.text(Concepts.DEVICE_UID).orElse(""),
                root.text(Concepts.DEVICE_NAME).orElse(""),
                root.text(Concepts.DEVICE_MANUFACTURER).orElse(""),
                root.text(Concepts.DEVICE_MODEL).orElse(""));
    }

    private static ContentItem type(Code kind) {
        return ContentItem.code(Relation.HAS_OBS_CONTEXT, Concepts.OBSERVER_TYPE, kind);
    }

    private static void addText(List<ContentItem> items, Code concept, String text) {
        if (!text.isEmpty()) {
            items.add(ContentItem.text(Relation.HAS_OBS_CONTEXT, concept, text));
        }
    }
}
