package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Element;
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

    private final ByteSource source;
    private final WarningLog warnings;
    private final ParseLimit limit;

    /** What the elements of one data set have in common. */
    private record Scope(Syntax syntax, CharacterSets text, boolean signedPixels, int depth) {
        Scope nested(Syntax itemSyntax) {
            return new Scope(itemSyntax, text, signedPixels, depth + 1);
        }
    }

    /** Elements read and where the next byte is. */
    private record Parsed<T>(T value, long next) {}

    DataSetParser(ByteSource source, WarningLog warnings, ParseLimit limit) {
        this.source = source;
        this.warnings = warnings;
        this.limit = limit;
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
            if (header.tag().value() == 0 && isZero(at, end)) {
                warnings.addForm(at, "zeros follow the last element");
                return new Parsed<>(set.build(), end);
            }
            limit.count();
            Parsed<Element> next = element(header, end, scope, set);
            if (set.contains(header.tag())) {
                warn(at, "an element occurs twice in a data set; the last one counts");
            }
            set.put(next.value());
            scope = refined(scope, next.value());
            at = next.next();
        }
        if (at < end) {
            warn(at, ElementHeader.CUT_OFF);
        }
        return new Parsed<>(set.build(), end);
    }

    private Scope refined(Scope scope, Element element) {
        if (element.tag().equals(Tag.SPECIFIC_CHARACTER_SET)) {
            CharacterSets.problem(element.value()).ifPresent(problem -> warn(0, problem));
            return new Scope(scope.syntax(), CharacterSets.of(element.value()), scope.signedPixels(), scope.depth());
        }
        if (element.tag().equals(Tag.PIXEL_REPRESENTATION) && element.value() instanceof Value.Integers n) {
            return new Scope(scope.syntax(), scope.text(), n.size() > 0 && n.get(0) == 1, scope.depth());
        }
        return scope;
    }

    private ElementHeader header(long at, long end, Syntax syntax) {
        ElementHeader header = ElementHeader.read(source.withOrder(syntax.bigEndian()), at, end, syntax.explicit());
        if (ElementHeader.CUT_OFF.equals(header.oddity())) {
            warn(at, ElementHeader.CUT_OFF);
        } else if (header.oddity() != null) {
            warnings.addForm(at, header.oddity());
        }
        return header;
    }

    private Parsed<Element> element(ElementHeader header, long end, Scope scope, DataSet.Builder before)
            throws DicomException {
        long start = header.valueStart();
        Vr vr = scope.syntax().explicit() ? header.vr() : ImplicitVr.of(header.tag(), before, scope.signedPixels());
        if (header.length() == UNDEFINED) {
            return undefinedLength(header.tag(), vr, start, end, scope);
        }
        long length = header.length();
        if (length > end - start) {
            warn(start, "an element is longer than what is left of the file");
            length = end - start;
        } else if ((length & 1) == 1) {
            warnings.addForm(start, "an element has an odd length");
        }
        long next = start + length;
        if (vr == Vr.SQ) {
            return new Parsed<>(sequence(header.tag(), start, next, scope).value(), next);
        }
        if (vr == Vr.UN) {
            return new Parsed<>(unhidden(header, start, length, scope, before), next);
        }
        ElementValues values = new ElementValues(source.withOrder(scope.syntax().bigEndian()), scope.text(), warnings);
        Vr sure = isGuess(header.tag(), scope.syntax()) && !values.suits(vr, start, length) ? Vr.UN : vr;
        return new Parsed<>(new Element(header.tag(), sure, values.read(sure, start, length)), next);
    }

    /** The table of private elements need not know this writer's version. */
    private static boolean isGuess(Tag tag, Syntax syntax) {
        return tag.isPrivate() && !syntax.explicit();
    }

    /** UN hides an element that the writer did not know; its value is implicit little endian (DICOM PS3.5 6.2.2). */
    private Element unhidden(ElementHeader header, long start, long length, Scope scope, DataSet.Builder before)
            throws DicomException {
        Vr known = ImplicitVr.of(header.tag(), before, scope.signedPixels());
        if (known == Vr.SQ) {
            return sequence(header.tag(), start, start + length, scope.nested(Syntax.IMPLICIT_LITTLE))
                    .value();
        }
        ElementValues values = new ElementValues(source.withOrder(false), scope.text(), warnings);
        Vr sure = header.tag().isPrivate() && !values.suits(known, start, length) ? Vr.UN : known;
        return new Element(header.tag(), sure, values.read(sure, start, length));
    }

    private Parsed<Element> undefinedLength(Tag tag, Vr vr, long start, long end, Scope scope) throws DicomException {
        boolean pixels = tag.equals(Tag.PIXEL_DATA) || vr == Vr.OB || vr == Vr.OW;
        if (pixels && scope.depth() <= MAX_DEPTH) {
            return fragments(tag, start, end, scope.syntax());
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
            limit.count();
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

    /** Some writers put implicit items into an explicit file, or explicit ones into an implicit file. */
    private Syntax itemSyntax(long start, long end, Scope scope) {
        Syntax outer = scope.syntax();
        if (outer.bigEndian() || start + 8 > end) {
            return outer;
        }
        ByteSource bytes = source.withOrder(false);
        boolean fits = bytes.u32(start + 4) <= end - start - 8;
        if (outer.explicit()) {
            boolean implicit =
                    !ElementHeader.looksLikeVr(bytes, start + 4) && fits && bytes.tag(start) != Tag.ITEM_END.value();
            if (implicit) {
                warnings.addForm(start, "an item is written in implicit form inside an explicit file");
            }
            return implicit ? Syntax.IMPLICIT_LITTLE : outer;
        }
        boolean explicit = !fits
                && bytes.u32(start + 4) != UNDEFINED
                && Vr.of(bytes.u8(start + 4), bytes.u8(start + 5)).isPresent();
        if (explicit) {
            warnings.addForm(start, "an item is written in explicit form inside an implicit file");
        }
        return explicit ? Syntax.EXPLICIT_LITTLE : outer;
    }

    private Parsed<Element> fragments(Tag tag, long start, long end, Syntax syntax) throws DicomException {
        FragmentReader reader = new FragmentReader(source.withOrder(syntax.bigEndian()), warnings, limit);
        Value.Fragments fragments = reader.read(start, end);
        return new Parsed<>(new Element(tag, Vr.OB, fragments), reader.next());
    }

    private boolean isZero(long from, long end) {
        for (long at = from; at < end; at++) {
            if (source.u8(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private void warn(long position, String message) {
        warnings.add(position, message);
    }
}
