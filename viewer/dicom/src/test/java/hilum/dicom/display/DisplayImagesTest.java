package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.Fixtures;
import hilum.dicom.Pictures;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DisplayImagesTest {
    @Test
    void the_linear_window_follows_the_standards_formula() {
        // PS3.3 C.11.2.1.2.1, example: c=2048, w=4096 maps 0 to black and 4095 to white, 2047.5 to the middle
        Voi voi = new Voi(2048, 4096, Voi.Function.LINEAR, "");
        assertThat(WindowFunction.apply(voi, 0)).isZero();
        assertThat(WindowFunction.apply(voi, 4095)).isEqualTo(1);
        assertThat(WindowFunction.apply(voi, 2047.5)).isEqualTo(0.5);
        assertThat(WindowFunction.apply(voi, 1000)).isCloseTo(1000 / 4095.0, within(1e-12));
    }

    @Test
    void a_linear_window_of_width_one_is_a_threshold_half_below_its_center() {
        // PS3.3 C.11.2.1.2.1, example: c=2048, w=1: values up to 2047 are black, from 2048 on white
        Voi voi = new Voi(2048, 1, Voi.Function.LINEAR, "");
        assertThat(WindowFunction.apply(voi, 2047)).isZero();
        assertThat(WindowFunction.apply(voi, 2047.5)).isZero();
        assertThat(WindowFunction.apply(voi, 2048)).isEqualTo(1);
    }

    @Test
    void the_exact_window_is_not_shifted() {
        // PS3.3 C.11.2.1.3.2: c=2048, w=4096 has its ends at 0 and 4096
        Voi voi = new Voi(2048, 4096, Voi.Function.LINEAR_EXACT, "");
        assertThat(WindowFunction.apply(voi, 0)).isZero();
        assertThat(WindowFunction.apply(voi, 2048)).isEqualTo(0.5);
        assertThat(WindowFunction.apply(voi, 4096)).isEqualTo(1);
        assertThat(WindowFunction.apply(voi, 1024)).isEqualTo(0.25);
    }

    @Test
    void the_sigmoid_window_follows_the_standards_formula() {
        // PS3.3 C.11.2.1.3.1: 1 / (1 + exp(-4 (x - c) / w))
        Voi voi = new Voi(100, 50, Voi.Function.SIGMOID, "");
        assertThat(WindowFunction.apply(voi, 100)).isEqualTo(0.5);
        assertThat(WindowFunction.apply(voi, 125)).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
        assertThat(WindowFunction.apply(voi, 75)).isCloseTo(1 / (1 + Math.exp(2)), within(1e-12));
    }

    @Test
    void monochrome1_and_shape_inverse_together_turn_over_once() throws DicomException {
        DataSet both = signed(-3, 0, 3)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1")
                .put(Tag.PRESENTATION_LUT_SHAPE, "INVERSE")
                .build();
        DataSet shape =
                signed(-3, 0, 3).put(Tag.PRESENTATION_LUT_SHAPE, "INVERSE").build();
        DataSet plain = signed(-3, 0, 3).build();
        assertThat(levels(both, false)).containsExactly(255, 127, 0);
        assertThat(levels(shape, false)).containsExactly(255, 127, 0);
        assertThat(levels(plain, false)).containsExactly(0, 128, 255);
        assertThat(levels(both, true)).containsExactly(0, 128, 255);
    }

    @Test
    void a_negative_slope_turns_values_over_but_not_the_window() throws DicomException {
        DataSet set = signed(-10, 0, 30)
                .put(Tag.RESCALE_SLOPE, "-2")
                .put(Tag.RESCALE_INTERCEPT, "5")
                .put(Tag.WINDOW_CENTER, "0")
                .put(Tag.WINDOW_WIDTH, "1")
                .build();
        DisplayImage image = open(set);
        assertThat(image.minimum()).isEqualTo(-55);
        assertThat(image.maximum()).isEqualTo(25);
        assertThat(levels(set, false)).containsExactly(255, 255, 0);
        assertThat(image.modalityValue(image.indices()[2] & 0xFFFF)).isEqualTo(-55);
    }

    @Test
    void padding_is_left_out_of_range_and_automatic_window() throws DicomException {
        DataSet set = signed(-2000, 10, 20, 30)
                .put(new Element(Tag.PIXEL_PADDING_VALUE, Vr.SS, new Value.Integers(-2000)))
                .build();
        DisplayImage image = open(set);
        assertThat(image.minimum()).isEqualTo(10);
        assertThat(image.maximum()).isEqualTo(30);
        assertThat(image.defaultVoi()).isEqualTo(new Voi(20.5, 21, Voi.Function.LINEAR, "automatic"));
    }

    @Test
    void padding_reaches_to_its_range_limit_from_either_end() throws DicomException {
        DataSet.Builder set = signed(-2000, -1990, -1980, 10, 30)
                .put(new Element(Tag.PIXEL_PADDING_VALUE, Vr.SS, new Value.Integers(-2000)))
                .put(new Element(Tag.PIXEL_PADDING_RANGE_LIMIT, Vr.SS, new Value.Integers(-1980)));
        assertThat(open(set.build()).minimum()).isEqualTo(10);
        set.put(new Element(Tag.PIXEL_PADDING_VALUE, Vr.SS, new Value.Integers(-1980)))
                .put(new Element(Tag.PIXEL_PADDING_RANGE_LIMIT, Vr.SS, new Value.Integers(-2000)));
        assertThat(open(set.build()).minimum()).isEqualTo(10);
    }

    @Test
    void padding_is_told_by_its_index_wherever_it_lies_among_the_values() throws DicomException {
        DataSet.Builder set = signed(-20, -3, 0, 3, 30)
                .put(new Element(Tag.PIXEL_PADDING_VALUE, Vr.SS, new Value.Integers(-3)))
                .put(new Element(Tag.PIXEL_PADDING_RANGE_LIMIT, Vr.SS, new Value.Integers(3)));
        DisplayImage image = open(set.build());
        List<Boolean> padding = IntStream.range(0, 5)
                .mapToObj(i -> image.isPadding(image.indices()[i] & 0xFFFF))
                .toList();
        assertThat(padding).containsExactly(false, true, true, true, false);
        DisplayImage alone = open(signed(7, 7)
                .put(new Element(Tag.PIXEL_PADDING_VALUE, Vr.SS, new Value.Integers(7)))
                .build());
        assertThat(alone.isPadding(alone.indices()[0] & 0xFFFF)).isFalse();
    }

    @Test
    void windows_keep_their_order_names_and_function() throws DicomException {
        DataSet set = signed(0, 50, 100)
                .put(Tag.WINDOW_CENTER, "40", "60")
                .put(Tag.WINDOW_WIDTH, "80", "10")
                .put(Tag.WINDOW_EXPLANATION, "NORMAL", "HARD")
                .put(Tag.VOI_LUT_FUNCTION, "SIGMOID")
                .build();
        assertThat(open(set).vois())
                .containsExactly(
                        new Voi(40, 80, Voi.Function.SIGMOID, "NORMAL"),
                        new Voi(60, 10, Voi.Function.SIGMOID, "HARD"),
                        new Voi(50.5, 101, Voi.Function.LINEAR, "full range"));
    }

    @Test
    void invalid_windows_are_passed_over() throws DicomException {
        DataSet set = signed(0, 50, 100)
                .put(Tag.WINDOW_CENTER, "40", "x", "7")
                .put(Tag.WINDOW_WIDTH, "0", "10", "20")
                .build();
        assertThat(open(set).defaultVoi()).isEqualTo(new Voi(7, 20, Voi.Function.LINEAR, "from the file"));
    }

    @Test
    void a_voi_lut_is_used_until_it_is_dragged() throws DicomException {
        DataSet lut = DataSet.builder()
                .putIntegers(Tag.LUT_DESCRIPTOR, Vr.SS, 3, 9, 8)
                .putBytes(Tag.LUT_DATA, Vr.OW, Pictures.shorts(200, 20, 255))
                .put(Tag.LUT_EXPLANATION, "LUNG")
                .build();
        DataSet set = signed(9, 10, 11).putItems(Tag.VOI_LUT_SEQUENCE, lut).build();
        DisplayImage image = open(set);
        Voi voi = image.defaultVoi();
        assertThat(voi.explanation()).isEqualTo("LUNG (LUT)");
        assertThat(levels(image, voi, false)).containsExactly(200, 20, 255);
        Voi dragged = voi.withWindow(10, 1, "dragged");
        assertThat(levels(image, dragged, false)).containsExactly(0, 255, 255);
    }

    @Test
    void a_modality_lut_gives_the_modality_values() throws DicomException {
        DataSet lut = DataSet.builder()
                .putIntegers(Tag.LUT_DESCRIPTOR, Vr.SS, 3, -1, 16)
                .putIntegers(Tag.LUT_DATA, Vr.US, 1000, 500, 100)
                .build();
        DisplayImage image =
                open(signed(-5, 0, 5).putItems(Tag.MODALITY_LUT_SEQUENCE, lut).build());
        assertThat(image.modalityValue(image.indices()[0] & 0xFFFF)).isEqualTo(1000);
        assertThat(image.modalityValue(image.indices()[1] & 0xFFFF)).isEqualTo(500);
        assertThat(image.modalityValue(image.indices()[2] & 0xFFFF)).isEqualTo(100);
    }

    @Test
    void indices_rise_with_signed_values() throws DicomException {
        short[] indices = open(signed(-32768, -1, 0, 32767).build()).indices();
        assertThat(List.of(indices[0] & 0xFFFF, indices[1] & 0xFFFF, indices[2] & 0xFFFF, indices[3] & 0xFFFF))
                .containsExactly(0, 32767, 32768, 65535);
    }

    @Test
    void a_picture_of_one_pixel_can_be_shown() throws DicomException {
        assertThat(levels(signed(5).build(), false)).hasSize(1);
    }

    @Test
    void spacing_tells_where_it_was_measured() throws DicomException {
        DataSet.Builder dx = signed(1).put(Tag.MODALITY, "DX").put(Tag.IMAGER_PIXEL_SPACING, "0.2", "0.1");
        assertThat(open(dx.build()).spacing()).contains(new DisplayImage.Spacing(0.2, 0.1, "at the detector"));
        assertThat(open(dx.put(Tag.PIXEL_SPACING, "0.2", "0.1").build()).spacing())
                .contains(new DisplayImage.Spacing(0.2, 0.1, "at the detector"));
        assertThat(open(dx.put(Tag.PIXEL_SPACING, "0.18", "0.09").build()).spacing())
                .contains(new DisplayImage.Spacing(0.18, 0.09, "calibrated"));
        assertThat(open(signed(1).build()).spacing()).isEmpty();
    }

    @Test
    void spacing_at_the_detector_is_corrected_when_the_file_tells_the_magnification() throws DicomException {
        DataSet.Builder dx = signed(1).put(Tag.MODALITY, "DX").put(Tag.IMAGER_PIXEL_SPACING, "0.2", "0.1");
        DisplayImage.Spacing corrected = new DisplayImage.Spacing(0.16, 0.08, "magnification corrected");
        assertThat(open(dx.put(Tag.of("EstimatedRadiographicMagnificationFactor"), "1.25")
                                .build())
                        .spacing())
                .contains(corrected);
        dx = signed(1).put(Tag.MODALITY, "DX").put(Tag.IMAGER_PIXEL_SPACING, "0.2", "0.1");
        assertThat(open(dx.put(Tag.of("DistanceSourceToDetector"), "1800")
                                .put(Tag.of("DistanceSourceToPatient"), "1440")
                                .build())
                        .spacing())
                .contains(corrected);
        // A factor of 30 is a mistake: the detector's spacing stays, under its own name.
        assertThat(open(dx.put(Tag.of("EstimatedRadiographicMagnificationFactor"), "30")
                                .build())
                        .spacing())
                .contains(new DisplayImage.Spacing(0.2, 0.1, "at the detector"));
        assertThat(open(dx.put(Tag.PIXEL_SPACING, "0.15", "0.075")
                                .put(Tag.PIXEL_SPACING_CALIBRATION_TYPE, "GEOMETRY")
                                .build())
                        .spacing())
                .contains(new DisplayImage.Spacing(0.15, 0.075, "magnification corrected"));
    }

    @Test
    void palette_colours_come_from_their_tables() throws DicomException {
        DataSet.Builder set = Pictures.header(2, 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR")
                .putIntegers(Tag.BITS_ALLOCATED, 8)
                .putIntegers(Tag.BITS_STORED, 8)
                .putIntegers(Tag.HIGH_BIT, 7)
                .putBytes(Tag.PIXEL_DATA, Vr.OB, new byte[] {0, 1});
        int[][] channels = {{0x1000, 0xFF00}, {0x2000, 0x8000}, {0x3000, 0x0100}};
        for (int c = 0; c < 3; c++) {
            set.putIntegers(new Tag(Tag.RED_PALETTE_DESCRIPTOR.value() + c), Vr.US, 2, 0, 16);
            set.putBytes(new Tag(Tag.RED_PALETTE_DATA.value() + c), Vr.OW, Pictures.shorts(channels[c]));
        }
        assertThat(open(set.build()).colour().orElseThrow()).containsExactly(0xFF102030, 0xFFFF8001);
    }

    @Test
    void luminance_and_colour_differences_become_rgb() throws DicomException {
        DataSet set = Pictures.header(2, 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "YBR_FULL_422")
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 3)
                .putIntegers(Tag.BITS_ALLOCATED, 8)
                .putIntegers(Tag.BITS_STORED, 8)
                .putIntegers(Tag.HIGH_BIT, 7)
                .putBytes(Tag.PIXEL_DATA, Vr.OB, new byte[] {100, 50, (byte) 128, (byte) 128})
                .build();
        assertThat(open(set).colour().orElseThrow()).containsExactly(0xFF646464, 0xFF323232);
    }

    @TestFactory
    Stream<DynamicTest> films_look_as_dcm2pnm_shows_them() {
        return Fixtures.rows("dcm2pnm.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    try (DicomFile file = DicomFile.open(Fixtures.shared(row[0]))) {
                        DisplayImage image = DisplayImages.of(file, 0);
                        byte[] grey = GreyRendering.render(image, image.defaultVoi(), false);
                        for (String point : List.of(row).subList(2, row.length)) {
                            String[] p = point.split(",");
                            int at = Integer.parseInt(p[1]) * Integer.parseInt(row[1]) + Integer.parseInt(p[0]);
                            assertThat(grey[at] & 0xFF).as(point).isCloseTo(Integer.parseInt(p[2]), within(1));
                        }
                    }
                }));
    }

    /** Pixels of signed 16 bits in a row. */
    private static DataSet.Builder signed(int... values) {
        return Pictures.header(values.length, 1)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 1)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, Pictures.shorts(values));
    }

    private static DisplayImage open(DataSet set) throws DicomException {
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            return DisplayImages.of(file, 0);
        }
    }

    /** All pixels through the whole range. */
    private static List<Integer> levels(DataSet set, boolean inverted) throws DicomException {
        DisplayImage image = open(set);
        return levels(image, image.defaultVoi(), inverted);
    }

    private static List<Integer> levels(DisplayImage image, Voi voi, boolean inverted) {
        byte[] grey = GreyRendering.render(image, voi, inverted);
        return IntStream.range(0, grey.length).mapToObj(i -> grey[i] & 0xFF).toList();
    }
}
