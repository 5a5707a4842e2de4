package hilum.dicom;

import java.util.Locale;
import java.util.Optional;

/**
 * The number of a data element.
 *
 * @param value group in the upper, element in the lower 16 bits
 */
public record Tag(int value) implements Comparable<Tag> {
    public static final Tag FILE_META_LENGTH = new Tag(0x00020000);
    public static final Tag FILE_META_VERSION = new Tag(0x00020001);
    public static final Tag MEDIA_STORAGE_SOP_CLASS_UID = new Tag(0x00020002);
    public static final Tag MEDIA_STORAGE_SOP_INSTANCE_UID = new Tag(0x00020003);
    public static final Tag TRANSFER_SYNTAX_UID = new Tag(0x00020010);
    public static final Tag IMPLEMENTATION_CLASS_UID = new Tag(0x00020012);
    public static final Tag IMPLEMENTATION_VERSION_NAME = new Tag(0x00020013);
    public static final Tag SPECIFIC_CHARACTER_SET = new Tag(0x00080005);
    public static final Tag IMAGE_TYPE = new Tag(0x00080008);
    public static final Tag SOP_CLASS_UID = new Tag(0x00080016);
    public static final Tag SOP_INSTANCE_UID = new Tag(0x00080018);
    public static final Tag STUDY_DATE = new Tag(0x00080020);
    public static final Tag SERIES_DATE = new Tag(0x00080021);
    public static final Tag ACQUISITION_DATE = new Tag(0x00080022);
    public static final Tag CONTENT_DATE = new Tag(0x00080023);
    public static final Tag STUDY_TIME = new Tag(0x00080030);
    public static final Tag CONTENT_TIME = new Tag(0x00080033);
    public static final Tag ACCESSION_NUMBER = new Tag(0x00080050);
    public static final Tag MODALITY = new Tag(0x00080060);
    public static final Tag PRESENTATION_INTENT_TYPE = new Tag(0x00080068);
    public static final Tag MANUFACTURER = new Tag(0x00080070);
    public static final Tag REFERRING_PHYSICIAN_NAME = new Tag(0x00080090);
    public static final Tag STUDY_DESCRIPTION = new Tag(0x00081030);
    public static final Tag SERIES_DESCRIPTION = new Tag(0x0008103E);
    public static final Tag PATIENT_NAME = new Tag(0x00100010);
    public static final Tag PATIENT_ID = new Tag(0x00100020);
    public static final Tag PATIENT_BIRTH_DATE = new Tag(0x00100030);
    public static final Tag PATIENT_SEX = new Tag(0x00100040);
    public static final Tag PATIENT_AGE = new Tag(0x00101010);
    public static final Tag PATIENT_IDENTITY_REMOVED = new Tag(0x00120062);
    public static final Tag DEIDENTIFICATION_METHOD = new Tag(0x00120063);
    public static final Tag BODY_PART_EXAMINED = new Tag(0x00180015);
    public static final Tag IMAGER_PIXEL_SPACING = new Tag(0x00181164);
    public static final Tag VIEW_POSITION = new Tag(0x00185101);
    public static final Tag STUDY_INSTANCE_UID = new Tag(0x0020000D);
    public static final Tag SERIES_INSTANCE_UID = new Tag(0x0020000E);
    public static final Tag STUDY_ID = new Tag(0x00200010);
    public static final Tag SERIES_NUMBER = new Tag(0x00200011);
    public static final Tag INSTANCE_NUMBER = new Tag(0x00200013);
    public static final Tag PATIENT_ORIENTATION = new Tag(0x00200020);
    public static final Tag LATERALITY = new Tag(0x00200060);
    public static final Tag IMAGE_LATERALITY = new Tag(0x00200062);
    public static final Tag SAMPLES_PER_PIXEL = new Tag(0x00280002);
    public static final Tag PHOTOMETRIC_INTERPRETATION = new Tag(0x00280004);
    public static final Tag PLANAR_CONFIGURATION = new Tag(0x00280006);
    public static final Tag NUMBER_OF_FRAMES = new Tag(0x00280008);
    public static final Tag ROWS = new Tag(0x00280010);
    public static final Tag COLUMNS = new Tag(0x00280011);
    public static final Tag PIXEL_SPACING = new Tag(0x00280030);
    public static final Tag BITS_ALLOCATED = new Tag(0x00280100);
    public static final Tag BITS_STORED = new Tag(0x00280101);
    public static final Tag HIGH_BIT = new Tag(0x00280102);
    public static final Tag PIXEL_REPRESENTATION = new Tag(0x00280103);
    public static final Tag PIXEL_PADDING_VALUE = new Tag(0x00280120);
    public static final Tag PIXEL_PADDING_RANGE_LIMIT = new Tag(0x00280121);
    public static final Tag BURNED_IN_ANNOTATION = new Tag(0x00280301);
    public static final Tag PIXEL_SPACING_CALIBRATION_TYPE = new Tag(0x00280A02);
    public static final Tag WINDOW_CENTER = new Tag(0x00281050);
    public static final Tag WINDOW_WIDTH = new Tag(0x00281051);
    public static final Tag RESCALE_INTERCEPT = new Tag(0x00281052);
    public static final Tag RESCALE_SLOPE = new Tag(0x00281053);
    public static final Tag RESCALE_TYPE = new Tag(0x00281054);
    public static final Tag WINDOW_EXPLANATION = new Tag(0x00281055);
    public static final Tag VOI_LUT_FUNCTION = new Tag(0x00281056);
    public static final Tag RED_PALETTE_DESCRIPTOR = new Tag(0x00281101);
    public static final Tag RED_PALETTE_DATA = new Tag(0x00281201);
    public static final Tag LOSSY_IMAGE_COMPRESSION = new Tag(0x00282110);
    public static final Tag MODALITY_LUT_SEQUENCE = new Tag(0x00283000);
    public static final Tag LUT_DESCRIPTOR = new Tag(0x00283002);
    public static final Tag LUT_EXPLANATION = new Tag(0x00283003);
    public static final Tag LUT_DATA = new Tag(0x00283006);
    public static final Tag VOI_LUT_SEQUENCE = new Tag(0x00283010);
    public static final Tag PRESENTATION_LUT_SHAPE = new Tag(0x20500020);
    public static final Tag EXTENDED_OFFSET_TABLE = new Tag(0x7FE00001);
    public static final Tag EXTENDED_OFFSET_TABLE_LENGTHS = new Tag(0x7FE00002);
    public static final Tag FLOAT_PIXEL_DATA = new Tag(0x7FE00008);
    public static final Tag DOUBLE_FLOAT_PIXEL_DATA = new Tag(0x7FE00009);
    public static final Tag PIXEL_DATA = new Tag(0x7FE00010);
    public static final Tag ITEM = new Tag(0xFFFEE000);
    public static final Tag ITEM_END = new Tag(0xFFFEE00D);
    public static final Tag SEQUENCE_END = new Tag(0xFFFEE0DD);

