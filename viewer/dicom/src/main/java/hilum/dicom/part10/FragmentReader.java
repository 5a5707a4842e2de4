package hilum.dicom.part10;

import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads the items of encapsulated pixel data (DICOM PS3.5 A.4), none of which is copied. */
final class FragmentReader {
    private final ByteSource bytes;
    private final WarningLog warnings;
    private final ParseLimit limit;
    private long next;

    FragmentReader(ByteSource bytes, WarningLog warnings, ParseLimit limit) {
        this.bytes = bytes;
        this.warnings = warnings;
        this.limit = limit;
    }

    /** The fragments from {@code start} on; what a truncated file has of them. */
    Value.Fragments read(long start, long end) throws DicomException {
        List<Value.Binary> parts = new ArrayList<>();
        long at = start;
        boolean closed = false;
        while (at + 8 <= end && !closed) {
            limit.count();
            int itemTag = bytes.tag(at);
            long length = bytes.u32(at + 4);
            if (itemTag == Tag.SEQUENCE_END.value()) {
                closed = true;
            } else if (itemTag == Tag.ITEM.value()) {
                long available = Math.min(length, end - at - 8);
                parts.add(new Value.Binary(bytes.slice(at + 8, available), 1));
                at += available;
                if ((length & 1) == 1 && !opensPart(at + 8, end) && opensPart(at + 9, end)) {
                    at++; // padded to an even length that the item does not count
                }
            } else {
                break;
            }
            at += 8;
        }
        if (!closed) {
            warnings.add(at, "the compressed picture is cut off or its parts are broken");
        }
        // without its delimiter nothing after the parts can be trusted
        next = closed ? at : end;
        Value.Binary table = parts.isEmpty() ? Value.Binary.NONE : parts.getFirst();
        return new Value.Fragments(table, parts.isEmpty() ? parts : parts.subList(1, parts.size()));
    }

    private boolean opensPart(long at, long end) throws DicomException {
        int tag = at + 8 <= end ? bytes.tag(at) : 0;
        return tag == Tag.ITEM.value() || tag == Tag.SEQUENCE_END.value();
    }

    /** Where to go on after {@link #read}. */
    long next() {
        return next;
    }
}
