package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Element;
import hilum.dicom.ParseWarning;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads data sets (DICOM PS3.5 7). Forgiving: what breaks the standard but can be read becomes a warning, and a truncated file gives
 * what is there. No allocation is larger than the bytes that back it.
 */
final class DataSetParser {
    static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_WARNINGS = 50;
    /** More elements than any real object has; keeps hostile files from filling the memory with empty elements. */
    private static final int MAX_ELEMENTS = 2_000_000;

    private final ByteSource source;
    private final List<ParseWarning> warnings;
    private int elements;

    /** What the elements of one data set have in common. */
    private record Scope(Syntax syntax, CharacterSets text, boolean signedPixels, int depth) {
        Scope nested(Syntax itemSyntax) {
            return new Scope(itemSyntax, text, signedPixels, depth + 1);
        }
    }

    /** Elements read and where the next byte is. */
    private record Parsed<T>(T value, long next) {}

    DataSetParser(ByteSource source, List<ParseWarning> warnings) {
        this.source = source;
        this.warnings = warnings;
    }

    /** Elements from {@code start} to {@code end}, or to the first for which {@code stop} holds. */
    DataSet parse(long start, long end, Syntax syntax, Predicate<Tag> stop) throws DicomException {
        Scope scope = new Scope(syntax, CharacterSets.DEFAULT, false, 0);
        return elements(start, end, scope, stop).value();
    }

    private Parsed<DataSet> elements(long start, long end, Scope outer, Predicate<Tag> stop) throws DicomException {
        DataSet.Builder set = DataSet.builder();
        Scope scope = outer;
        long at = start;
        while (at + 8 <= end) {
            if (stop.test(new Tag(source.withOrder(scope.syntax().bigEndian()).tag(at)))) {
                return new Parsed<>(set.build(), at);
            }
            ElementHeader header = header(at, end, scope.syntax());
            if (header.tag().equals(Tag.ITEM_END)) {
                return new Parsed<>(set.build(), at + 8);
            }
            if (header.tag().equals(Tag.SEQUENCE_END)) {
                warn(at, "a sequence ends inside an item");
                return new Parsed<>(set.build(), at);
            }
            if (++elements > MAX_ELEMENTS) {
                throw new DicomException("The file holds more than two million elements; it is damaged.");
            }
            Parsed<Element> next = element(header, end, scope);
            set.put(next.value());
            scope = refined(scope, next.value());
            at = next.next();
        }
        if (at < end) {
            warn(at, "the file ends inside an element");
        }
        return new Parsed<>(set.build(), end);
    }

    private Scope refined(Scope scope, Element element) {
        if (element.tag().equals(Tag.SPECIFIC_CHARACTER_SET)) {
            if (!CharacterSets.isKnown(element.value())) {
                warn(0, "the character set is not known; text is read as Latin-1");
            }
            return new Scope(scope.syntax(), CharacterSets.of(element.value()), scope.signedPixels(), scope.depth());
        }
        if (element.tag().equals(Tag.PIXEL_REPRESENTATION) && element.value() instanceof Value.Integers n) {
            return new Scope(scope.syntax(), scope.text(), n.size() > 0 && n.get(0) == 1, scope.depth());
        }
        return scope;
    }

    private ElementHeader header(long at, long end, Syntax syntax) {
        ElementHeader header = ElementHeader.read(source.withOrder(syntax.bigEndian()), at, end, syntax.explicit());
        if (header.oddity() != null) {
            warn(at, header.oddity());
        }
        return header;
    }

    private Parsed<Element> element(ElementHeader header, long end, Scope scope) throws DicomException {
        long start = header.valueStart();
        Vr vr = header.tag().isUnsignedOrSigned()
                        && header.vr() == Vr.US
                        && !scope.syntax().explicit()
                        && scope.signedPixels()
                ? Vr.SS
                : header.vr();
        if (header.length() == UNDEFINED) {
            return undefinedLength(header.tag(), vr, start, end, scope);
        }
        long length = header.length();
        if (length > end - start) {
            warn(start, "an element is longer than what is left of the file");
            length = end - start;
        }
        long next = start + length;
        if (vr == Vr.SQ) {
            return new Parsed<>(sequence(header.tag(), start, next, scope).value(), next);
        }
        ElementValues values = new ElementValues(source.withOrder(scope.syntax().bigEndian()), scope.text());
        Vr known = vr == Vr.UN && !header.tag().isPrivate() ? header.tag().vr() : vr;
        if (known != vr) {
            // UN hides an element that the writer did not know; its value is implicit little endian (PS3.5 6.2.2)
            return new Parsed<>(unhidden(header.tag(), known, start, length, scope), next);
        }
        return new Parsed<>(new Element(header.tag(), vr, values.read(vr, start, length)), next);
    }

