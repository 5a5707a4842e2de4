package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadiographTest {
    @Test
    void a_film_tells_how_it_was_taken() {
        Radiograph film = Radiograph.of(DataSet.builder()
                .put(Tag.VIEW_POSITION, "pa")
                .put(Tag.IMAGE_LATERALITY, "U")
                .put(Tag.PATIENT_ORIENTATION, "L", "F")
                .put(Tag.of("FieldOfViewRotation"), "90")
                .put(Tag.of("FieldOfViewHorizontalFlip"), "YES")
                .put(Tag.of("ExposureIndex"), "412")
                .put(Tag.of("TargetExposureIndex"), "400")
                .put(Tag.of("DeviationIndex"), "0.1")
                .put(Tag.of("Sensitivity"), "200")
                .put(Tag.BURNED_IN_ANNOTATION, "NO")
                .put(Tag.of("RecognizableVisualFeatures"), "YES")
                .put(Tag.PRESENTATION_INTENT_TYPE, "FOR PRESENTATION")
                .build());
        assertThat(film.view().position()).isEqualTo("PA");
        assertThat(film.view().isPosteroAnterior()).contains(true);
        assertThat(film.side()).isEqualTo(Radiograph.Side.UNPAIRED);
        assertThat(film.orientation()).isEqualTo(new Radiograph.Orientation("L", "F", 90, true));
        assertThat(film.orientation().leftIsAtTheRight()).contains(true);
        assertThat(film.exposureIndex().index()).hasValue(412);
        assertThat(film.exposureIndex().target()).hasValue(400);
        assertThat(film.exposureIndex().deviation()).hasValue(0.1);
        assertThat(film.exposureIndex().relative()).isEmpty();
        assertThat(film.exposureIndex().sensitivity()).hasValue(200);
        assertThat(film.identification())
                .isEqualTo(new Radiograph.Identification(Radiograph.Stated.NO, Radiograph.Stated.YES));
        assertThat(film.intent()).isEqualTo("FOR PRESENTATION");
    }

    @Test
    void what_the_file_does_not_say_is_not_guessed() {
        Radiograph film = Radiograph.of(DataSet.EMPTY);
        assertThat(film.view().isPosteroAnterior()).isEmpty();
        assertThat(film.side()).isEqualTo(Radiograph.Side.UNKNOWN);
        assertThat(film.orientation().leftIsAtTheRight()).isEmpty();
        assertThat(film.exposureIndex().index()).isEmpty();
        assertThat(film.identification().burnedIn()).isEqualTo(Radiograph.Stated.NOT_STATED);
    }

    @ParameterizedTest
    @CsvSource({"R-10214, true", "399348003, true", "R-10206, false", "399067008, false"})
    void a_view_code_stands_in_for_the_position(String code, boolean posteroAnterior) {
        DataSet set = DataSet.builder()
                .putItems(
                        Tag.of("ViewCodeSequence"),
                        DataSet.builder()
                                .put(Tag.of("CodeValue"), code)
                                .put(Tag.of("CodeMeaning"), "as coded")
                                .build())
                .build();
        assertThat(Radiograph.of(set).view().isPosteroAnterior()).contains(posteroAnterior);
        assertThat(Radiograph.of(set).view().meaning()).isEqualTo("as coded");
    }

    @Test
    void the_side_of_the_series_counts_where_the_image_has_none() {
        DataSet.Builder set = DataSet.builder().put(Tag.LATERALITY, "R");
        assertThat(Radiograph.of(set.build()).side()).isEqualTo(Radiograph.Side.RIGHT);
        assertThat(Radiograph.of(set.put(Tag.IMAGE_LATERALITY, "L").build()).side())
                .isEqualTo(Radiograph.Side.LEFT);
    }
}
