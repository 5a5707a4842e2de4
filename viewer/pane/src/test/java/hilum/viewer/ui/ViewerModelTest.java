package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.dicom.display.Voi;
import hilum.viewer.Fixtures;
import hilum.viewer.Instance;
import hilum.viewer.PictureLoader;
import hilum.viewer.Study;
import hilum.viewer.ViewTransform;
import hilum.viewer.WindowPreset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewerModelTest {
    private final Instance frontal = Fixtures.instance("1", "2020-02-20", "PA");
    private final Instance lateral = Fixtures.instance("1", "2020-02-20", "LATERAL");
    private final Study study = Study.of(frontal).with(lateral);
    private final FakePictures pictures = new FakePictures();
    private final QueuedThread uiThread = new QueuedThread();
    private final PictureLoader loader = FakePictures.loader(pictures);
    private final ViewerModel model = new ViewerModel(loader, uiThread);

    @BeforeEach
    void paneOfSomeSize() {
        model.geometry().setView(1000, 800, 1);
    }

    @AfterEach
    void close() {
        loader.close();
    }

    private void show(Instance instance) {
        model.show(study, instance);
        uiThread.runUntil(() -> !(model.stateProperty().get() instanceof PaneState.Loading));
    }

    private Voi voi() {
        return model.voiProperty().get();
    }

    private ViewTransform transform() {
        return model.geometry().transformProperty().get();
    }

    @Test
    void a_picture_opens_fitted_with_its_default_window() {
        show(frontal);
        assertThat(model.stateProperty().get()).isEqualTo(new PaneState.Shown());
        assertThat(voi()).isEqualTo(model.displayedProperty().get().image().defaultVoi());
        assertThat(transform()).isEqualTo(ViewTransform.fit(600, 500, 1000, 800));
    }

    @Test
    void the_picture_before_stays_until_the_next_is_ready() {
        show(frontal);
        CountDownLatch gate = pictures.holdBack(lateral);
        model.show(study, lateral);
        assertThat(model.stateProperty().get()).isEqualTo(new PaneState.Loading(lateral));
        assertThat(model.displayedProperty().get().instance()).isEqualTo(frontal);
        gate.countDown();
        uiThread.runUntil(() -> model.displayedProperty().get().instance().equals(lateral));
    }

    @Test
    void a_newer_request_wins_over_an_older_one_that_is_still_decoding() {
        CountDownLatch gate = pictures.holdBack(frontal);
        model.show(study, frontal);
        show(lateral);
        gate.countDown();
        assertThat(model.displayedProperty().get().instance()).isEqualTo(lateral);
    }

    @Test
    void a_failed_picture_takes_the_old_one_away_and_can_be_tried_again() {
        show(frontal);
        pictures.damage(lateral);
        show(lateral);
        assertThat(model.displayedProperty().get()).isNull();
        assertThat(model.stateProperty().get())
                .isEqualTo(new PaneState.Failed(lateral, new PictureLoader.Failure.NotShowable(FakePictures.DAMAGE)));
        pictures.mend(lateral);
        model.retry();
        uiThread.runUntil(() -> model.displayedProperty().get() != null);
        assertThat(model.displayedProperty().get().instance()).isEqualTo(lateral);
    }

    @Test
    void dragging_right_widens_the_window_and_dragging_down_raises_its_centre() {
        show(frontal);
        Voi before = voi();
        model.dragWindow(before, 100, 40);
        assertThat(voi().width()).isGreaterThan(before.width());
        assertThat(voi().center()).isGreaterThan(before.center());
        assertThat(voi().explanation()).isEqualTo("dragged");
    }

    @Test
    void a_window_cannot_be_dragged_to_nothing() {
        show(frontal);
        model.dragWindow(voi(), -100_000, 100_000);
        assertThat(voi().width()).isPositive();
        assertThat(voi().center()).isLessThanOrEqualTo(2.0 * 4095);
    }

    @Test
    void reset_undoes_window_zoom_and_inversion() {
        show(frontal);
        ViewTransform fitted = transform();
        model.preset(WindowPreset.LUNG);
        model.invert();
        model.geometry().zoomAt(10, 10, 3);
        model.reset();
        assertThat(voi()).isEqualTo(model.displayedProperty().get().image().defaultVoi());
        assertThat(model.invertedProperty().get()).isFalse();
        assertThat(transform()).isEqualTo(fitted);
    }

    @Test
    void a_fitted_picture_follows_the_pane_and_a_zoomed_one_keeps_its_middle() {
        show(frontal);
        model.geometry().setView(500, 500, 1);
        assertThat(transform()).isEqualTo(ViewTransform.fit(600, 500, 500, 500));
        model.geometry().zoom(4);
        double middle = transform().toImageX(250);
        model.geometry().setView(900, 500, 1);
        assertThat(transform().toImageX(450)).isCloseTo(middle, within(1e-9));
    }

    @Test
    void one_to_one_means_physical_pixels_of_the_screen() {
        show(frontal);
        model.geometry().setView(1000, 800, 1.5);
        model.geometry().oneToOne();
        assertThat(transform().scale()).isCloseTo(1 / 1.5, within(1e-12));
        assertThat(model.geometry().zoomPercent()).isCloseTo(100, within(1e-9));
    }

    @Test
    void a_corner_of_the_picture_stays_in_sight_however_far_it_is_panned() {
        show(frontal);
        model.geometry().pan(1e6, -1e6);
        assertThat(transform().offsetX()).isLessThan(1000);
        assertThat(transform().toViewY(500)).isPositive();
    }

    @Test
    void commands_without_a_picture_do_nothing() {
        for (ViewerCommand command : ViewerCommand.values()) {
            command.run(model);
        }
        assertThat(model.displayedProperty().get()).isNull();
        assertThat(voi()).isNull();
    }

    @Test
    void every_command_has_a_name_and_a_key() {
        for (ViewerCommand command : ViewerCommand.values()) {
            assertThat(command.text()).isNotBlank();
        }
    }
}
