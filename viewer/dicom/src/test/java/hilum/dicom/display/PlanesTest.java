package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.Pictures;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanesTest {
    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void an_overlay_lies_where_its_origin_says_in_every_byte_order(String syntax) throws DicomException {
        // 3 columns x 2 rows: only (0,0) and (2,1) are set; its first pixel is row 2, column 0 of the picture, from 1
        DataSet set = overlay(Pictures.of16Bit(4, 4).toBuilder(), 2, 3, 0b10_0001)
                .put(origin(2, 0))
                .put(Tag.of(0x6000, 0x1500), Vr.LO, "R")
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.of(syntax)))) {
            OverlayPlane plane = DisplayImages.of(file, 0).planes().overlays().getFirst();
            assertThat(plane.label()).isEqualTo("R");
            assertThat(plane.place()).isEqualTo(new OverlayPlane.Place(-1, 1, 3, 2));
            assertThat(plane.isSet(-1, 1)).isTrue();
            assertThat(plane.isSet(1, 2)).isTrue();
            assertThat(plane.count()).isEqualTo(2);
            assertThat(DisplayImages.of(file, 0).planes().marked(4, 4)).isEqualTo(bits(2 * 4 + 1));
        }
    }

    @Test
    void an_overlay_in_the_upper_bits_of_the_pixels_is_shown_and_does_not_change_their_values() throws DicomException {
        DataSet set = Pictures.header(2, 2)
                .putIntegers(Tag.BITS_STORED, 12)
                .putIntegers(Tag.HIGH_BIT, 11)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, Pictures.shorts(0x0001, 0x8002, 0x0003, 0x8004))
                .putIntegers(Tag.of(0x6000, 0x10), 2)
                .putIntegers(Tag.of(0x6000, 0x11), 2)
                .putIntegers(Tag.of(0x6000, 0x100), 16)
                .putIntegers(Tag.of(0x6000, 0x102), 15)
                .build();
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LE, TransferSyntax.EXPLICIT_BE)) {
            try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, syntax))) {
                DisplayImage image = DisplayImages.of(file, 0);
                assertThat(image.planes().marked(2, 2)).isEqualTo(bits(1, 3));
                assertThat(image.indices()).containsExactly(1, 2, 3, 4);
            }
        }
    }

    @Test
    void each_frame_has_its_own_frame_of_an_overlay() throws DicomException {
        DataSet set = overlay(Pictures.header(1, 1), 1, 3, 0b10_100_001)
                .put(Tag.of(0x6000, 0x15), Vr.IS, "2")
                .put(Tag.NUMBER_OF_FRAMES, "2")
                .build();
        assertThat(Planes.of(set, 0).marked(3, 1)).isEqualTo(bits(0));
        assertThat(Planes.of(set, 1).marked(3, 1)).isEqualTo(bits(2));
        assertThat(Planes.of(set, 2).isEmpty()).isTrue();
    }

    @Test
    void a_rectangular_shutter_shows_its_edges_and_hides_what_lies_beyond() {
        DataSet set = DataSet.builder()
                .put(Tag.of("ShutterShape"), "RECTANGULAR")
                .put(Tag.of("ShutterLeftVerticalEdge"), "2")
                .put(Tag.of("ShutterRightVerticalEdge"), "3")
                .put(Tag.of("ShutterUpperHorizontalEdge"), "2")
                .put(Tag.of("ShutterLowerHorizontalEdge"), "2")
                .putIntegers(Tag.of("ShutterPresentationValue"), 0x8000)
                .build();
        Shutter shutter = Planes.of(set, 0).shutter().orElseThrow();
        assertThat(shutter.grey()).isEqualTo(0x80);
        assertThat(seen(shutter, 4, 3)).isEqualTo(bits(5, 6));
    }

    @Test
    void a_circular_shutter_counts_its_radius_along_the_rows_of_oblong_pixels() {
        DataSet.Builder round = DataSet.builder()
                .put(Tag.of("ShutterShape"), "CIRCULAR")
                .put(Tag.of("CenterOfCircularShutter"), "3", "3")
                .put(Tag.of("RadiusOfCircularShutter"), "2");
        assertThat(seen(Planes.of(round.build(), 0).shutter().orElseThrow(), 5, 5)
                        .cardinality())
                .isEqualTo(13);
        DataSet oblong = round.put(Tag.of("PixelAspectRatio"), "2", "1").build();
        assertThat(seen(Planes.of(oblong, 0).shutter().orElseThrow(), 5, 5)).isEqualTo(bits(7, 10, 11, 12, 13, 14, 17));
    }

    @Test
    void a_polygonal_shutter_shows_its_corners_and_shapes_add_up() {
        DataSet.Builder triangle = DataSet.builder()
                .put(Tag.of("ShutterShape"), "POLYGONAL")
                .put(Tag.of("VerticesOfThePolygonalShutter"), "1", "1", "1", "4", "4", "1");
        assertThat(seen(Planes.of(triangle.build(), 0).shutter().orElseThrow(), 5, 5))
                .isEqualTo(bits(0, 1, 2, 3, 5, 6, 7, 10, 11, 15));
        DataSet both = triangle.put(Tag.of("ShutterShape"), "POLYGONAL", "RECTANGULAR")
                .put(Tag.of("ShutterLeftVerticalEdge"), "2")
                .put(Tag.of("ShutterRightVerticalEdge"), "5")
                .put(Tag.of("ShutterUpperHorizontalEdge"), "1")
                .put(Tag.of("ShutterLowerHorizontalEdge"), "5")
                .build();
        assertThat(seen(Planes.of(both, 0).shutter().orElseThrow(), 5, 5)).isEqualTo(bits(1, 2, 3, 6, 7, 11));
    }

    @Test
    void a_bitmap_shutter_hides_what_its_plane_marks_and_is_no_overlay() {
        DataSet set = overlay(DataSet.builder(), 1, 3, 0b010)
                .put(Tag.of("ShutterShape"), "BITMAP")
                .putIntegers(Tag.of("ShutterOverlayGroup"), 0x6000)
                .build();
        Planes planes = Planes.of(set, 0);
        assertThat(planes.overlays()).isEmpty();
        assertThat(planes.shutter().orElseThrow().hidden(3, 1)).isEqualTo(bits(1));
    }

    @Test
    void damaged_planes_and_shutters_hide_nothing() {
        DataSet set = DataSet.builder()
                .putIntegers(Tag.of(0x6000, 0x10), 65_535)
                .putIntegers(Tag.of(0x6000, 0x11), 65_535)
                .putBytes(Tag.of(0x6000, 0x3000), Vr.OW, new byte[0])
                .put(Tag.of("ShutterShape"), "BITMAP", "CIRCULAR", "POLYGONAL", "RECTANGULAR", "ROUND")
                .build();
        assertThat(Planes.of(set, 0).isEmpty()).isTrue();
    }

    @Test
    void pixels_that_are_no_squares_are_told() throws DicomException {
        DataSet set = Pictures.of16Bit(2, 2).toBuilder()
                .put(Tag.of("PixelAspectRatio"), "3", "2")
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            assertThat(DisplayImages.of(file, 0).pixelAspect()).isEqualTo(1.5);
        }
        assertThat(Planes.pixelAspect(set.toBuilder()
                        .put(Tag.of("PixelAspectRatio"), "0", "0")
                        .build()))
                .isEqualTo(1);
    }

    @Test
    void what_lies_over_a_picture_is_told_in_lines() throws DicomException {
        DataSet set = overlay(Pictures.of16Bit(4, 4).toBuilder(), 2, 3, 0b10_0001)
                .put(origin(2, 0))
                .put(Tag.of(0x6000, 0x1500), Vr.LO, "R")
                .put(Tag.WINDOW_CENTER, "40", "50.5")
                .put(Tag.WINDOW_WIDTH, "400", "60")
                .put(Tag.of("WindowCenterWidthExplanation"), "NORMAL", "HARD")
                .put(Tag.of("ImagerPixelSpacing"), "0.2", "0.1")
                .put(Tag.of("ShutterShape"), "RECTANGULAR")
                .put(Tag.of("ShutterLeftVerticalEdge"), "1")
                .put(Tag.of("ShutterRightVerticalEdge"), "2")
                .put(Tag.of("ShutterUpperHorizontalEdge"), "1")
                .put(Tag.of("ShutterLowerHorizontalEdge"), "4")
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            assertThat(DisplayLines.of(DisplayImages.of(file, 0)))
                    .contains(
                            "Values: 0 to 465, padding left out",
                            "Window: center 40, width 400, LINEAR, NORMAL (opens with it)",
                            "Window: center 50.5, width 60, LINEAR, HARD",
                            "Spacing: 0.2 x 0.1 mm per pixel, at the detector",
                            "Pixel aspect: 2 times as high as wide",
                            "Overlay 6000: graphics \"R\", 3 x 2 at column 0, row 2, 2 pixels set",
                            "Shutter: rectangular, hides 50.0 % under grey 0");
        }
    }

    private static Element origin(int row, int column) {
        return new Element(Tag.of(0x6000, 0x50), Vr.SS, new Value.Integers(row, column));
    }

    private static DataSet.Builder overlay(DataSet.Builder set, int rows, int columns, int bits) {
        return set.putIntegers(Tag.of(0x6000, 0x10), rows)
                .putIntegers(Tag.of(0x6000, 0x11), columns)
                .put(Tag.of(0x6000, 0x40), Vr.CS, "G")
                .putIntegers(Tag.of(0x6000, 0x100), 1)
                .putIntegers(Tag.of(0x6000, 0x102), 0)
                .putBytes(Tag.of(0x6000, 0x3000), Vr.OW, new byte[] {(byte) bits, 0});
    }

    private static BitSet seen(Shutter shutter, int widthPx, int heightPx) {
        BitSet seen = shutter.hidden(widthPx, heightPx);
        seen.flip(0, widthPx * heightPx);
        return seen;
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }
}
