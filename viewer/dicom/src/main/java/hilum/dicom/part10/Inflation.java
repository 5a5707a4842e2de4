package hilum.dicom.part10;

import hilum.dicom.DicomException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Data sets of the deflated syntax (DICOM PS3.5 A.5). */
final class Inflation {
    private static final int MAX_BYTES = 512 << 20;
    private static final long FREE_BYTES = 64 << 20;
    private static final long PER_BYTE = 64;

    private Inflation() {}

    /**
     * Everything from {@code start} on, inflated; what a broken stream gave before it broke.
     *
     * @throws DicomException at more than 64 MiB and 64 times the file, or more than 512 MiB
     */
    static byte[] inflate(ByteSource source, long start, WarningLog warnings) throws DicomException {
        Inflater inflater = new Inflater(true);
        long limit = Math.min(MAX_BYTES, Math.max(FREE_BYTES, PER_BYTE * (source.size() - start)));
        List<byte[]> pieces = new ArrayList<>();
        int total = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            inflater.setInput(source.copy(start, Math.min(source.size() - start, MAX_BYTES)));
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    warnings.add(start, "the deflated data ends too early");
                    break;
                }
                pieces.add(Arrays.copyOf(buffer, read));
                total += read;
                if (total > limit) {
                    throw new DicomException("The deflated data set is far too large for its file; it is damaged.");
                }
            }
        } catch (DataFormatException e) {
            warnings.add(start, "the deflated data is damaged");
        } finally {
            inflater.end();
        }
        return joined(pieces, total);
    }

    private static byte[] joined(List<byte[]> pieces, int total) {
        byte[] all = new byte[total];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
