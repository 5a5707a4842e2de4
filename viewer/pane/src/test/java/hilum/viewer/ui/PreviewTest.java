package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.display.Voi;
import hilum.viewer.Fixtures;
import hilum.viewer.Instance;
import hilum.viewer.PictureLoader;
import hilum.viewer.Study;
import hilum.viewer.SyntheticImage;
import hilum.viewer.ViewTransform;
import hilum.viewer.WindowPreset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first look that a pane paints while the whole picture is being decoded. */
class PreviewTest {
    private final Instance frontal = Fixtures.instance("1", "2020-02-20", "PA");
    private final Instance lateral = Fixtures.instance("1", "2020-02-20", "LATERAL");
    private final Study study = Study.of(frontal).with(lateral);
    private final SyntheticImage whole = SyntheticImage.chest(600, 500);
    private final FakePictures pictures = new FakePictures();
    private final QueuedThread uiThread = new QueuedThread();
    private final PictureLoader loader = FakePictures.loader(pictures);
    private final ViewerModel model = new ViewerModel(loader, uiThread);
    private CountDownLatch gate;

    @BeforeEach
    void aLargeFilm() {
        model.geometry().setView(1000, 800, 1);
        pictures.lookFirst(frontal, whole);
        gate = pictures.holdBack(frontal);
    }

    @AfterEach
    void close() {
        loader.close();
    }

    private void preview() {
        model.show(study, frontal);
        uiThread.runUntil(() -> model.stateProperty().get() instanceof PaneState.Preview);
    }

    private void arrive() {
        gate.countDown();
        uiThread.runUntil(() -> model.stateProperty().get() instanceof PaneState.Shown);
    }

    private void show(Instance instance) {
        model.show(study, instance);
        uiThread.runUntil(() -> model.stateProperty().get() instanceof PaneState.Shown);
    }

    private ViewTransform transform() {
        return model.geometry().transformProperty().get();
    }

    @Test
    void a_first_look_is_painted_in_the_geometry_of_the_whole_picture() {
        preview();
        assertThat(model.stateProperty().get()).isEqualTo(new PaneState.Preview(frontal));
        assertThat(model.onScreenProperty().get()).isInstanceOf(PreviewedPicture.class);
        assertThat(model.onScreenProperty().get().pyramid().widthPx()).isEqualTo(600);
        assertThat(transform()).isEqualTo(ViewTransform.fit(600, 500, 1000, 800));
    }

    @Test
    void nobody_outside_is_given_a_first_look_nor_the_picture_before_it() {
        show(lateral);
        preview();
        assertThat(model.displayedProperty().get()).isNull();
    }

    @Test
    void whoever_hears_that_the_picture_before_is_gone_can_tell_that_a_first_look_took_its_place() {
        show(lateral);
        List<PaneState> heard = new ArrayList<>();
        model.displayedProperty()
                .addListener(change -> heard.add(model.stateProperty().get()));
        preview();
        assertThat(heard).containsExactly(new PaneState.Preview(frontal));
    }

    @Test
    void the_whole_picture_takes_its_place() {
        preview();
        arrive();
        assertThat(model.displayedProperty().get().image()).isSameAs(whole);
        assertThat(model.onScreenProperty().get())
                .isSameAs(model.displayedProperty().get());
    }

    @Test
    void zoom_pan_and_inversion_of_a_first_look_stay() {
        preview();
        model.geometry().zoomAt(300, 200, 3);
        model.invert();
        ViewTransform chosen = transform();
        arrive();
        assertThat(transform()).isEqualTo(chosen);
        assertThat(model.invertedProperty().get()).isTrue();
    }

    @Test
    void a_preset_that_was_chosen_meanwhile_is_reckoned_from_the_whole_picture() {
        preview();
        model.preset(WindowPreset.LUNG);
        assertThat(model.voiProperty().get().explanation()).isEqualTo("lung");
        arrive();
        Voi chosen = model.voiProperty().get();
        model.preset(WindowPreset.LUNG);
        assertThat(chosen).isEqualTo(model.voiProperty().get());
    }

    @Test
    void a_window_that_was_dragged_meanwhile_stays() {
        preview();
        model.dragWindow(model.voiProperty().get(), 100, 40);
        Voi dragged = model.voiProperty().get();
        arrive();
        assertThat(model.voiProperty().get()).isEqualTo(dragged);
    }

    @Test
    void another_picture_cancels_both_and_takes_the_first_look_away_at_once() {
        preview();
        CountDownLatch other = pictures.holdBack(lateral);
        model.show(study, lateral);
        assertThat(model.onScreenProperty().get()).isNull();
        assertThat(model.stateProperty().get()).isEqualTo(new PaneState.Loading(lateral));
        gate.countDown();
        other.countDown();
        uiThread.runUntil(() -> model.displayedProperty().get() != null);
        assertThat(model.displayedProperty().get().instance()).isEqualTo(lateral);
        assertThat(loader.cached(frontal.reference(0))).isEmpty();
    }

    @Test
    void closing_the_study_cancels_both() {
        preview();
        model.clear();
        assertThat(model.onScreenProperty().get()).isNull();
        assertThat(model.voiProperty().get()).isNull();
        assertThat(model.stateProperty().get()).isEqualTo(new PaneState.Empty());
    }

    @Test
    void a_report_that_was_on_its_way_when_the_study_was_closed_is_not_shown() {
        model.show(study, frontal);
        gate.countDown();
        uiThread.runUntil(() -> loader.cached(frontal.reference(0)).isPresent());
        model.clear();
        show(lateral);
        uiThread.runUntil(() -> true);
        assertThat(model.displayedProperty().get().instance()).isEqualTo(lateral);
    }

    @Test
    void a_whole_picture_that_cannot_be_shown_takes_its_first_look_with_it() {
        pictures.damage(frontal);
        preview();
        gate.countDown();
        uiThread.runUntil(() -> model.stateProperty().get() instanceof PaneState.Failed);
        assertThat(model.onScreenProperty().get()).isNull();
    }

    @Test
    void a_picture_that_is_decoded_already_needs_no_first_look() {
        preview();
        arrive();
        show(lateral);
        model.show(study, frontal);
        assertThat(model.stateProperty().get()).isEqualTo(new PaneState.Shown());
    }
}
