package hilum.dicom.part10;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers of one byte order at positions of a file; the caller keeps inside {@link #size}. */
final class ByteSource {
    private final MemorySegment segment;
    private final boolean bigEndian;
    private final ValueLayout.OfShort shorts;
    private final ValueLayout.OfInt ints;
    private final ValueLayout.OfLong longs;

    ByteSource(MemorySegment segment, boolean bigEndian) {
        this.segment = segment;
        this.bigEndian = bigEndian;
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        this.ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        this.longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
    }

    /** The same bytes in another order. */
    ByteSource withOrder(boolean wantBigEndian) {
        return wantBigEndian == bigEndian ? this : new ByteSource(segment, wantBigEndian);
    }

    boolean bigEndian() {
        return bigEndian;
    }

    long size() {
        return segment.byteSize();
    }

    int u8(long at) {
        return segment.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
    }

    int u16(long at) {
        return segment.get(shorts, at) & 0xFFFF;
    }

    int s32(long at) {
        return segment.get(ints, at);
    }

    long u32(long at) {
        return segment.get(ints, at) & 0xFFFF_FFFFL;
    }

    long s64(long at) {
        return segment.get(longs, at);
    }

    /** Group and element, each a 16-bit number of this order. */
    int tag(long at) {
        return u16(at) << 16 | u16(at + 2);
    }

    MemorySegment slice(long at, long length) {
        return segment.asSlice(at, length);
    }

    byte[] copy(long at, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }
}
