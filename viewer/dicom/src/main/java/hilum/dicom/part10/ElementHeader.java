package hilum.dicom.part10;

import hilum.dicom.Tag;
import hilum.dicom.Vr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tag, representation and length of an element, and where its value starts (DICOM PS3.5 7.1).
 *
 * @param oddity what breaks the standard here, null when nothing does
 */
record ElementHeader(
        Tag tag,
        Vr vr,
        long length,
        long valueStart,
        @Nullable String oddity) {
    /** The oddity of a header that is not all there. */
    static final String CUT_OFF = "the file ends inside an element";

    /** Reads at {@code at}, where at least 8 bytes are left before {@code end}. */
    static ElementHeader read(ByteSource source, long at, long end, boolean explicit) {
        Tag tag = new Tag(source.tag(at));
        if (tag.group() == 0xFFFE || !explicit) {
            return implicit(source, tag, at, null);
        }
        Optional<Vr> vr = Vr.of(source.u8(at + 4), source.u8(at + 5));
        if (vr.isPresent()) {
            return vr.get().hasLongLength()
                    ? longForm(source, tag, vr.get(), at, end, null)
                    : new ElementHeader(tag, vr.get(), source.u16(at + 6), at + 8, null);
        }
        if (looksLikeVr(source, at + 4)) {
            return longForm(source, tag, Vr.UN, at, end, "a value representation is not known");
        }
        if ((source.u8(at + 4) == 0 && source.u8(at + 5) == 0)
                || (source.u8(at + 4) == ' ' && source.u8(at + 5) == ' ')) {
            // blank letters: the short form with the dictionary's representation, as some old writers did
            Vr known = tag.vr();
            if (source.u16(at + 6) <= end - at - 8 && source.u8(at + 4) == ' ') {
                return new ElementHeader(tag, known, source.u16(at + 6), at + 8, "a value representation is blank");
            }
        }
        return implicit(source, tag, at, "an element is written in implicit form inside an explicit file");
    }

    /** Two capital letters. */
    static boolean looksLikeVr(ByteSource source, long at) {
        int a = source.u8(at);
        int b = source.u8(at + 1);
        return a >= 'A' && a <= 'Z' && b >= 'A' && b <= 'Z';
    }

    private static ElementHeader implicit(ByteSource source, Tag tag, long at, @Nullable String oddity) {
        return new ElementHeader(tag, tag.vr(), source.u32(at + 4), at + 8, oddity);
    }

    private static ElementHeader longForm(
            ByteSource source, Tag tag, Vr vr, long at, long end, @Nullable String oddity) {
        if (at + 12 > end) {
            return new ElementHeader(tag, vr, 0, end, CUT_OFF);
        }
        return new ElementHeader(tag, vr, source.u32(at + 8), at + 12, oddity);
    }
}
