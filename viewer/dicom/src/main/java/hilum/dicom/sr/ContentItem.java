package hilum.dicom.sr;

import hilum.dicom.objects.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a structured report.
 *
 * @param concept the name of what it holds, empty for images and the like
 */
record ContentItem(Relation relation, Optional<Code> concept, ContentValue value, List<ContentItem> children) {
    ContentItem {
        children = List.copyOf(children);
    }

    static ContentItem of(Relation relation, Code concept, ContentValue value, ContentItem... children) {
        return new ContentItem(relation, Optional.of(concept), value, List.of(children));
    }

    static ContentItem text(Relation relation, Code concept, String text) {
        return of(relation, concept, new ContentValue.Text(text));
    }

    static ContentItem code(Relation relation, Code concept, Code code) {
        return of(relation, concept, new ContentValue.Coded(code));
    }

    static ContentItem uid(Relation relation, Code concept, String uid) {
        return of(relation, concept, new ContentValue.Uid(uid));
    }

    static ContentItem container(Code concept, List<ContentItem> children) {
        return new ContentItem(Relation.CONTAINS, Optional.of(concept), new ContentValue.Container(""), children);
    }

    boolean is(Code wanted) {
        return concept.filter(wanted::matches).isPresent();
    }

    /** The children of this name, in order. */
    Stream<ContentItem> all(Code wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    /** The text, person or UID of the first child of this name. */
    Optional<String> text(Code wanted) {
        return all(wanted)
                .flatMap(child -> switch (child.value()) {
                    case ContentValue.Text text -> Stream.of(text.text());
                    case ContentValue.Uid uid -> Stream.of(uid.uid());
                    case ContentValue.Person person -> Stream.of(person.name());
                    case ContentValue.Container c -> Stream.<String>empty();
                    case ContentValue.Coded c -> Stream.<String>empty();
                    case ContentValue.Numeric n -> Stream.<String>empty();
                    case ContentValue.Image i -> Stream.<String>empty();
                    case ContentValue.Coordinates c -> Stream.<String>empty();
                    case ContentValue.Unread u -> Stream.<String>empty();
                })
                .findFirst();
    }

    /** The code of the first child of this name. */
    Optional<Code> code(Code wanted) {
        return all(wanted).map(ContentItem::value).flatMap(ContentItem::coded).findFirst();
    }

    static Stream<Code> coded(ContentValue value) {
        return value instanceof ContentValue.Coded coded ? Stream.of(coded.code()) : Stream.empty();
    }

    /** This item with further children behind its own. */
    ContentItem with(List<ContentItem> more) {
        List<ContentItem> all = new ArrayList<>(children);
        all.addAll(more);
        return new ContentItem(relation, concept, value, all);
    }
}
