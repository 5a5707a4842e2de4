package hilum.dicom.deidentify;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.deidentify.DeIdentificationOptions.Dates;
import hilum.dicom.deidentify.DeIdentified.Notice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What becomes of each element of one object, at every level. */
final class ElementRules {
    private static final String DUMMY = "REMOVED";
    private static final String WELL_KNOWN = "1.2.840.10008.";
    private static final Tag SCHEME_UID = Tag.of("CodingSchemeUID");

    private final ProfileTable table;
    private final DeIdentificationOptions options;
    private final Pseudonyms pseudonyms;
    private final DateShift dates;
    private final IdentifyingWords people;
    private final Set<Notice> notices;

    ElementRules(
            ProfileTable table,
            DeIdentificationOptions options,
            Pseudonyms pseudonyms,
            DateShift dates,
            IdentifyingWords people,
            Set<Notice> notices) {
        this.table = table;
        this.options = options;
        this.pseudonyms = pseudonyms;
        this.dates = dates;
        this.people = people;
        this.notices = notices;
    }

    DataSet apply(DataSet set) {
        DataSet.Builder cleaned = DataSet.builder();
        for (Element element : set) {
            if (staysAtAll(element.tag(), element.vr())) {
                after(element).ifPresent(cleaned::put);
            }
        }
        return cleaned.build();
    }

    private boolean staysAtAll(Tag tag, Vr vr) {
        if (tag.isPrivate()) {
            notices.add(Notice.PRIVATE_REMOVED);
            return false;
        }
        boolean drawn = (tag.group() & 0xFF00) == 0x6000 || (tag.group() & 0xFF00) == 0x5000;
        if (drawn) {
            notices.add(Notice.OVERLAYS_REMOVED);
        }
        return !drawn && vr != Vr.UN && tag.keyword().isPresent();
    }

    private Optional<Element> after(Element element) {
        Optional<ProfileTable.Rule> rule = table.rule(element.tag());
        if (rule.isEmpty()) {
            return unlisted(element);
        }
        if (rule.get().options().chars().anyMatch(option -> options.keeps((char) option))) {
            return element.vr() == Vr.UI ? Optional.of(newUids(element)) : withoutPeople(element);
        }
        if (rule.get().has('t') && options.dates() != Dates.REMOVED) {
            return Optional.of(dated(element));
        }
        if (rule.get().has('c') && options.keepDescriptorWords() && element.value() instanceof Value.Text) {
            return describing(element, rule.get().action());
        }
        return acted(element, rule.get().action());
    }

    private Optional<Element> acted(Element element, ProfileTable.Action action) {
        return switch (action) {
            case REMOVE -> Optional.empty();
            case EMPTY -> Optional.of(empty(element));
            case DUMMY -> Optional.of(element.value().isEmpty() ? element : dummy(element));
            case NEW_UID -> Optional.of(newUids(element));
            case ITEMS -> Optional.of(items(element));
        };
    }

    /** Elements that the table does not name, by what they can hold. */
    private Optional<Element> unlisted(Element element) {
        return switch (element.vr()) {
            case SQ -> Optional.of(items(element));
            case UI -> Optional.of(newUids(element));
            case PN -> Optional.of(empty(element));
            case DA, DT, TM -> Optional.of(dated(element));
            case LT, ST, UC, UT -> Optional.of(element.value().isEmpty() ? element : dummy(element));
            case AE, UR -> Optional.empty();
            default -> withoutPeople(element);
        };
    }

    private Optional<Element> describing(Element element, ProfileTable.Action action) {
        if (element.vr() != Vr.LO && element.vr() != Vr.SH && element.vr() != Vr.CS) {
            return acted(element, action); // prose cannot be cleaned word by word
        }
        Element cleaned = mapped(element, text -> people.in(text) ? "" : DescriptorWords.cleaned(text));
        return cleaned.value().isEmpty() ? acted(element, action) : Optional.of(cleaned);
    }

    private Optional<Element> withoutPeople(Element element) {
        if (element.value() instanceof Value.Items) {
            return Optional.of(items(element));
        }
        boolean words = switch (element.vr()) {
            case LO, SH, CS, LT, ST, UC, UT, AE, PN, UR -> true;
            default -> false;
        };
        if (!words
                || !(element.value() instanceof Value.Text text)
                || text.values().stream().noneMatch(people::in)) {
            return Optional.of(element);
        }
        notices.add(Notice.NAME_IN_OTHER_ELEMENT);
        return Optional.of(mapped(element, value -> people.in(value) ? DUMMY : value));
    }

    private Element dated(Element element) {
        return switch (element.vr()) {
            case DA, DT, TM -> mapped(element, text -> text.isEmpty() ? text : dates.of(element.vr(), text));
            // such as a time zone, which is true for a place and not for a day
            default -> options.dates() == Dates.KEPT ? element : empty(element);
        };
    }

    private Element newUids(Element element) {
        boolean kept =
                options.keepUids() || isDevice(element.tag()) || element.tag().equals(SCHEME_UID);
        return mapped(element, uid -> {
            boolean stays = uid.isEmpty() || (uid.matches("[0-9.]+") && (kept || uid.startsWith(WELL_KNOWN)));
            return stays ? uid : pseudonyms.uid(uid.strip());
        });
    }

    private boolean isDevice(Tag tag) {
        return options.keepDevice()
                && table.rule(tag).filter(rule -> rule.has('d')).isPresent();
    }

    private Element items(Element element) {
        return element.value() instanceof Value.Items items
                ? new Element(
                        element.tag(),
                        element.vr(),
                        new Value.Items(items.items().stream().map(this::apply).toList()))
                : element;
    }

    private Element dummy(Element element) {
        return switch (element.vr()) {
            case SQ -> items(element);
            case DA, DT, TM -> mapped(element, text -> DateShift.dummy(element.vr()));
            case UI -> newUids(element);
            case PN -> mapped(element, text -> "ANONYMOUS");
            case AE, CS, LO, LT, SH, ST, UC, UT ->
                new Element(element.tag(), element.vr(), new Value.Text(List.of(DUMMY)));
            default -> empty(element);
        };
    }

    private static Element empty(Element element) {
        Value nothing = switch (element.vr().kind()) {
            case TEXT -> new Value.Text(List.of());
            case INTEGER -> new Value.Integers();
            case DECIMAL -> new Value.Decimals();
            case BINARY -> Value.Binary.NONE;
            case ITEMS -> new Value.Items(List.of());
        };
        return new Element(element.tag(), element.vr(), nothing);
    }

    private static Element mapped(Element element, UnaryOperator<String> change) {
        return element.value() instanceof Value.Text text
                ? new Element(
                        element.tag(),
                        element.vr(),
                        new Value.Text(text.values().stream().map(change).toList()))
                : element;
    }
}
