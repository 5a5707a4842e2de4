package hilum.viewer;

import static hilum.viewer.Fixtures.ECHO;
import static hilum.viewer.Fixtures.instance;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StudyLibraryTest {
    private final StudyLibrary library = new StudyLibrary();

    @Test
    void frontal_views_come_before_lateral_ones_in_whatever_order_they_are_found() {
        library.add(instance("1", "2020-02-20", "LATERAL"));
        library.add(instance("1", "2020-02-20", "AP"));
        library.add(instance("1", "2020-02-20", "PA"));
        assertThat(library.studies().getFirst().views())
                .extracting(view -> view.view().position())
                .containsExactly("PA", "AP", "LATERAL");
    }

    @Test
    void studies_are_listed_newest_first_and_undated_ones_last() {
        library.add(instance("old", "2018-01-01", "PA"));
        library.add(instance("undated", "", "PA"));
        library.add(instance("new", "2020-02-20", "PA"));
        assertThat(library.studies()).extracting(Study::uid).containsExactly("new", "old", "undated");
    }

    @Test
    void earlier_studies_of_the_same_patient_are_priors_and_later_ones_are_not() {
        library.add(instance("2018", "2018-01-01", "PA"));
        library.add(instance("2019", "2019-01-01", "PA"));
        library.add(instance("2020", "2020-01-01", "PA"));
        assertThat(library.priorsOf(library.study("2020").orElseThrow()))
                .extracting(Study::uid)
                .containsExactly("2019", "2018");
        assertThat(library.priorsOf(library.study("2018").orElseThrow())).isEmpty();
    }

    @Test
    void a_reused_id_with_another_birth_date_is_another_patient() {
        Patient other = new Patient(ECHO.id(), "DEMO, Foxtrot", "F", "1980-01-01");
        library.add(instance(other, "2019", "2019-01-01", "PA", "a"));
        library.add(instance("2020", "2020-01-01", "PA"));
        assertThat(library.priorsOf(library.study("2020").orElseThrow())).isEmpty();
    }

    @Test
    void studies_without_a_patient_id_have_no_priors() {
        Patient nobody = new Patient("", "", "", "");
        library.add(instance(nobody, "2019", "2019-01-01", "PA", "a"));
        library.add(instance(nobody, "2020", "2020-01-01", "PA", "b"));
        assertThat(library.priorsOf(library.study("2020").orElseThrow())).isEmpty();
    }

    @Test
    void the_same_sop_instance_is_taken_once() {
        assertThat(library.add(instance("1", "2020-02-20", "PA"))).isTrue();
        assertThat(library.add(instance("1", "2020-02-20", "PA"))).isFalse();
        assertThat(library.studies().getFirst().views()).hasSize(1);
    }
}
