package hilum.dicom.objects;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.util.Optional;

/**
 * A coded concept (DICOM PS3.3 8.8).
 *
 * @param scheme such as DCM, SCT, UCUM or LN
 * @param meaning the words for people; not compared
 */
public record Code(String value, String scheme, String meaning) {
    private static final Tag VALUE = Tag.of("CodeValue");
    private static final Tag LONG_VALUE = Tag.of("LongCodeValue");
    private static final Tag SCHEME = Tag.of("CodingSchemeDesignator");
    private static final Tag MEANING = Tag.of("CodeMeaning");
    private static final int MAX_SHORT = 16;
    private static final int MAX_MEANING = 64;

    /** A concept of DICOM PS3.16 Annex D. */
    public static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }

    /** A concept of SNOMED CT. */
    public static Code sct(String value, String meaning) {
        return new Code(value, "SCT", meaning);
    }

    /** A unit. */
    public static Code ucum(String unit, String meaning) {
        return new Code(unit, "UCUM", meaning);
    }

    /** The concept of a sequence item, empty when the item holds none. */
    public static Optional<Code> of(DataSet item) {
        Optional<String> value = item.text(VALUE).or(() -> item.text(LONG_VALUE));
        return value.map(v ->
                new Code(v, item.text(SCHEME).orElse(""), item.text(MEANING).orElse("")));
    }

    /** The concept in the first item of a sequence. */
    public static Optional<Code> first(DataSet set, Tag sequence) {
        return set.items(sequence).stream().findFirst().flatMap(Code::of);
    }

    /** As an item of a code sequence; a meaning that is too long for LO is cut. */
    public DataSet toItem() {
        return DataSet.builder()
                .put(value.length() > MAX_SHORT ? LONG_VALUE : VALUE, value)
                .put(SCHEME, scheme)
                .put(MEANING, meaning.length() > MAX_MEANING ? meaning.substring(0, MAX_MEANING) : meaning)
                .build();
    }

    /** Whether both mean the same, whatever their words. */
    public boolean matches(Code other) {
        return value.equals(other.value) && scheme.equals(other.scheme);
    }
}