    /** The tag of two 16-bit numbers. */
    public static Tag of(int group, int element) {
        return new Tag(group << 16 | (element & 0xFFFF));
    }

    /**
     * The tag of a keyword of DICOM PS3.6, such as {@code PatientName}.
     *
     * @throws IllegalArgumentException when the dictionary has no such keyword
     */
    public static Tag of(String keyword) {
        return Dictionary.tag(keyword).orElseThrow(() -> new IllegalArgumentException("no DICOM keyword: " + keyword));
    }

    /** The upper 16 bits. */
    public int group() {
        return value >>> 16;
    }

    /** The lower 16 bits. */
    public int element() {
        return value & 0xFFFF;
    }

    /** Whether the group is odd (DICOM PS3.5 7.8). */
    public boolean isPrivate() {
        return (group() & 1) == 1;
    }

    /** The keyword of DICOM PS3.6, empty for private and unknown elements. */
    public Optional<String> keyword() {
        return Dictionary.keyword(this);
    }

    /** The representation of DICOM PS3.6; {@code US} for "US or SS", {@code OW} for "OB or OW", {@code UN} when not known. */
    public Vr vr() {
        return Dictionary.vr(this);
    }

    /** Whether PS3.6 says "US or SS": Pixel Representation decides. */
    public boolean isUnsignedOrSigned() {
        return Dictionary.isUnsignedOrSigned(this);
    }

    /** Whether this is a creator's name that reserves a block of private elements (DICOM PS3.5 7.8.1). */
    public boolean isPrivateCreator() {
        return isPrivate() && element() >= 0x10 && element() <= 0xFF;
    }

    /** Where the creator of this private element stands; empty when it lies in no block. */
    public Optional<Tag> creatorTag() {
        return isPrivate() && element() > 0xFF ? Optional.of(of(group(), element() >>> 8)) : Optional.empty();
    }

    /** The representation that {@code creator} has published for this private element. */
    public Optional<Vr> privateVr(String creator) {
        return PrivateDictionary.entry(creator, this).map(PrivateDictionary.Entry::vr);
    }

    /** The name that {@code creator} has published for this private element. */
    public Optional<String> privateName(String creator) {
        return PrivateDictionary.entry(creator, this).map(PrivateDictionary.Entry::name);
    }

    @Override
    public int compareTo(Tag other) {
        return Integer.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "(%04X,%04X)", group(), element());
    }
}
