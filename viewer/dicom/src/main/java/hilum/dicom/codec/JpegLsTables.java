package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Mapping tables of a JPEG-LS stream (ITU-T T.87 C.2.4.1.2 and 3): what a scan that names one decodes are places in it. */
final class JpegLsTables {
    private static final int[] NONE = {};

    private final Map<Integer, Table> byNumber = new HashMap<>();

    /** The entries of a table, each of so many bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Table(int bytesEach, int[] entries) {}

    /**
     * Takes a table out of an LSE segment; one that is broken is not there.
     *
     * @param at of its number, which the width of an entry and the entries follow
     * @param continues whether the entries come after those that are known
     */
    void add(byte[] stream, int at, int end, boolean continues) {
        int bytesEach = at + 2 <= end ? stream[at + 1] & 0xFF : 0;
        if (bytesEach == 0) {
            return;
        }
        int number = stream[at] & 0xFF;
        int[] entries = new int[(end - at - 2) / bytesEach];
        for (int i = 0; i < entries.length; i++) {
            for (int b = 0; b < bytesEach; b++) {
                entries[i] = entries[i] << 8 | (stream[at + 2 + i * bytesEach + b] & 0xFF);
            }
        }
        Table before = byNumber.get(number);
        boolean joins = continues && before != null && before.bytesEach() == bytesEach;
        byNumber.put(number, new Table(bytesEach, joins ? joined(before.entries(), entries) : entries));
    }

    private static int[] joined(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /**
     * The entries of a table, none for number 0, which means that there is no mapping.
     *
     * @throws DicomException when the stream lacks it, or when its entries are colours
     */
    int[] of(int number) throws DicomException {
        if (number == 0) {
            return NONE;
        }
        Table table = byNumber.get(number);
        if (table == null || table.entries().length == 0) {
            throw new DicomException("The JPEG-LS picture lacks a table that it uses; it is damaged.");
        }
        if (table.bytesEach() > 2) {
            throw new DicomException("JPEG-LS pictures with mapping tables of more than 16 bits cannot be shown.");
        }
        return table.entries();
    }

    /**
     * Puts entries in the place of {@code count} samples; nothing when there are none.
     *
     * @return whether the table has an entry for each sample; the others become zero
     */
    static boolean apply(int[] entries, int[] samples, int from, int count) {
        if (entries.length == 0) {
            return true;
        }
        boolean all = true;
        for (int i = from; i < from + count; i++) {
            all &= samples[i] < entries.length;
            samples[i] = samples[i] < entries.length ? entries[samples[i]] : 0;
        }
        return all;
    }
}
