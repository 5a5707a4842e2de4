package hilum.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.Fixtures;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A name is put into elements of every text representation, nested and private, and must be in none of them afterwards. */
class PlantedNamesTest {
    private static final String FAMILY = "Quastenflosser";
    private static final String GIVEN = "J\u00F3n\u00E1";
    private static final String NUMBER = "MRN4711";
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms("sixteen bytes or so".getBytes(StandardCharsets.UTF_8));

    /** Every element of the dictionary whose value is text, except file meta and commands. */
    private static final List<Tag> TEXT_TAGS = textTags();

    private static List<Tag> textTags() {
        List<Tag> tags = new ArrayList<>();
        int group = 0;
        for (String[] row : Fixtures.rows("dictionary.tsv")) {
            if (row.length == 1) {
                group = Integer.parseInt(row[0], 16);
            } else if (group >= 8) {
                Tag tag = Tag.of(group, Integer.parseInt(row[0], 16));
                if (tag.vr().kind() == Vr.Kind.TEXT) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }

    private static DataSet.Builder patient() {
        return DataSet.builder()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.DX_FOR_PRESENTATION.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("planted"))
                .put(Tag.PATIENT_NAME, FAMILY + "^" + GIVEN)
                .put(Tag.PATIENT_ID, NUMBER);
    }

    private static Element planted(Tag tag, String text) {
        return new Element(tag, tag.vr(), new Value.Text(List.of(text)));
    }

    private static void hasNoName(DataSet cleaned) throws DicomException {
        DataSet whole = cleaned.contains(Tag.SOP_CLASS_UID)
                ? cleaned
                : cleaned.toBuilder()
                        .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                        .build();
        String text = new String(DicomWriter.toBytes(whole, TransferSyntax.EXPLICIT_LE), StandardCharsets.UTF_8)
                .toUpperCase(Locale.ROOT);
        for (String word : List.of(FAMILY.toUpperCase(Locale.ROOT), GIVEN.toUpperCase(Locale.ROOT), NUMBER)) {
            int at = text.indexOf(word);
            assertThat(at < 0 ? "" : text.substring(Math.max(0, at - 60), at + 20))
                    .isEmpty();
        }
    }

    @Test
    void no_text_element_of_the_dictionary_keeps_the_name_under_any_options() throws DicomException {
        assertThat(TEXT_TAGS).hasSizeGreaterThan(1500);
        for (DeIdentificationOptions options : List.of(
                DeIdentificationOptions.BASIC,
                DeIdentificationOptions.RESEARCH,
                new DeIdentificationOptions(DeIdentificationOptions.Dates.SHIFTED, false, true, true, true, true))) {
            DataSet.Builder set = patient();
            for (Tag tag : TEXT_TAGS) {
                if (!tag.equals(Tag.SPECIFIC_CHARACTER_SET)
                        && !tag.equals(Tag.SOP_CLASS_UID)
                        && !isNumberLike(tag.vr())) {
                    set.put(planted(tag, "Film of " + FAMILY + "^" + GIVEN + " " + NUMBER));
                }
            }
            hasNoName(new DeIdentifier(options, PSEUDONYMS).apply(set.build()).dataSet());
        }
    }

    /** These hold digits alone; a name in them is no value, and a writer of one is broken in other ways. */
    private static boolean isNumberLike(Vr vr) {
        return vr == Vr.IS || vr == Vr.DS || vr == Vr.AS;
    }

    @Property(tries = 150)
    void nested_and_private_elements_keep_no_name(@ForAll long seed) throws DicomException {
        Random random = new Random(seed);
        DataSet set = random(random, patient(), 0).build();
        DataSet cleaned = new DeIdentifier(
                        random.nextBoolean() ? DeIdentificationOptions.BASIC : DeIdentificationOptions.RESEARCH,
                        PSEUDONYMS)
                .apply(set)
                .dataSet();
        hasNoName(cleaned);
        try (DicomFile again = DicomFile.of(DicomWriter.toBytes(cleaned, TransferSyntax.IMPLICIT_LE))) {
            assertThat(again.dataSet()).isEqualTo(cleaned);
        }
    }

    private static DataSet.Builder random(Random random, DataSet.Builder set, int depth) {
        for (int i = 0; i < 12; i++) {
            Tag tag = TEXT_TAGS.get(random.nextInt(TEXT_TAGS.size()));
            if (!isNumberLike(tag.vr()) && tag.group() != 8) {
                set.put(planted(tag, random.nextBoolean() ? FAMILY : GIVEN.toLowerCase(Locale.ROOT) + " " + NUMBER));
            }
        }
        set.put(Tag.of(0x0009, 0x0010), Vr.LO, "SOMEONE " + FAMILY);
        set.put(Tag.of(0x0009, 0x1001), Vr.PN, FAMILY + "^" + GIVEN);
        set.putBytes(Tag.of(0x0029, 0x1001), Vr.UN, (FAMILY + NUMBER).getBytes(StandardCharsets.UTF_8));
        if (depth < 4) {
            Tag[] sequences = {
                Tag.of("ReferencedImageSequence"),
                Tag.of("ContentSequence"),
                Tag.of("AnatomicRegionSequence"),
                Tag.of("GraphicAnnotationSequence"),
                Tag.of("PerformedProtocolCodeSequence"),
                Tag.of(0x0009, 0x1002)
            };
            set.putItems(
                    sequences[random.nextInt(sequences.length)],
                    random(random, DataSet.builder(), depth + 1).build(),
                    random(random, DataSet.builder(), depth + 1).build());
        }
        return set;
    }
}
