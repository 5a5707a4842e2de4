package hilum.dicom.deidentify;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a data set that name people, wherever they stand, so that they can be found in elements where nobody expects them. */
final class IdentifyingWords {
    private static final int MIN_NAME = 3;
    private static final int MIN_NUMBER = 4;
    private static final int MIN_INSIDE = 5;
    private static final String NO_WORD = "[^\\p{L}\\p{N}]+";
    private static final Set<Tag> NUMBERS = Set.copyOf(List.of(
            Tag.PATIENT_ID,
            Tag.ACCESSION_NUMBER,
            Tag.of("OtherPatientIDs"),
            Tag.of("AdmissionID"),
            Tag.of("PatientAddress"),
            Tag.of("PatientTelephoneNumbers")));

    private final Set<String> words = new HashSet<>();

    private IdentifyingWords() {}

    static IdentifyingWords of(DataSet set) {
        IdentifyingWords words = new IdentifyingWords();
        words.collect(set);
        return words;
    }

    private void collect(DataSet set) {
        for (Element element : set) {
            if (element.value() instanceof Value.Items items) {
                items.items().forEach(this::collect);
            } else if (element.value() instanceof Value.Text text) {
                boolean number = NUMBERS.contains(element.tag());
                if (number || element.vr() == Vr.PN) {
                    text.values().forEach(value -> add(value, number ? MIN_NUMBER : MIN_NAME));
                }
            }
        }
    }

    private void add(String value, int shortest) {
        for (String word : folded(value).split(NO_WORD)) {
            // two letters of Chinese, Japanese or Korean are a whole name
            boolean ideographs = word.codePoints().anyMatch(Character::isIdeographic);
            if (word.length() >= (ideographs ? 1 : shortest)) {
                words.add(word);
            }
        }
    }

    /** Whether one of the words stands in {@code text}, alone or, when it is long, grown together with others. */
    boolean in(String text) {
        if (words.isEmpty() || text.isEmpty()) {
            return false;
        }
        String folded = folded(text);
        Set<String> alone = Set.copyOf(List.of(folded.split(NO_WORD)));
        return words.stream().anyMatch(word -> isLong(word) ? folded.contains(word) : alone.contains(word));
    }

    /** Short names are part of many words, so they count only alone. */
    private static boolean isLong(String word) {
        return word.length() >= MIN_INSIDE || word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT);
    }
}
