package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Vr;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureCoverTest {
    private static final int SIDE = 64;
    private static final int WHITE = 0xFFFF_FFFF;
    private static final int MIDDLE = 0xFF80_8080;
    private static final int SHUTTER = 0xFF40_4040;

    @Test
    void the_shutter_hides_and_the_overlay_lies_over_it() throws DicomException {
        int[] pixels = shown(film().build(), new ViewTransform(1, 0, 0));
        assertThat(pixels[0]).isEqualTo(SHUTTER);
        assertThat(pixels[20 * SIDE + 20]).isEqualTo(MIDDLE);
        assertThat(pixels[20 * SIDE + 5]).isEqualTo(WHITE);
    }

    @Test
    void a_line_of_one_pixel_is_still_seen_when_the_film_is_small() throws DicomException {
        int[] pixels = shown(film().build(), new ViewTransform(0.25, 0, 0));
        long white = Arrays.stream(pixels).filter(pixel -> pixel == WHITE).count();
        assertThat(white).isEqualTo(SIDE / 4);
    }

    @Test
    void oblong_pixels_make_a_higher_film() throws DicomException {
        DisplayImage image =
                image(film().put(Tag.of("PixelAspectRatio"), "2", "1").build());
        ViewTransform fitted = ViewTransform.fit(SIDE, SIDE, 128, 128, image.pixelAspect());
        assertThat(fitted.toViewX(SIDE) - fitted.toViewX(0)).isEqualTo(64);
        assertThat(fitted.toViewY(SIDE) - fitted.toViewY(0)).isEqualTo(128);
        assertThat(fitted.toImageY(fitted.toViewY(12.5))).isCloseTo(12.5, within(1e-9));
    }

    private static int[] shown(DataSet set, ViewTransform transform) throws DicomException {
        DisplayImage image = image(set);
        int[] pixels = new int[SIDE * SIDE];
        ViewportRaster raster = new ViewportRaster(SIDE, SIDE, pixels);
        raster.resample(PicturePyramid.of(image), transform, ViewportRaster.Quality.NEAREST);
        raster.paint(ViewportRaster.opaqueGrey(image.lut(image.defaultVoi(), false)), false);
        return pixels;
    }

    private static DisplayImage image(DataSet set) throws DicomException {
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            return DisplayImages.of(file, 0);
        }
    }

    /** Grey all over, a frame of 8 pixels shut, and a white column at x = 5. */
    private static DataSet.Builder film() {
        byte[] grey = new byte[SIDE * SIDE];
        Arrays.fill(grey, (byte) 0x80);
        byte[] overlay = new byte[SIDE * SIDE / 8];
        for (int y = 0; y < SIDE; y++) {
            overlay[y * SIDE / 8] = 1 << 5;
        }
        return DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, "2.25.3")
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putIntegers(Tag.ROWS, SIDE)
                .putIntegers(Tag.COLUMNS, SIDE)
                .putIntegers(Tag.BITS_ALLOCATED, 8)
                .putIntegers(Tag.BITS_STORED, 8)
                .putIntegers(Tag.HIGH_BIT, 7)
                .putBytes(Tag.PIXEL_DATA, Vr.OB, grey)
                .put(Tag.of("ShutterShape"), "RECTANGULAR")
                .put(Tag.of("ShutterLeftVerticalEdge"), "9")
                .put(Tag.of("ShutterRightVerticalEdge"), "56")
                .put(Tag.of("ShutterUpperHorizontalEdge"), "9")
                .put(Tag.of("ShutterLowerHorizontalEdge"), "56")
                .putIntegers(Tag.of("ShutterPresentationValue"), 0x4000)
                .putIntegers(Tag.of(0x6000, 0x10), SIDE)
                .putIntegers(Tag.of(0x6000, 0x11), SIDE)
                .putBytes(Tag.of(0x6000, 0x3000), Vr.OW, overlay);
    }
}
