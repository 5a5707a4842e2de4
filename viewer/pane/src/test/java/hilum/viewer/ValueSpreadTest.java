package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.display.Voi;
import org.junit.jupiter.api.Test;

class ValueSpreadTest {
    private static final SyntheticImage RAMP = SyntheticImage.of(400, 400, (x, y) -> 1000 + x * 5);

    @Test
    void the_automatic_window_spans_nearly_all_values_of_the_middle() {
        Voi voi = ValueSpread.of(RAMP).window(WindowPreset.AUTO, "auto");
        assertThat(voi.center()).isCloseTo(2000, within(20.0));
        assertThat(voi.width()).isCloseTo(1680 * 0.98, within(40.0));
    }

    @Test
    void the_lung_window_takes_the_dark_half_whichever_polarity_the_file_has() {
        Voi normal = ValueSpread.of(RAMP).window(WindowPreset.LUNG, "lung");
        Voi turned = ValueSpread.of(RAMP.turnedOver()).window(WindowPreset.LUNG, "lung");
        assertThat(normal.center()).isLessThan(1900);
        assertThat(turned.center()).isGreaterThan(2100);
    }

    @Test
    void collimator_blades_at_the_border_do_not_count() {
        SyntheticImage bladed =
                SyntheticImage.of(400, 400, (x, y) -> x < 30 || x > 370 || y < 30 || y > 370 ? 4095 : 1000 + x);
        assertThat(ValueSpread.of(bladed).percentile(100)).isLessThan(1400);
    }

    @Test
    void an_even_picture_gets_a_window_with_some_width() {
        Voi voi = ValueSpread.of(SyntheticImage.of(64, 64, (x, y) -> 7)).window(WindowPreset.AUTO, "auto");
        assertThat(voi.width()).isPositive();
        assertThat(voi.center()).isEqualTo(7);
    }

    @Test
    void padding_among_the_values_does_not_count() throws DicomException {
        int side = 40;
        byte[] cells = new byte[2 * side * side];
        for (int i = 0; i < side * side; i++) {
            int value = i % 4 == 0 ? 100 + i % 5 : 50 + i % 101; // a quarter of the pixels is padding in the middle
            cells[2 * i] = (byte) value;
        }
        DataSet set = DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("padded"))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putIntegers(Tag.ROWS, side)
                .putIntegers(Tag.COLUMNS, side)
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, cells)
                .put(new Element(Tag.PIXEL_PADDING_VALUE, Vr.US, new Value.Integers(100)))
                .put(new Element(Tag.PIXEL_PADDING_RANGE_LIMIT, Vr.US, new Value.Integers(104)))
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            ValueSpread spread = ValueSpread.of(DisplayImages.of(file, 0));
            for (int percent = 0; percent <= 100; percent++) {
                double value = spread.percentile(percent);
                assertThat(value < 100 || value > 104).as(percent + " %").isTrue();
            }
        }
    }
}
