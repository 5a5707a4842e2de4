package hilum.dicom;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/** What an element holds. Immutable; equality compares content, never byte order or place. */
public sealed interface Value {
    /** Whether there is nothing in it. */
    boolean isEmpty();

    /** Text values, trailing padding removed; a text without backslashes is one value. */
    record Text(List<String> values) implements Value {
        public Text {
            values = List.copyOf(values);
        }

        @Override
        public boolean isEmpty() {
            return values.stream().allMatch(String::isEmpty);
        }
    }

    /** Items of a sequence. */
    record Items(List<DataSet> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** Encapsulated pixel data without its Basic Offset Table (DICOM PS3.5 A.4). */
    record Fragments(Binary offsetTable, List<Binary> fragments) implements Value {
        public Fragments {
            fragments = List.copyOf(fragments);
        }

        @Override
        public boolean isEmpty() {
            return fragments.isEmpty();
        }
    }

    /** Whole numbers and attribute tags. */
    final class Integers implements Value {
        private final long[] values;

        public Integers(long... values) {
            this.values = values.clone();
        }

        public int size() {
            return values.length;
        }

        public long get(int index) {
            return values[index];
        }

        @Override
        public boolean isEmpty() {
            return values.length == 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Integers that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return Arrays.toString(values);
        }
    }

    /** Binary floating point numbers. */
    final class Decimals implements Value {
        private final double[] values;

        public Decimals(double... values) {
            this.values = values.clone();
        }

        public int size() {
            return values.length;
        }

        public double get(int index) {
            return values[index];
        }

        @Override
        public boolean isEmpty() {
            return values.length == 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Decimals that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return Arrays.toString(values);
        }
    }

    /**
     * Bytes, perhaps still in the mapped file and then readable only while it is open ({@link IllegalStateException} after that).
     */
    final class Binary implements Value {
        /** No bytes. */
        public static final Binary NONE = new Binary(new byte[0]);

        private final MemorySegment segment;
        private final int swapBytes;

        /** Little-endian bytes, copied. */
        public Binary(byte[] bytes) {
            this(MemorySegment.ofArray(bytes.clone()), 1);
        }

        /** A view of {@code segment}, stored in big-endian units of {@code swapBytes}; 1 when nothing is to be swapped. */
        public Binary(MemorySegment segment, int swapBytes) {
            this.segment = segment.asReadOnly();
            this.swapBytes = swapBytes;
        }

        public long size() {
            return segment.byteSize();
        }

        /** The bytes as stored, see {@link #swapBytes()}. */
        public MemorySegment segment() {
            return segment;
        }

        /** Size of the big-endian units, 1 when there is nothing to swap. */
        public int swapBytes() {
            return swapBytes;
        }

        /** A little-endian copy. */
        public byte[] toBytes() {
            return copy(0, Math.toIntExact(size()), swapBytes);
        }

        /** A copy of {@code length} bytes from {@code offset}, with units of {@code unit} bytes turned round when stored big-endian. */
        public byte[] copy(long offset, int length, int unit) {
            byte[] bytes = new byte[length];
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, bytes, 0, length);
            if (swapBytes > 1) {
                swap(bytes, length, unit);
            }
            return bytes;
        }

        /** Turns the first {@code length} bytes round in place, in units of {@code unit} bytes; a rest stays as it is. */
        public static void swap(byte[] bytes, int length, int unit) {
            for (int start = 0; start + unit <= length; start += unit) {
                for (int i = start, j = start + unit - 1; i < j; i++, j--) {
                    byte kept = bytes[i];
                    bytes[i] = bytes[j];
                    bytes[j] = kept;
                }
            }
        }

        @Override
        public boolean isEmpty() {
            return size() == 0;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Binary that) || size() != that.size()) {
                return false;
            }
            return swapBytes == that.swapBytes
                    ? segment.mismatch(that.segment) == -1
                    : Arrays.equals(toBytes(), that.toBytes());
        }

        @Override
        public int hashCode() {
            return Long.hashCode(size());
        }

        @Override
        public String toString() {
            return size() + " bytes";
        }
    }
}
