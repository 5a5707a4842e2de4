package hilum.dicom.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomStudiesTest {

    @TempDir
    Path folder;

    private List<WrittenPhantom> write(String name, int count) throws DicomException {
        return PhantomStudies.write(folder.resolve(name), count, 7, 128, 156, (films, of) -> {});
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws Exception {
        List<WrittenPhantom> first = write("a", 4);
        List<WrittenPhantom> second = write("b", 4);

        for (int i = 0; i < 4; i++) {
            assertThat(first.get(i).file()).hasSameBinaryContentAs(second.get(i).file());
        }
        assertThat(folder.resolve("a").resolve(PhantomStudies.TRUTH_FILE))
                .hasSameTextualContentAs(folder.resolve("b").resolve(PhantomStudies.TRUTH_FILE));
    }

    @Test
    void headers_are_complete() throws Exception {
        for (WrittenPhantom phantom : write("a", 12)) {
            try (DicomFile file = DicomFile.open(phantom.file())) {
                DataSet d = file.dataSet();
                boolean lateral = phantom.view() == View.LATERAL;
                assertThat(file.warnings()).isEmpty();
                assertThat(d.text(Tag.SOP_CLASS_UID)).contains(SopClass.DX_FOR_PRESENTATION.uid());
                assertThat(d.text(Tag.PATIENT_NAME).orElse("")).startsWith("PHANTOM^");
                assertThat(d.text(Tag.PATIENT_ID)).contains(phantom.patientId());
                assertThat(d.date(Tag.STUDY_DATE)).contains(phantom.studyDate());
                assertThat(d.text(Tag.PATIENT_SEX).orElse("")).isIn("F", "M");
                assertThat(d.text(Tag.PATIENT_AGE).orElse("")).matches("\\d{3}Y");
                assertThat(d.text(Tag.VIEW_POSITION))
                        .contains(lateral ? "LL" : phantom.view().name());
                assertThat(d.texts(Tag.PATIENT_ORIENTATION))
                        .containsExactly(
                                lateral ? d.texts(Tag.PATIENT_ORIENTATION).getFirst() : "L", "F");
                assertThat(d.text(Tag.IMAGE_LATERALITY)).contains("U");
                assertThat(d.text(Tag.BODY_PART_EXAMINED)).contains("CHEST");
                assertThat(d.text(Tag.PRESENTATION_INTENT_TYPE)).contains("FOR PRESENTATION");
                assertThat(d.text(Tag.BURNED_IN_ANNOTATION)).contains("NO");
                assertThat(d.decimal(Tag.IMAGER_PIXEL_SPACING, 1).orElse(0)).isBetween(2.1, 2.8);
                assertThat(d.decimal(Tag.WINDOW_WIDTH).isPresent()
                                || d.element(Tag.of("VOILUTSequence")).isPresent())
                        .isTrue();
                assertThat(d.text(Tag.of("ImageComments")).orElse("")).containsIgnoringCase("synthetic phantom");
                assertThat(d.text(Tag.SERIES_DESCRIPTION).orElse("")).containsIgnoringCase("synthetic phantom");
                boolean inverse =
                        d.text(Tag.PHOTOMETRIC_INTERPRETATION).orElse("").equals("MONOCHROME1");
                assertThat(d.text(Tag.PRESENTATION_LUT_SHAPE)).contains(inverse ? "INVERSE" : "IDENTITY");
                for (Tag uid : List.of(Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID)) {
                    assertThat(d.text(uid).orElse("")).startsWith("2.25.").hasSizeLessThanOrEqualTo(64);
                }
            }
        }
    }

    @Test
    void the_frame_is_the_film_that_was_drawn() throws Exception {
        PlannedStudy first = StudyPlan.of(PhantomOrder.of(1, 7).longSide(156)).getFirst();

        WrittenPhantom written = write("a", 1).getFirst();

        PhantomFilm film = Phantom.draw(first.request());
        try (DicomFile file = DicomFile.open(written.file())) {
            assertThat(file.dataSet().integer(Tag.ROWS)).hasValue(film.heightPx());
            assertThat(file.dataSet().integer(Tag.COLUMNS)).hasValue(film.widthPx());
            byte[] bytes = PixelBytes.of(file);
            for (int i = 0; i < film.stored().length; i++) {
                assertThat((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] & 0xFF) << 8)
                        .isEqualTo(film.stored()[i]);
            }
        }
    }

    @Test
    void films_of_a_patient_are_a_prior_and_a_current_study() throws Exception {
        List<WrittenPhantom> all = write("a", 20);

        var byPatient = all.stream().collect(Collectors.groupingBy(WrittenPhantom::patientId));
        assertThat(byPatient.values()).anyMatch(films -> films.size() == 2);
        for (List<WrittenPhantom> films : byPatient.values()) {
            assertThat(films).hasSizeLessThanOrEqualTo(2);
            if (films.size() == 2) {
                assertThat(films.get(0).studyDate()).isBefore(films.get(1).studyDate());
                assertThat(text(films.get(0), Tag.PATIENT_BIRTH_DATE))
                        .isEqualTo(text(films.get(1), Tag.PATIENT_BIRTH_DATE));
                assertThat(text(films.get(0), Tag.PATIENT_SEX)).isEqualTo(text(films.get(1), Tag.PATIENT_SEX));
                assertThat(text(films.get(0), Tag.STUDY_INSTANCE_UID))
                        .isNotEqualTo(text(films.get(1), Tag.STUDY_INSTANCE_UID));
            }
        }
    }

    private static String text(WrittenPhantom phantom, Tag tag) throws DicomException {
        try (DicomFile file = DicomFile.open(phantom.file())) {
            return file.dataSet().text(tag).orElseThrow();
        }
    }

    @Test
    void the_sample_shows_a_nodule_that_grew_and_a_new_effusion() throws Exception {
        List<WrittenPhantom> sample = PhantomStudies.sample(folder);

        assertThat(sample).hasSize(3);
        WrittenPhantom prior = sample.get(0);
        WrittenPhantom current = sample.get(1);
        assertThat(prior.patientId()).isEqualTo(current.patientId());
        assertThat(prior.studyDate()).isBefore(current.studyDate());
        assertThat(prior.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.NODULE);
        assertThat(current.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.NODULE, Finding.Kind.EFFUSION);
        assertThat(current.findings().getFirst().severity())
                .isGreaterThan(prior.findings().getFirst().severity());
        assertThat(sample.get(2).findings()).isEmpty();
        assertThat(sample.get(2).patientId()).isNotEqualTo(prior.patientId());
    }

    @Test
    void the_truth_file_has_a_line_for_each_film_and_progress_counts_them() throws Exception {
        List<Integer> told = new ArrayList<>();

        List<WrittenPhantom> written =
                PhantomStudies.write(folder, 5, 3, 128, 156, (films, of) -> told.add(films * 10 + of));

        assertThat(told).containsExactly(15, 25, 35, 45, 55);
        List<String> lines = Files.readAllLines(folder.resolve(PhantomStudies.TRUTH_FILE));
        assertThat(lines).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(lines.get(i))
                    .startsWith("{\"file\":\"" + written.get(i).file().getFileName() + "\"")
                    .endsWith("}");
            for (Finding finding : written.get(i).findings()) {
                assertThat(lines.get(i))
                        .contains("\"label\":\"" + finding.kind().label() + "\"");
            }
        }
    }

    @Test
    void an_interrupted_run_keeps_what_is_written() throws Exception {
        List<WrittenPhantom> written = PhantomStudies.write(folder, 5, 3, 128, 156, (films, of) -> {
            if (films == 2) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve(PhantomStudies.TRUTH_FILE)))
                .hasSize(written.size());
        try (var files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".dcm"))).hasSize(written.size());
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_in_plain_words() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> PhantomStudies.sample(file.resolve("below")))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("could not be written");
    }
}
