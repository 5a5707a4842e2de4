package hilum.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.Vr;
import hilum.dicom.deidentify.DeIdentificationOptions.Dates;
import hilum.dicom.deidentify.DeIdentified.Notice;
import hilum.dicom.objects.Film;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewSeries;
import hilum.dicom.objects.OutsideTools;
import hilum.dicom.sr.KeyObjectSelection;
import hilum.dicom.sr.Observer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeIdentifierTest {
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms("sixteen bytes or so".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path folder;

    private static DataSet film;

    @BeforeAll
    static void draw() throws DicomException {
        film = Film.draw(folder.resolve("film")).toBuilder()
                .put(Tag.PATIENT_NAME, "Quastenflosser^Jona")
                .put(Tag.of("InstitutionName"), "St. Elsewhere")
                .put(Tag.of("DeviceSerialNumber"), "SN-12")
                .put(Tag.of("StationName"), "ROOM1")
                .build();
    }

    private static DataSet cleaned(DataSet set, DeIdentificationOptions options) throws DicomException {
        return new DeIdentifier(options, PSEUDONYMS).apply(set).dataSet();
    }

    private static DeIdentificationOptions dates(Dates dates) {
        return new DeIdentificationOptions(dates, false, false, false, false, false);
    }

    @Test
    void the_basic_profile_takes_person_place_time_and_device_and_keeps_the_picture() throws DicomException {
        DataSet cleaned = cleaned(film, DeIdentificationOptions.BASIC);
        assertThat(cleaned.text(Tag.PATIENT_NAME)).get().asString().startsWith("HILUM-");
        assertThat(cleaned.text(Tag.PATIENT_ID)).isEqualTo(cleaned.text(Tag.PATIENT_NAME));
        for (Tag tag : List.of(Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX, Tag.STUDY_DATE, Tag.ACCESSION_NUMBER)) {
            assertThat(cleaned.contains(tag)).as(tag.toString()).isTrue();
            assertThat(cleaned.text(tag)).as(tag.toString()).isEmpty();
        }
        for (Tag tag :
                List.of(Tag.PATIENT_AGE, Tag.STUDY_DESCRIPTION, Tag.of("ImageComments"), Tag.of("IssuerOfPatientID"))) {
            assertThat(cleaned.contains(tag)).as(tag.toString()).isFalse();
        }
        assertThat(cleaned.text(Tag.of("InstitutionName"))).contains("REMOVED");
        assertThat(cleaned.element(Tag.PIXEL_DATA)).isEqualTo(film.element(Tag.PIXEL_DATA));
        assertThat(cleaned.text(Tag.WINDOW_CENTER)).isEqualTo(film.text(Tag.WINDOW_CENTER));
        assertThat(cleaned.text(Tag.VIEW_POSITION)).isEqualTo(film.text(Tag.VIEW_POSITION));
        assertThat(cleaned.text(Tag.SOP_CLASS_UID)).isEqualTo(film.text(Tag.SOP_CLASS_UID));
    }

    @Test
    void it_says_by_which_method_it_was_done() throws DicomException {
        DataSet cleaned = cleaned(film, DeIdentificationOptions.RESEARCH);
        assertThat(cleaned.text(Tag.PATIENT_IDENTITY_REMOVED)).contains("YES");
        assertThat(cleaned.text(Tag.of("LongitudinalTemporalInformationModified")))
                .contains("MODIFIED");
        assertThat(cleaned.items(Tag.of("DeidentificationMethodCodeSequence")).stream()
                        .flatMap(item -> item.text(Tag.of("CodeValue")).stream()))
                .containsExactly("113100", "113105", "113107", "113108");
    }

    @Test
    void objects_of_a_study_stay_together_and_references_hold() throws DicomException {
        DataSet keys = new KeyObjectSelection(
                        KeyObjectSelection.OF_INTEREST,
                        new Observer.Person("Reader^One"),
                        "Words about the patient",
                        List.of(ImageReference.of(film)))
                .toDataSet(film, Film.instance(NewSeries.Origin.PERSON, "Keys"));
        DataSet image = cleaned(film, DeIdentificationOptions.RESEARCH);
        DataSet selection = cleaned(keys, DeIdentificationOptions.RESEARCH);
        KeyObjectSelection read = KeyObjectSelection.read(selection);
        assertThat(read.images()).containsExactly(ImageReference.of(image));
        assertThat(read.observer()).isEqualTo(new Observer.Person("ANONYMOUS"));
        assertThat(read.description()).isEqualTo("REMOVED");
        assertThat(selection.text(Tag.PATIENT_ID)).isEqualTo(image.text(Tag.PATIENT_ID));
        assertThat(selection.text(Tag.STUDY_INSTANCE_UID)).isEqualTo(image.text(Tag.STUDY_INSTANCE_UID));
        assertThat(image.text(Tag.STUDY_INSTANCE_UID)).isNotEqualTo(film.text(Tag.STUDY_INSTANCE_UID));
    }

    @Test
    void days_between_studies_of_a_patient_stay_when_dates_are_shifted() throws DicomException {
        DataSet later = film.toBuilder().put(Tag.STUDY_DATE, "20260302").build();
        DataSet earlier = film.toBuilder().put(Tag.STUDY_DATE, "20240229").build();
        DataSet second = cleaned(later, dates(Dates.SHIFTED));
        DataSet first = cleaned(earlier, dates(Dates.SHIFTED));
        assertThat(ChronoUnit.DAYS.between(
                        first.date(Tag.STUDY_DATE).orElseThrow(),
                        second.date(Tag.STUDY_DATE).orElseThrow()))
                .isEqualTo(732);
        assertThat(second.date(Tag.STUDY_DATE)).isNotEqualTo(later.date(Tag.STUDY_DATE));
        assertThat(second.text(Tag.STUDY_TIME)).isEqualTo(film.text(Tag.STUDY_TIME));
        assertThat(second.text(Tag.PATIENT_BIRTH_DATE)).isEmpty();
    }

    @Test
    void another_secret_gives_other_pseudonyms_and_the_same_secret_the_same() throws DicomException {
        Pseudonyms other = new Pseudonyms("another secret of 16".getBytes(StandardCharsets.UTF_8));
        assertThat(other.patient(film)).isNotEqualTo(PSEUDONYMS.patient(film));
        assertThat(other.uid("1.2")).isNotEqualTo(PSEUDONYMS.uid("1.2"));
        assertThat(cleaned(film, DeIdentificationOptions.BASIC))
                .isEqualTo(cleaned(film, DeIdentificationOptions.BASIC));
        assertThatThrownBy(() -> new Pseudonyms(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_study_keeps_one_patient_when_only_some_of_its_files_name_the_issuer() {
        Pseudonyms pseudonyms = new Pseudonyms("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8));
        DataSet bare = film.toBuilder().remove(Tag.of("IssuerOfPatientID")).build();
        DataSet elsewhere = bare.toBuilder()
                .put(Tag.STUDY_INSTANCE_UID, "2.25.77")
                .put(Tag.of("IssuerOfPatientID"), "ANOTHER PLACE")
                .build();
        assertThat(pseudonyms.patient(bare)).isEqualTo(pseudonyms.patient(film));
        assertThat(pseudonyms.shiftDays(bare)).isEqualTo(pseudonyms.shiftDays(film));
        assertThat(pseudonyms.patient(elsewhere)).isNotEqualTo(pseudonyms.patient(film));
    }

    @Test
    void options_keep_what_they_name() throws DicomException {
        DataSet kept = cleaned(film, new DeIdentificationOptions(Dates.KEPT, true, true, true, true, true));
        for (Tag tag : List.of(
                Tag.SOP_INSTANCE_UID,
                Tag.STUDY_DATE,
                Tag.PATIENT_SEX,
                Tag.PATIENT_AGE,
                Tag.of("InstitutionName"),
                Tag.of("DeviceSerialNumber"),
                Tag.of("StationName"))) {
            assertThat(kept.text(tag)).as(tag.toString()).isEqualTo(film.text(tag));
        }
        assertThat(kept.text(Tag.STUDY_DESCRIPTION))
                .get()
                .asString()
                .startsWith("Chest ")
                .doesNotContain("(");
        assertThat(kept.text(Tag.PATIENT_NAME)).isNotEqualTo(film.text(Tag.PATIENT_NAME));
    }

    @Test
    void descriptions_keep_only_words_of_anatomy_and_technique() throws DicomException {
        DataSet named = film.toBuilder()
                .put(Tag.STUDY_DESCRIPTION, "CHEST PA/LAT for Dr. Unlisted, room 12345")
                .put(Tag.SERIES_DESCRIPTION, "Unlisted")
                .build();
        DataSet cleaned = cleaned(named, DeIdentificationOptions.RESEARCH);
        assertThat(cleaned.text(Tag.STUDY_DESCRIPTION)).contains("CHEST PA LAT for");
        assertThat(cleaned.contains(Tag.SERIES_DESCRIPTION)).isFalse();
    }

    @Test
    void a_picture_is_only_trusted_when_its_maker_vouches_for_it() throws DicomException {
        DeIdentifier basic = new DeIdentifier(DeIdentificationOptions.BASIC, PSEUDONYMS);
        DataSet silent = film.toBuilder().remove(Tag.BURNED_IN_ANNOTATION).build();
        DataSet burned = film.toBuilder().put(Tag.BURNED_IN_ANNOTATION, "YES").build();
        assertThat(basic.apply(film).notices()).isEmpty();
        assertThat(basic.apply(silent).notices()).containsExactly(Notice.BURNED_IN_NOT_SAID);
        assertThat(basic.apply(burned).notices()).containsExactly(Notice.BURNED_IN_DECLARED);
    }

    @Test
    void documents_are_refused() {
        DataSet pdf = film.toBuilder()
                .putBytes(Tag.of("EncapsulatedDocument"), Vr.OB, new byte[2])
                .build();
        assertThatThrownBy(() -> cleaned(pdf, DeIdentificationOptions.BASIC))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("left out");
    }

    @Test
    void the_cleaned_film_is_as_valid_as_the_film() throws DicomException {
        Path file = folder.resolve("clean.dcm");
        for (DeIdentificationOptions options :
                List.of(DeIdentificationOptions.BASIC, DeIdentificationOptions.RESEARCH)) {
            Film.reopened(file, cleaned(film, options));
            OutsideTools.dciodvfy(file);
        }
    }

    @Test
    void the_table_holds_the_whole_profile() {
        ProfileTable table = ProfileTable.load();
        assertThat(table.size()).isEqualTo(458);
        assertThat(Stream.of("PatientName", "InstitutionName", "OperatorsName", "SourceImageSequence")
                        .map(keyword -> table.rule(Tag.of(keyword))
                                .orElseThrow()
                                .action()
                                .name()))
                .containsExactly("EMPTY", "DUMMY", "DUMMY", "ITEMS");
    }
}
