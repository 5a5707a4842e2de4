package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Which fragments make up a frame: offset tables, one each, or all of them (DICOM PS3.5 A.4). */
final class FrameStreams {
    private final DataSet set;
    private final Value.Fragments pixels;
    private final int frames;

    FrameStreams(DataSet set, Value.Fragments pixels, int frames) {
        this.set = set;
        this.pixels = pixels;
        this.frames = frames;
    }

    /** The codestream of frame {@code index}. */
    byte[] stream(int index) throws DicomException {
        List<Value.Binary> parts = pixels.fragments();
        if (frames == 1) {
            return join(parts);
        }
        if (parts.size() == frames) {
            return parts.get(index).toBytes();
        }
        long[] offsets = offsets();
        if (offsets.length != frames || !areStarts(offsets)) {
            return byMarker(index);
        }
        long from = offsets[index];
        long to = index + 1 < frames ? offsets[index + 1] : Long.MAX_VALUE;
        long at = 0;
        int first = -1;
        int last = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (at >= from && at < to) {
                first = first < 0 ? i : first;
                last = i + 1;
            }
            at += 8 + parts.get(i).size();
        }
        return join(parts.subList(first, last));
    }

    /** Whether offsets rise from one fragment's start to another's; else the table is wrong. */
    private boolean areStarts(long[] offsets) {
        long at = 0;
        int found = 0;
        for (Value.Binary part : pixels.fragments()) {
            if (found < offsets.length && offsets[found] == at) {
                found++;
            }
            at += 8 + part.size();
        }
        return found == offsets.length;
    }

    private long[] offsets() {
        Value.Binary extended = set.binary(Tag.EXTENDED_OFFSET_TABLE).orElse(Value.Binary.NONE);
        if (extended.size() == 8L * frames) {
            return numbers(extended, 8);
        }
        return pixels.offsetTable().size() == 4L * frames ? numbers(pixels.offsetTable(), 4) : new long[0];
    }

    private static long[] numbers(Value.Binary table, int bytesEach) {
        byte[] bytes = table.toBytes();
        long[] numbers = new long[bytes.length / bytesEach];
        for (int i = 0; i < numbers.length; i++) {
            for (int b = bytesEach - 1; b >= 0; b--) {
                numbers[i] = numbers[i] << 8 | (bytes[bytesEach * i + b] & 0xFF);
            }
        }
        return numbers;
    }

    /** Without a table: a frame starts where a fragment starts with a JPEG or JPEG 2000 start marker. */
    private byte[] byMarker(int index) throws DicomException {
        List<Value.Binary> parts = pixels.fragments();
        int frame = -1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Value.Binary part : parts) {
            frame += startsStream(part) ? 1 : 0;
            if (frame == index) {
                out.writeBytes(part.toBytes());
            }
        }
        if (out.size() == 0) {
            throw new DicomException("Frame " + (index + 1) + " is not in the file; it is truncated or damaged.");
        }
        return out.toByteArray();
    }

    private static boolean startsStream(Value.Binary part) {
        if (part.size() < 3) {
            return false;
        }
        byte[] start = part.copy(0, 3, 1);
        boolean jpeg = (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xD8 && (start[2] & 0xFF) == 0xFF;
        boolean jpeg2000 = (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0x4F && (start[2] & 0xFF) == 0xFF;
        return jpeg || jpeg2000;
    }

    private static byte[] join(List<Value.Binary> parts) throws DicomException {
        if (parts.isEmpty()) {
            throw new DicomException("The compressed picture is missing; the file is truncated.");
        }
        if (parts.size() == 1) {
            return parts.getFirst().toBytes();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Value.Binary part : parts) {
            out.writeBytes(part.toBytes());
        }
        return out.toByteArray();
    }
}
