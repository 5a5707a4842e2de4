package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripTest {
    private static final String[] TEXTS = {
        "", "A", "Müller", "山田^太郎", "two words", "Ωμέγα", "Иванов^Иван", "x".repeat(200)
    };
    private static final List<TransferSyntax> SYNTAXES = List.of(
            TransferSyntax.IMPLICIT_LE,
            TransferSyntax.EXPLICIT_LE,
            TransferSyntax.EXPLICIT_BE,
            TransferSyntax.DEFLATED);

    @Property(tries = 400)
    void what_is_written_is_read_again(@ForAll long seed) throws DicomException {
        Random random = new Random(seed);
        TransferSyntax syntax = SYNTAXES.get(random.nextInt(SYNTAXES.size()));
        DataSet original = random(random, 0)
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("seed " + seed))
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(original, syntax))) {
            assertThat(file.warnings()).isEmpty();
            assertThat(file.transferSyntax()).isEqualTo(syntax);
            assertThat(file.dataSet()).isEqualTo(original);
        }
    }

    private static DataSet.Builder random(Random random, int depth) {
        DataSet.Builder set = DataSet.builder();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            add(set, random, depth);
        }
        return set;
    }

    /** One element of the dictionary, with a value of its representation. */
    private static void add(DataSet.Builder set, Random random, int depth) {
        switch (random.nextInt(depth < 3 ? 10 : 9)) {
            case 0 -> set.put(Tag.PATIENT_NAME, texts(random, 1));
            case 1 -> set.put(Tag.of("OtherPatientNames"), texts(random, 1 + random.nextInt(3)));
            case 2 -> set.put(Tag.of("ImageComments"), texts(random, 1));
            case 3 -> set.putIntegers(Tag.of("FrameIncrementPointer"), random.nextInt() & 0xFFFF_FFFFL);
            case 4 -> set.putIntegers(Tag.ROWS, random.nextInt(65_536));
            case 5 -> set.putIntegers(Tag.of("ReferencePixelX0"), random.nextInt(), random.nextInt());
            case 6 -> set.putDecimals(Tag.of("TableXPositionToIsocenter"), (float) random.nextGaussian());
            case 7 -> set.putDecimals(Tag.of("ExposureTimeInms"), random.nextGaussian());
            case 8 -> set.putBytes(Tag.of("RedPaletteColorLookupTableData"), Vr.OW, bytes(random));
            default -> {
                List<DataSet> items = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    items.add(random(random, depth + 1).build());
                }
                set.putItems(Tag.of("ReferencedStudySequence"), items.toArray(DataSet[]::new));
            }
        }
    }

    /** Values as a reader gives them: no lonely empty value. */
    private static String[] texts(Random random, int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = TEXTS[random.nextInt(TEXTS.length)];
        }
        return count == 1 && texts[0].isEmpty() ? new String[0] : texts;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[2 * random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }
}
