package hilum.dicom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How a radiograph was taken and how it lies, as far as the file says. Texts are empty when it does not.
 *
 * @param orientation which way the patient faces in the picture
 * @param intent {@code FOR PRESENTATION}, {@code FOR PROCESSING} or empty
 */
public record Radiograph(
        View view,
        Side side,
        Orientation orientation,
        ExposureIndex exposureIndex,
        Identification identification,
        String intent) {
    private static final Tag VIEW_CODES = new Tag(0x00540220);
    private static final Tag CODE_VALUE = new Tag(0x00080100);
    private static final Tag CODE_MEANING = new Tag(0x00080104);
    private static final Tag EXPOSURE_INDEX = new Tag(0x00181411);
    private static final Tag TARGET_EXPOSURE_INDEX = new Tag(0x00181412);
    private static final Tag DEVIATION_INDEX = new Tag(0x00181413);
    private static final Tag RELATIVE_EXPOSURE = new Tag(0x00181405);
    private static final Tag SENSITIVITY = new Tag(0x00186000);
    private static final Tag FIELD_OF_VIEW_ROTATION = new Tag(0x00187032);
    private static final Tag FIELD_OF_VIEW_FLIP = new Tag(0x00187034);
    private static final Tag RECOGNIZABLE_FEATURES = new Tag(0x00280302);

    /**
     * The projection.
     *
     * @param position View Position such as PA, AP, LL, upper case
     * @param code value of View Code Sequence
     * @param meaning of that code, in the words of the file
     */
    public record View(String position, String code, String meaning) {
        /** Whether rays went from the back to the front; empty when the file does not say. */
        public Optional<Boolean> isPosteroAnterior() {
            if (position.equals("PA") || position.equals("AP")) {
                return Optional.of(position.equals("PA"));
            }
            return switch (code) {
                case "R-10214", "399348003" -> Optional.of(true); // postero-anterior, SNOMED RT and CT
                case "R-10206", "399067008" -> Optional.of(false); // antero-posterior
                default -> Optional.empty();
            };
        }
    }

    /** Which side of a paired part: as said of the image, else of the series. */
    public enum Side {
        LEFT,
        RIGHT,
        BOTH,
        UNPAIRED,
        UNKNOWN
    }

    /**
     * Patient Orientation and what the detector did to the picture.
     *
     * @param right anatomical direction of the rows, such as {@code L}
     * @param down of the columns, such as {@code F}
     * @param rotationDegrees Field of View Rotation, clockwise: 0, 90, 180 or 270
     * @param flipped Field of View Horizontal Flip, before the rotation
     */
    public record Orientation(String right, String down, int rotationDegrees, boolean flipped) {
        /** Whether the patient's left is at the right of the picture, as films are hung; empty when the file does not say. */
        public Optional<Boolean> leftIsAtTheRight() {
            return switch (right.isEmpty() ? ' ' : right.charAt(0)) {
                case 'L' -> Optional.of(true);
                case 'R' -> Optional.of(false);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Dose at the detector (IEC 62494-1), and the older figures of makers.
     *
     * @param deviation from the target in units of which 1 is a quarter more or a fifth less dose
     * @param sensitivity S number and the like
     */
    public record ExposureIndex(
            OptionalDouble index,
            OptionalDouble target,
            OptionalDouble deviation,
            OptionalDouble relative,
            OptionalDouble sensitivity) {}

    /** What the file says about traces of the person in the pixels themselves. */
    public record Identification(Stated burnedIn, Stated recognizableFeatures) {}

    /** A flag that may be missing. */
    public enum Stated {
        YES,
        NO,
        NOT_STATED
    }

    /** Reads what is there; never fails. */
    public static Radiograph of(DataSet set) {
        return new Radiograph(
                view(set),
                side(set),
                new Orientation(
                        upper(set, Tag.PATIENT_ORIENTATION, 0),
                        upper(set, Tag.PATIENT_ORIENTATION, 1),
                        set.integer(FIELD_OF_VIEW_ROTATION).orElse(0),
                        upper(set, FIELD_OF_VIEW_FLIP, 0).equals("YES")),
                new ExposureIndex(
                        set.decimal(EXPOSURE_INDEX),
                        set.decimal(TARGET_EXPOSURE_INDEX),
                        set.decimal(DEVIATION_INDEX),
                        set.decimal(RELATIVE_EXPOSURE),
                        set.decimal(SENSITIVITY)),
                new Identification(stated(set, Tag.BURNED_IN_ANNOTATION), stated(set, RECOGNIZABLE_FEATURES)),
                upper(set, Tag.PRESENTATION_INTENT_TYPE, 0));
    }

    private static View view(DataSet set) {
        List<DataSet> codes = set.items(VIEW_CODES);
        DataSet code = codes.isEmpty() ? DataSet.EMPTY : codes.getFirst();
        return new View(
                upper(set, Tag.VIEW_POSITION, 0),
                code.text(CODE_VALUE).orElse(""),
                code.text(CODE_MEANING).orElse(""));
    }

    private static Side side(DataSet set) {
        String image = upper(set, Tag.IMAGE_LATERALITY, 0);
        return switch (image.isEmpty() ? upper(set, Tag.LATERALITY, 0) : image) {
            case "L" -> Side.LEFT;
            case "R" -> Side.RIGHT;
            case "B" -> Side.BOTH;
            case "U" -> Side.UNPAIRED;
            default -> Side.UNKNOWN;
        };
    }

    private static Stated stated(DataSet set, Tag tag) {
        return switch (upper(set, tag, 0)) {
            case "YES" -> Stated.YES;
            case "NO" -> Stated.NO;
            default -> Stated.NOT_STATED;
        };
    }

    private static String upper(DataSet set, Tag tag, int index) {
        return set.text(tag, index).orElse("").toUpperCase(Locale.ROOT);
    }

    /** On one line, for the dump: only what the file says. */
    String words() {
        return List.of(
                        labelled("view", view.position().isEmpty() ? view.meaning() : view.position()),
                        labelled("side", side == Side.UNKNOWN ? "" : side.name().toLowerCase(Locale.ROOT)),
                        labelled("rows run to", orientation.right()),
                        labelled("columns run to", orientation.down()),
                        labelled("exposure index", number(exposureIndex.index())),
                        labelled("deviation index", number(exposureIndex.deviation())),
                        labelled(
                                "burned-in annotation",
                                identification
                                        .burnedIn()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')),
                        labelled("intent", intent.toLowerCase(Locale.ROOT)))
                .stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String labelled(String label, String text) {
        return text.isEmpty() ? "" : label + " " + text;
    }

    private static String number(OptionalDouble number) {
        return number.isEmpty() ? "" : ValueText.decimalString(number.getAsDouble());
    }
}
