package hilum.dicom.part10;

import hilum.dicom.DicomException;
import hilum.dicom.ParseWarning;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Data sets of the deflated syntax (DICOM PS3.5 A.5). */
final class Inflation {
    private static final int MAX_BYTES = 512 << 20;

    private Inflation() {}

    /**
     * Everything from {@code start} on, inflated; what a broken stream gave before it broke.
     *
     * @throws DicomException when there is nothing or more than 512 MiB
     */
    static byte[] inflate(ByteSource source, long start, List<ParseWarning> warnings) throws DicomException {
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            inflater.setInput(source.copy(start, Math.min(source.size() - start, MAX_BYTES)));
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    warnings.add(new ParseWarning(start, "the deflated data ends too early"));
                    break;
                }
                out.write(buffer, 0, read);
                if (out.size() > MAX_BYTES) {
                    throw new DicomException("The deflated data set is larger than 512 MiB; it is damaged.");
                }
            }
        } catch (DataFormatException e) {
            warnings.add(new ParseWarning(start, "the deflated data is damaged"));
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
