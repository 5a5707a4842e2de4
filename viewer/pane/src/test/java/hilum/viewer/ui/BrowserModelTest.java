package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.viewer.Fixtures;
import hilum.viewer.HeaderSource;
import hilum.viewer.Instance;
import hilum.viewer.Patient;
import hilum.viewer.Skipped;
import hilum.viewer.StudyLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserModelTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-02-20T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final QueuedThread uiThread = new QueuedThread();
    private final BrowserModel model = new BrowserModel(new StudyLibrary(), BrowserModelTest::read, CLOCK, uiThread);

    /** The text of a file is {@code patient study date view}; any other text is no picture. */
    private static HeaderSource.Found read(Path file) throws IOException {
        String[] words = Files.readString(file).split(" ");
        if (words.length != 4) {
            return new HeaderSource.Found.Nothing(Skipped.Reason.NO_PICTURE, "Basic Text SR");
        }
        Patient patient = new Patient(words[0], "DEMO, " + words[0], "F", "1950-01-01");
        return new HeaderSource.Found.Picture(
                Fixtures.instance(patient, words[1], words[2], words[3], words[1] + "." + words[3]));
    }

    private void open(String... pictures) throws IOException {
        for (int i = 0; i < pictures.length; i++) {
            Files.writeString(folder.resolve("f" + i + "_" + pictures[i].hashCode()), pictures[i]);
        }
        model.open(List.of(folder));
        uiThread.runUntil(() -> !model.scanningProperty().get());
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.study().patient().name()).toList();
    }

    @Test
    void studies_are_grouped_by_date_with_a_heading_at_each_first() throws IOException {
        open("Echo s1 2020-02-20 PA", "Golf s2 2020-02-18 PA", "Hotel s3 2018-05-05 PA", "India s4 2018-03-03 PA");
        assertThat(model.rows()).extracting(StudyRow::heading).containsExactly("TODAY", "LAST SEVEN DAYS", "2018", "");
    }

    @Test
    void a_study_with_an_earlier_one_of_the_patient_is_tagged_with_its_year() throws IOException {
        open("Echo s1 2020-02-20 PA", "Echo s0 2019-01-15 PA");
        assertThat(model.rows().getFirst().tags()).containsExactly(new StudyTag(StudyTag.Kind.NEUTRAL, "prior 2019"));
        assertThat(model.rows().getLast().tags()).isEmpty();
    }

    @Test
    void the_first_picture_found_is_chosen() throws IOException {
        open("Echo s1 2020-02-20 PA");
        assertThat(model.selectionProperty().get().instance().sopInstanceUid()).isEqualTo("s1.PA");
    }

    @Test
    void all_words_of_a_search_must_be_found() throws IOException {
        open("Echo s1 2020-02-20 PA", "Golf s2 2020-02-18 AP");
        model.searchProperty().set("golf ap");
        assertThat(names()).containsExactly("DEMO, Golf");
        model.searchProperty().set("golf pa");
        assertThat(names()).isEmpty();
        model.searchProperty().set("  ");
        assertThat(names()).hasSize(2);
    }

    @Test
    void skipped_files_are_kept_with_their_reason() throws IOException {
        open("Echo s1 2020-02-20 PA", "report");
        assertThat(model.skipped())
                .singleElement()
                .satisfies(file -> assertThat(file.detail()).isEqualTo("Basic Text SR"));
        assertThat(model.filesReadProperty().get()).isEqualTo(2);
    }

    @Test
    void views_turn_in_reading_order_and_stop_at_the_ends() throws IOException {
        open("Echo s1 2020-02-20 LATERAL", "Echo s1 2020-02-20 PA");
        Instance frontal = model.rows().getFirst().study().views().getFirst();
        model.select(frontal);
        model.nextView(-1);
        assertThat(model.selectionProperty().get().instance().view().position()).isEqualTo("PA");
        model.nextView(1);
        model.nextView(1);
        assertThat(model.selectionProperty().get().instance().view().position()).isEqualTo("LATERAL");
    }

    @Test
    void studies_turn_in_the_order_of_the_list() throws IOException {
        open("Echo s1 2020-02-20 PA", "Golf s2 2020-02-18 AP", "Hotel s3 2018-05-05 PA");
        model.select(model.rows().getFirst().study());
        model.nextStudy(1);
        assertThat(model.selectionProperty().get().study().uid()).isEqualTo("s2");
        model.nextStudy(5);
        assertThat(model.selectionProperty().get().study().uid()).isEqualTo("s3");
    }

    @Test
    void opening_the_same_files_again_shows_them_without_a_second_entry() throws IOException {
        open("Echo s1 2020-02-20 PA");
        open("Echo s1 2020-02-20 PA");
        assertThat(model.rows()).hasSize(1);
        assertThat(model.skipped()).isEmpty();
    }

    @Test
    void closing_everything_leaves_an_empty_list() throws IOException {
        open("Echo s1 2020-02-20 PA", "report");
        model.closeAll();
        assertThat(model.rows()).isEmpty();
        assertThat(model.skipped()).isEmpty();
        assertThat(model.selectionProperty().get()).isNull();
    }
}
