package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Pictures;
import hilum.dicom.PixelLayout;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.codec.FlatJpeg2000;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstLookTest {
    private static DataSet.Builder film(int columns, int rows) {
        return Pictures.header(columns, rows).putIntegers(Tag.BITS_STORED, 12).putIntegers(Tag.HIGH_BIT, 11);
    }

    private static DicomFile file(DataSet.Builder film, byte[] stream) throws DicomException {
        return DicomFile.of(
                DicomWriter.toBytes(film.putFrames(List.of(stream)).build(), TransferSyntax.JPEG_2000_LOSSLESS));
    }

    private static Optional<FirstLook> look(int columns, int rows, int offset, int levels) throws DicomException {
        try (DicomFile file = file(film(columns, rows), FlatJpeg2000.stream(columns, rows, offset, levels))) {
            return DisplayImages.firstLook(file, 0);
        }
    }

    @Test
    void a_large_jpeg_2000_film_is_halved_until_its_longer_side_has_some_hundred_pixels() throws DicomException {
        FirstLook look = look(2000, 2500, 0, 5).orElseThrow();
        assertThat(look.whole()).isEqualTo(new PixelLayout.Size(2000, 2500));
        assertThat(look.halvings()).isEqualTo(2);
        assertThat(look.reduced().widthPx()).isEqualTo(500);
        assertThat(look.reduced().heightPx()).isEqualTo(625);
        assertThat(look.reduced().modalityValue(look.reduced().indices()[0] & 0xFFFF))
                .isEqualTo(2048);
    }

    @Test
    void a_film_with_fewer_levels_is_halved_as_often_as_it_can_be() throws DicomException {
        assertThat(look(2000, 2500, 0, 1).orElseThrow().halvings()).isEqualTo(1);
        assertThat(look(2000, 2500, 0, 0)).isEmpty();
    }

    @Test
    void a_film_that_is_there_at_once_has_no_first_look() throws DicomException {
        assertThat(look(1400, 1400, 0, 5)).isEmpty();
    }

    @Test
    void a_film_whose_halves_would_lie_aside_of_their_place_has_no_first_look() throws DicomException {
        assertThat(look(2000, 2500, 1, 5)).isEmpty();
    }

    @Test
    void halved_places_in_a_palette_would_be_other_colours() throws DicomException {
        DataSet.Builder film = film(2000, 2500).put(Tag.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR");
        try (DicomFile file = file(film, FlatJpeg2000.stream(2000, 2500, 0, 5))) {
            assertThat(DisplayImages.firstLook(file, 0)).isEmpty();
        }
    }

    @Test
    void a_film_without_compression_has_no_first_look() throws DicomException {
        byte[] bytes = DicomWriter.toBytes(Pictures.of16Bit(2000, 1100), TransferSyntax.EXPLICIT_LE);
        try (DicomFile file = DicomFile.of(bytes)) {
            assertThat(DisplayImages.firstLook(file, 0)).isEmpty();
        }
    }

    @Test
    void windows_spacing_shutter_and_pixel_aspect_are_those_of_the_whole_film() throws DicomException {
        DataSet.Builder film = film(2000, 2500)
                .put(Tag.WINDOW_CENTER, "1000")
                .put(Tag.WINDOW_WIDTH, "300")
                .put(Tag.of("ImagerPixelSpacing"), "0.3", "0.15")
                .put(Tag.of("ShutterShape"), "RECTANGULAR")
                .put(Tag.of("ShutterLeftVerticalEdge"), "101")
                .put(Tag.of("ShutterRightVerticalEdge"), "1900")
                .put(Tag.of("ShutterUpperHorizontalEdge"), "51")
                .put(Tag.of("ShutterLowerHorizontalEdge"), "2400");
        try (DicomFile file = file(film, FlatJpeg2000.stream(2000, 2500, 0, 5))) {
            DisplayImage whole = DisplayImages.of(file, 0);
            DisplayImage reduced =
                    DisplayImages.firstLook(file, 0).orElseThrow().reduced();
            assertThat(reduced.defaultVoi()).isEqualTo(whole.defaultVoi());
            assertThat(reduced.spacing()).isEqualTo(whole.spacing()).isPresent();
            assertThat(reduced.pixelAspect()).isEqualTo(whole.pixelAspect()).isEqualTo(2);
            assertThat(reduced.planes().shutter().orElseThrow().hidden(2000, 2500))
                    .isEqualTo(whole.planes().shutter().orElseThrow().hidden(2000, 2500));
        }
    }

    @Test
    void a_frame_that_is_not_there_has_no_first_look_either() throws DicomException {
        try (DicomFile file = file(film(2000, 2500), FlatJpeg2000.stream(2000, 2500, 0, 5))) {
            assertThatThrownBy(() -> DisplayImages.firstLook(file, 1)).isInstanceOf(DicomException.class);
        }
    }
}