    private Element unhidden(Tag tag, Vr known, long start, long length, Scope scope) throws DicomException {
        if (known == Vr.SQ) {
            return sequence(tag, start, start + length, scope.nested(Syntax.IMPLICIT_LITTLE))
                    .value();
        }
        Value value = new ElementValues(source.withOrder(false), scope.text()).read(known, start, length);
        return new Element(tag, known, value);
    }

    private Parsed<Element> undefinedLength(Tag tag, Vr vr, long start, long end, Scope scope) throws DicomException {
        boolean pixels = tag.equals(Tag.PIXEL_DATA) || vr == Vr.OB || vr == Vr.OW;
        if (pixels && scope.depth() <= MAX_DEPTH) {
            return fragments(tag, start, end, scope);
        }
        Syntax inner = vr == Vr.UN && scope.syntax().explicit() ? Syntax.IMPLICIT_LITTLE : scope.syntax();
        return sequence(tag, start, end, new Scope(inner, scope.text(), scope.signedPixels(), scope.depth()));
    }

    private Parsed<Element> sequence(Tag tag, long start, long end, Scope scope) throws DicomException {
        if (scope.depth() >= MAX_DEPTH) {
            throw new DicomException("Sequences are nested more than " + MAX_DEPTH + " deep; the file is damaged.");
        }
        ByteSource bytes = source.withOrder(scope.syntax().bigEndian());
        List<DataSet> items = new ArrayList<>();
        long at = start;
        while (at + 8 <= end) {
            int itemTag = bytes.tag(at);
            long length = bytes.u32(at + 4);
            if (itemTag == Tag.SEQUENCE_END.value()) {
                at += 8;
                break;
            }
            if (itemTag != Tag.ITEM.value()) {
                warn(at, "a sequence holds something that is no item");
                break;
            }
            boolean open = length == UNDEFINED;
            long itemEnd = open ? end : Math.min(at + 8 + length, end);
            if (!open && at + 8 + length > end) {
                warn(at, "an item is longer than its sequence");
            }
            Parsed<DataSet> item =
                    elements(at + 8, itemEnd, scope.nested(itemSyntax(at + 8, itemEnd, scope)), t -> false);
            items.add(item.value());
            at = open ? item.next() : itemEnd;
        }
        return new Parsed<>(new Element(tag, Vr.SQ, new Value.Items(items)), Math.min(at, end));
    }

    /** Some writers put implicit items into an explicit file. */
    private Syntax itemSyntax(long start, long end, Scope scope) {
        if (!scope.syntax().explicit() || start + 8 > end) {
            return scope.syntax();
        }
        ByteSource bytes = source.withOrder(scope.syntax().bigEndian());
        boolean letters = ElementHeader.looksLikeVr(bytes, start + 4);
        boolean fits = bytes.u32(start + 4) <= end - start - 8;
        if (!letters
                && fits
                && bytes.tag(start) != Tag.ITEM_END.value()
                && !scope.syntax().bigEndian()) {
            warn(start, "an item is written in implicit form inside an explicit file");
            return Syntax.IMPLICIT_LITTLE;
        }
        return scope.syntax();
    }

    private Parsed<Element> fragments(Tag tag, long start, long end, Scope scope) {
        ByteSource bytes = source.withOrder(scope.syntax().bigEndian());
        List<Value.Binary> parts = new ArrayList<>();
        long at = start;
        boolean closed = false;
        while (at + 8 <= end && !closed) {
            int itemTag = bytes.tag(at);
            long length = bytes.u32(at + 4);
            if (itemTag == Tag.SEQUENCE_END.value()) {
                closed = true;
            } else if (itemTag == Tag.ITEM.value()) {
                long available = Math.min(length, end - at - 8);
                parts.add(new Value.Binary(source.slice(at + 8, available), 1));
                at += available;
            } else {
                break;
            }
            at += 8;
        }
        if (!closed) {
            warn(at, "the compressed picture is cut off or its parts are broken");
        }
        Value.Binary table = parts.isEmpty() ? Value.Binary.NONE : parts.getFirst();
        List<Value.Binary> rest = parts.isEmpty() ? parts : parts.subList(1, parts.size());
        // without its delimiter nothing after the parts can be trusted
        return new Parsed<>(new Element(tag, Vr.OB, new Value.Fragments(table, rest)), closed ? at : end);
    }

    private void warn(long position, String message) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new ParseWarning(position, message));
        }
    }
}
