package hilum.dicom.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.display.Voi;
import hilum.dicom.objects.Film;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewSeries;
import hilum.dicom.objects.OutsideTools;
import hilum.dicom.objects.PixelPoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentationStateTest {
    private static final Voi WINDOW = new Voi(1500.5, 2200, Voi.Function.LINEAR, "dragged");

    @TempDir
    private static Path folder;

    private static DataSet film;
    private static ImageReference image;

    @BeforeAll
    static void draw() throws DicomException {
        film = Film.draw(folder.resolve("film"));
        image = ImageReference.of(film);
    }

    private static PresentationState state(Voi window) {
        return new PresentationState(
                new PresentationState.Title("HILUM AI", "Boxes", "Reader^One"),
                List.of(image),
                GreyRules.of(film, window, true),
                new PresentationState.Placement(
                        90,
                        true,
                        new DisplayedArea(11, 21, 100, 120, DisplayedArea.Size.MAGNIFY, 2.5),
                        new PresentationState.PixelShape.SpacingMm(0.14, 0.14)),
                List.of(
                        new Shutter.Rectangular(5, 120, 6, 150),
                        new Shutter.Circular(80, 64, 60),
                        new Shutter.Polygonal(List.of(
                                new Shutter.Corner(1, 1), new Shutter.Corner(1, 128), new Shutter.Corner(160, 60)))),
                List.of(
                        new Annotation(
                                "AI",
                                List.of(image.sopInstanceUid()),
                                List.of(
                                        Graphic.box(new PixelPoint(20, 30), new PixelPoint(60.5, 70)),
                                        new Graphic(
                                                Graphic.Shape.ELLIPSE,
                                                List.of(
                                                        new PixelPoint(10, 50),
                                                        new PixelPoint(90, 50),
                                                        new PixelPoint(50, 30),
                                                        new PixelPoint(50, 70)),
                                                true)),
                                List.of(new Note("AI: nodule (research)", new PixelPoint(20, 30), true))),
                        new Annotation(
                                "READER",
                                List.of(),
                                List.of(
                                        new Graphic(Graphic.Shape.POINT, List.of(new PixelPoint(3, 4)), false),
                                        new Graphic(
                                                Graphic.Shape.POLYLINE,
                                                List.of(new PixelPoint(3, 4), new PixelPoint(30, 44)),
                                                false)),
                                List.of())));
    }

    private static PresentationState plain() {
        return new PresentationState(
                new PresentationState.Title("PLAIN", "", ""),
                List.of(image),
                GreyRules.of(film, WINDOW, false),
                new PresentationState.Placement(
                        0, false, DisplayedArea.whole(128, 160), new PresentationState.PixelShape.Aspect(1, 1)),
                List.of(),
                List.of());
    }

    @Test
    void what_is_written_is_read_again() throws DicomException {
        Voi sigmoid = new Voi(1500.5, 2200, Voi.Function.SIGMOID, "");
        for (PresentationState state : List.of(state(WINDOW), state(sigmoid), plain())) {
            DataSet written = state.toDataSet(film, Film.instance(NewSeries.Origin.AI, "Boxes"));
            assertThat(PresentationState.read(Film.reopened(folder.resolve("a.dcm"), written)))
                    .isEqualTo(state);
        }
    }

    @Test
    void the_checkers_of_others_find_no_error() throws DicomException {
        Path file = folder.resolve("state.dcm");
        for (PresentationState state : List.of(state(WINDOW), plain())) {
            Film.reopened(file, state.toDataSet(film, Film.instance(NewSeries.Origin.AI, "Boxes")));
            OutsideTools.dciodvfy(file);
            OutsideTools.dcmpschk(file);
            assertThat(OutsideTools.pydicom(file, "d.Modality")).isEqualTo("PR");
        }
    }

    @Test
    void a_monochrome1_image_keeps_its_polarity_and_its_rescale() {
        DataSet inverse = film.toBuilder()
                .remove(Tag.PRESENTATION_LUT_SHAPE)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1")
                .put(Tag.RESCALE_INTERCEPT, "-7")
                .build();
        GreyRules rules = GreyRules.of(inverse, WINDOW, false);
        assertThat(rules.inverse()).isTrue();
        assertThat(rules.modality().text(Tag.RESCALE_INTERCEPT)).contains("-7");
        assertThat(GreyRules.of(inverse, WINDOW, true).inverse()).isFalse();
    }

    @Test
    void two_shutters_of_one_kind_are_refused() {
        PresentationState plain = plain();
        Shutter shutter = new Shutter.Circular(1, 1, 1);
        assertThatThrownBy(() -> new PresentationState(
                        plain.title(),
                        plain.images(),
                        plain.grey(),
                        plain.placement(),
                        List.of(shutter, shutter),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
