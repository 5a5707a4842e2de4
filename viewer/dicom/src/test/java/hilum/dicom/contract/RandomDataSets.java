package hilum.dicom.contract;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import hilum.dicom.Vr;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Data sets of elements of the dictionary with values as a reader gives them, nested up to three deep. */
final class RandomDataSets {
    private static final String[] TEXTS = {
        "", "A", "Müller", "山田^太郎", "two words", "Ωμέγα", "Иванов^Иван", "x".repeat(200)
    };

    private final Random random;

    RandomDataSets(Random random) {
        this.random = random;
    }

    DataSet.Builder nested() {
        return set(0);
    }

    private DataSet.Builder set(int depth) {
        DataSet.Builder set = DataSet.builder();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            add(set, depth);
        }
        return set;
    }

    /** One element of the dictionary, with a value of its representation. */
    private void add(DataSet.Builder set, int depth) {
        switch (random.nextInt(depth < 3 ? 10 : 9)) {
            case 0 -> set.put(Tag.PATIENT_NAME, texts(1));
            case 1 -> set.put(Tag.of("OtherPatientNames"), texts(1 + random.nextInt(3)));
            case 2 -> set.put(Tag.of("ImageComments"), texts(1));
            case 3 -> set.putIntegers(Tag.of("FrameIncrementPointer"), random.nextInt() & 0xFFFF_FFFFL);
            case 4 -> set.putIntegers(Tag.ROWS, random.nextInt(65_536));
            case 5 -> set.putIntegers(Tag.of("ReferencePixelX0"), random.nextInt(), random.nextInt());
            case 6 -> set.putDecimals(Tag.of("TableXPositionToIsocenter"), (float) random.nextGaussian());
            case 7 -> set.putDecimals(Tag.of("ExposureTimeInms"), random.nextGaussian());
            case 8 -> set.putBytes(Tag.of("RedPaletteColorLookupTableData"), Vr.OW, bytes());
            default -> {
                List<DataSet> items = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    items.add(set(depth + 1).build());
                }
                set.putItems(Tag.of("ReferencedStudySequence"), items.toArray(DataSet[]::new));
            }
        }
    }

    /** Values as a reader gives them: no lonely empty value. */
    private String[] texts(int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = TEXTS[random.nextInt(TEXTS.length)];
        }
        return count == 1 && texts[0].isEmpty() ? new String[0] : texts;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[2 * random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }
}
