package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Mapping tables of a JPEG-LS stream (ITU-T T.87 C.2.4.1.2 and 3): what a scan that names one decodes are places in it. */
final class JpegLsTables {
    private static final int[] NONE = {};
    /** As many as samples of 16 bits can name. */
    private static final int MAX_ENTRIES = 65_536;

    private final Map<Integer, Table> byNumber = new HashMap<>();

    /** The entries of a table as they came, each of so many bytes. */
    private record Table(int bytesEach, ByteArrayOutputStream bytes) {}

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
        Table before = byNumber.get(number);
        Table table = continues && before != null && before.bytesEach() == bytesEach
                ? before
                : new Table(bytesEach, new ByteArrayOutputStream());
        int room = MAX_ENTRIES * bytesEach - table.bytes().size();
        table.bytes().write(stream, at + 2, Math.min(room, (end - at - 2) / bytesEach * bytesEach));
        byNumber.put(number, table);
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
        if (table == null || table.bytes().size() == 0) {
            throw new DicomException("The JPEG-LS picture lacks a table that it uses; it is damaged.");
        }
        if (table.bytesEach() > 2) {
            throw new DicomException("JPEG-LS pictures with mapping tables of more than 16 bits cannot be shown.");
        }
        byte[] bytes = table.bytes().toByteArray();
        int[] entries = new int[bytes.length / table.bytesEach()];
        for (int i = 0; i < bytes.length; i++) {
            entries[i / table.bytesEach()] = entries[i / table.bytesEach()] << 8 | (bytes[i] & 0xFF);
        }
        return entries;
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
