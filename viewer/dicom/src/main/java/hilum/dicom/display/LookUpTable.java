package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.util.Arrays;
import java.util.Optional;

/** A table of a LUT sequence or palette (DICOM PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5). */
final class LookUpTable {
    private final int[] entries;
    private final int firstMapped;
    private final int bits;
    private final int maxEntry;

    private LookUpTable(int[] entries, int firstMapped, int bits) {
        this.entries = entries;
        this.firstMapped = firstMapped;
        this.bits = bits;
        this.maxEntry = Arrays.stream(entries).max().orElse(0);
    }

    /** The table of descriptor and data elements in {@code item}; empty when it is incomplete. */
    static Optional<LookUpTable> of(DataSet item, Tag descriptor, Tag data, boolean signedInput) {
        return described(
                item,
                descriptor,
                signedInput,
                (bits, wanted) -> item.element(data)
                        .map(Element::value)
                        .map(value -> entries(value, wanted))
                        .orElse(new int[0]));
    }

    /** The same for data in segments, as palettes can have them. */
    static Optional<LookUpTable> ofSegments(DataSet item, Tag descriptor, Tag data, boolean signedInput) {
        return described(
                item,
                descriptor,
                signedInput,
                (bits, wanted) -> item.binary(data)
                        .map(binary -> SegmentedTable.expand(binary.toBytes(), bits, wanted))
                        .orElse(new int[0]));
    }

    /** Entries from the depth and the number that a descriptor gives. */
    @FunctionalInterface
    private interface Entries {
        int[] of(int bits, int wanted);
    }

    private static Optional<LookUpTable> described(DataSet item, Tag descriptor, boolean signedInput, Entries source) {
        if (item.multiplicity(descriptor) < 3) {
            return Optional.empty();
        }
        int count = item.integer(descriptor, 0).orElse(0) & 0xFFFF;
        int first = item.integer(descriptor, 1).orElse(0);
        int bits = item.integer(descriptor, 2).orElse(16);
        if (bits < 1 || bits > 16) {
            return Optional.empty();
        }
        int wanted = count == 0 ? 65_536 : count; // 65,536 does not fit 16 bits and is written as 0
        int[] entries = source.of(bits, wanted);
        return entries.length == 0
                ? Optional.empty()
                : Optional.of(new LookUpTable(entries, signedInput ? (short) first : first & 0xFFFF, bits));
    }

    /** Output for an input; inputs outside the table get its first or last entry. */
    int get(double input) {
        long index = Math.round(input) - firstMapped;
        return entries[Math.clamp(index, 0, entries.length - 1)];
    }

    int firstMapped() {
        return firstMapped;
    }

    int size() {
        return entries.length;
    }

    /** Largest output that the descriptor allows; more when the entries themselves exceed it, as some writers do. */
    int maxOutput() {
        return Math.max((1 << bits) - 1, maxEntry);
    }

    /** Largest entry. */
    int maxEntry() {
        return maxEntry;
    }

    /** Depth that the descriptor gives. */
    int bits() {
        return bits;
    }

    private static int[] entries(Value value, int wanted) {
        return switch (value) {
            case Value.Integers numbers
            when numbers.size() < wanted && 2 * numbers.size() >= wanted -> {
                int[] entries = new int[wanted]; // two entries of 8 bits in each word
                for (int i = 0; i < wanted; i++) {
                    entries[i] = ((int) numbers.get(i / 2) >> (8 * (i % 2))) & 0xFF;
                }
                yield entries;
            }
            case Value.Integers numbers -> {
                int[] entries = new int[Math.min(wanted, numbers.size())];
                for (int i = 0; i < entries.length; i++) {
                    entries[i] = (int) numbers.get(i) & 0xFFFF;
                }
                yield entries;
            }
            case Value.Binary binary -> entries(binary.toBytes(), wanted);
            case Value.Text t -> new int[0];
            case Value.Decimals d -> new int[0];
            case Value.Items i -> new int[0];
            case Value.Fragments f -> new int[0];
        };
    }

    /** 8-bit tables come as one byte or as one word for each entry; the length tells. */
    private static int[] entries(byte[] bytes, int wanted) {
        boolean words = bytes.length >= 2 * wanted;
        int[] entries = new int[Math.min(wanted, words ? bytes.length / 2 : bytes.length)];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = words ? (bytes[2 * i] & 0xFF) | ((bytes[2 * i + 1] & 0xFF) << 8) : bytes[i] & 0xFF;
        }
        return entries;
    }
}
