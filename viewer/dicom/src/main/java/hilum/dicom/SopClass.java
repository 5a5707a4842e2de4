package hilum.dicom;

import java.util.Map;

/**
 * What kind of object an instance is.
 *
 * @param name in words as in PS3.6 Annex A, {@code unknown} for a UID that is not listed
 */
public record SopClass(String uid, String name) {
    private static final Map<String, String> NAMES = TransferSyntax.names('C');

    public static final SopClass COMPUTED_RADIOGRAPHY = of("1.2.840.10008.5.1.4.1.1.1");
    public static final SopClass DX_FOR_PRESENTATION = of("1.2.840.10008.5.1.4.1.1.1.1");
    public static final SopClass SECONDARY_CAPTURE = of("1.2.840.10008.5.1.4.1.1.7");
    public static final SopClass DICOMDIR = of("1.2.840.10008.1.3.10");

    /** The class with a UID, whether the dictionary names it or not. */
    public static SopClass of(String uid) {
        return new SopClass(uid, NAMES.getOrDefault(uid, "unknown"));
    }
}
