package hilum.dicom.deidentify;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cleans descriptions: only words of a closed list of anatomy and technique stay, since a list of forbidden words is never complete. */
final class DescriptorWords {
    private static final Set<String> ALLOWED =
            Set.copyOf(List.of(("chest thorax lung lungs heart rib ribs clavicle sternum spine abdomen pelvis hip knee "
                            + "ankle foot hand wrist elbow shoulder femur tibia skull hals becken poumon torax brust rippen "
                            + "pa ap ll lat lateral lateralis rl oblique frontal decubitus lordotic supine erect upright standing "
                            + "sitting portable bedside mobile grid inspiration expiration left right links rechts both bilateral "
                            + "view views ebenen xray x-ray radiograph radiography film digital cr dx rx image images two one "
                            + "single upper lower mid apex apical routine standard adult paediatric pediatric soft tissue bone "
                            + "synthetic phantom post pre of the and in for with without to")
                    .split(" ")));

    private DescriptorWords() {}

    static String cleaned(String text) {
        return Stream.of(text.split("[\\s,;:/()\\[\\]_.]+"))
                .filter(word -> ALLOWED.contains(word.toLowerCase(Locale.ROOT)) || word.matches("[0-9]"))
                .collect(Collectors.joining(" "));
    }
}
