package hilum.dicom.part10;

import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Vr;

/** What the first bytes say, for files without preamble and for those that claim a wrong syntax. */
final class FormatGuess {
    private FormatGuess() {}

    /** Where the first element is, or -1 when this does not look like DICOM. */
    static long metaStart(ByteSource source) {
        if (source.size() >= 132 && isDicm(source, 128)) {
            return 132;
        }
        if (source.size() >= 4 && isDicm(source, 0)) {
            return 4;
        }
        if (source.size() >= 8 && (isPlausible(source, 0) || isPlausible(source.withOrder(true), 0))) {
            return 0;
        }
        return source.size() >= 140 && isPlausible(source, 128) && isExplicit(source, 128) ? 128 : -1;
    }

    /** The syntax of a data set at {@code at} that does not name it. */
    static TransferSyntax syntax(ByteSource source, long at) {
        if (at + 8 > source.size()) {
            return TransferSyntax.IMPLICIT_LE;
        }
        if (isBig(source, at)) {
            return TransferSyntax.EXPLICIT_BE;
        }
        return isExplicit(source, at) ? TransferSyntax.EXPLICIT_LE : TransferSyntax.IMPLICIT_LE;
    }

    /** {@code claimed}, or the uncompressed syntax that the first element really has. */
    static TransferSyntax corrected(ByteSource source, long at, TransferSyntax claimed) {
        if (at + 8 > source.size()) {
            return claimed;
        }
        boolean big = isBig(source, at);
        if (big != claimed.isBigEndian()) {
            return syntax(source, at);
        }
        boolean explicit = isExplicit(source, at);
        if (explicit == claimed.isExplicit()) {
            return claimed;
        }
        // implicit inside an encapsulated syntax: elements heal one by one, the pixels stay what the file claims
        boolean plausible = isPlausible(source, at);
        return claimed.isEncapsulated() || !plausible ? claimed : syntax(source, at);
    }

    private static boolean isDicm(ByteSource source, long at) {
        return source.u8(at) == 'D' && source.u8(at + 1) == 'I' && source.u8(at + 2) == 'C' && source.u8(at + 3) == 'M';
    }

    private static boolean isExplicit(ByteSource source, long at) {
        return Vr.of(source.u8(at + 4), source.u8(at + 5)).isPresent();
    }

    /** Groups of real files start low: group 0008 in the wrong order is 0800. */
    private static boolean isBig(ByteSource source, long at) {
        int little = source.u16(at);
        int big = source.withOrder(true).u16(at);
        return big < little && big <= 0x28 && little > 0x28 && (little & 0xFF) == 0;
    }

    private static boolean isPlausible(ByteSource source, long at) {
        int group = source.u16(at);
        Tag tag = new Tag(source.tag(at));
        if (group != 2 && group != 4 && group != 8 && group != 0x10) {
            return false;
        }
        if (tag.keyword().isEmpty() && tag.element() != 0) {
            return false;
        }
        return isExplicit(source, at) || source.u32(at + 4) <= source.size() - at - 8;
    }
}
