package hilum.dicom;

import java.util.HashMap;
import java.util.Map;

/**
 * How a data set and its pixels are written down (DICOM PS3.5 10).
 *
 * @param uid as in the file
 * @param name as in PS3.6, {@code unknown} for a UID that is not listed
 */
public record TransferSyntax(String uid, String name) {
    private static final Map<String, String> NAMES = names('T');

    public static final TransferSyntax IMPLICIT_LE = of("1.2.840.10008.1.2");
    public static final TransferSyntax EXPLICIT_LE = of("1.2.840.10008.1.2.1");
    public static final TransferSyntax ENCAPSULATED_UNCOMPRESSED = of("1.2.840.10008.1.2.1.98");
    public static final TransferSyntax DEFLATED = of("1.2.840.10008.1.2.1.99");
    public static final TransferSyntax EXPLICIT_BE = of("1.2.840.10008.1.2.2");
    public static final TransferSyntax JPEG_BASELINE = of("1.2.840.10008.1.2.4.50");
    public static final TransferSyntax JPEG_EXTENDED = of("1.2.840.10008.1.2.4.51");
    public static final TransferSyntax JPEG_LOSSLESS = of("1.2.840.10008.1.2.4.57");
    public static final TransferSyntax JPEG_LOSSLESS_SV1 = of("1.2.840.10008.1.2.4.70");
    public static final TransferSyntax JPEG_LS_LOSSLESS = of("1.2.840.10008.1.2.4.80");
    public static final TransferSyntax JPEG_LS_NEAR = of("1.2.840.10008.1.2.4.81");
    public static final TransferSyntax JPEG_2000_LOSSLESS = of("1.2.840.10008.1.2.4.90");
    public static final TransferSyntax JPEG_2000 = of("1.2.840.10008.1.2.4.91");
    public static final TransferSyntax RLE = of("1.2.840.10008.1.2.5");

    /** The syntax of a UID, listed or not. */
    public static TransferSyntax of(String uid) {
        return new TransferSyntax(uid, NAMES.getOrDefault(uid, "unknown"));
    }

    /** Whether elements carry their representation. */
    public boolean isExplicit() {
        return !uid.equals("1.2.840.10008.1.2");
    }

    /** Whether numbers begin with their highest byte; only in one retired syntax. */
    public boolean isBigEndian() {
        return uid.equals("1.2.840.10008.1.2.2");
    }

    /** Whether the whole data set behind the file meta information is deflated. */
    public boolean isDeflated() {
        return uid.equals("1.2.840.10008.1.2.1.99");
    }

    /** Whether pixel data lies in fragments. */
    public boolean isEncapsulated() {
        return !uid.equals("1.2.840.10008.1.2")
                && !uid.equals("1.2.840.10008.1.2.1")
                && !isBigEndian()
                && !isDeflated();
    }

    @Override
    public String toString() {
        return name + " (" + uid + ")";
    }

    /** Names by UID of one kind of the table: {@code T} transfer syntaxes, {@code C} storage classes. */
    static Map<String, String> names(char kind) {
        Map<String, String> names = new HashMap<>();
        for (String line : Dictionary.lines("uids.tsv")) {
            String[] fields = line.split("\t");
            if (fields[0].charAt(0) == kind) {
                names.put(fields[1], fields[2]);
            }
        }
        return Map.copyOf(names);
    }
}
