package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.PixelFrame;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Vr;
import hilum.dicom.phantom.PhantomStudies;
import hilum.viewer.ViewTransform;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A film whose file brings a shutter, letters to lay over it, and pixels that are twice as high as wide. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class FilmCoverUiTest {
    private static final int SHUTTER_GREY = 0x40;

    @TempDir
    private Path folder;

    private Workplace workplace;
    private Scene scene;
    private int columns;
    private int rows;

    @Start
    void start(Stage stage) {
        workplace = new Workplace();
        scene = UiStage.show(stage, workplace.root, 1366, 768);
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void shutter_letters_and_oblong_pixels_are_shown() throws DicomException {
        Path film = film();
        UiStage.runFx(() -> workplace.studies.open(List.of(film)));
        UiStage.await(
                "the film is shown", () -> workplace.viewer.stateProperty().get() instanceof PaneState.Shown);
        BufferedImage picture = UiStage.picture(scene);
        UiStage.save(picture, "shutter-overlay-aspect");

        ViewTransform transform = UiStage.onFx(
                () -> workplace.viewer.geometry().transformProperty().get());
        Bounds viewport = UiStage.onFx(() ->
                workplace.pane.viewport().localToScene(workplace.pane.viewport().getBoundsInLocal()));
        // Each row is twice as high as a column is wide.
        double width = transform.toViewX(columns) - transform.toViewX(0);
        double height = transform.toViewY(rows) - transform.toViewY(0);
        assertThat(height / width).isCloseTo(2.0 * rows / columns, within(0.01));

        int x = (int) (viewport.getMinX() + transform.toViewX(4));
        int y = (int) (viewport.getMinY() + transform.toViewY(rows / 4.0));
        assertThat(new Color(picture.getRGB(x, y))).isEqualTo(new Color(SHUTTER_GREY, SHUTTER_GREY, SHUTTER_GREY));
        int letterX = (int) (viewport.getMinX() + transform.toViewX(245));
        int letterY = (int) (viewport.getMinY() + transform.toViewY(160));
        assertThat(new Color(picture.getRGB(letterX, letterY))).isEqualTo(Color.WHITE);
    }

    /** Every second row of a phantom, with a circle left open by the shutter and a bar with letters beside it. */
    private Path film() throws DicomException {
        Path whole = PhantomStudies.write(folder, 1, 8, 512, 640, (_, _) -> {})
                .getFirst()
                .file();
        DataSet set;
        byte[] cells;
        try (DicomFile file = DicomFile.open(whole)) {
            set = file.dataSet();
            PixelFrame frame = file.frame(0);
            columns = frame.columns() / 8 * 8;
            rows = frame.rows() / 2;
            cells = new byte[2 * columns * rows];
            for (int i = 0; i < columns * rows; i++) {
                long value = frame.value(i / columns * 2 * frame.columns() + i % columns);
                cells[2 * i] = (byte) value;
                cells[2 * i + 1] = (byte) (value >> 8);
            }
        }
        DataSet changed = set.toBuilder()
                .putIntegers(hilum.dicom.Tag.ROWS, rows)
                .putIntegers(hilum.dicom.Tag.COLUMNS, columns)
                .putBytes(hilum.dicom.Tag.PIXEL_DATA, Vr.OW, cells)
                .put(hilum.dicom.Tag.of("PixelAspectRatio"), "2", "1")
                .put(hilum.dicom.Tag.of("ShutterShape"), "CIRCULAR")
                .put(
                        hilum.dicom.Tag.of("CenterOfCircularShutter"),
                        Integer.toString(rows / 2),
                        Integer.toString(columns / 2))
                .put(hilum.dicom.Tag.of("RadiusOfCircularShutter"), Integer.toString(columns / 2))
                .putIntegers(hilum.dicom.Tag.of("ShutterPresentationValue"), SHUTTER_GREY << 8)
                .putIntegers(hilum.dicom.Tag.of(0x6000, 0x10), rows)
                .putIntegers(hilum.dicom.Tag.of(0x6000, 0x11), columns)
                .put(hilum.dicom.Tag.of(0x6000, 0x40), Vr.CS, "G")
                .putIntegers(hilum.dicom.Tag.of(0x6000, 0x100), 1)
                .putIntegers(hilum.dicom.Tag.of(0x6000, 0x102), 0)
                .putBytes(hilum.dicom.Tag.of(0x6000, 0x3000), Vr.OW, letters())
                .build();
        Path film = folder.resolve("covered.dcm");
        DicomWriter.write(film, changed, TransferSyntax.EXPLICIT_LE);
        return film;
    }

    /** One bit for each pixel, the first in the lowest bit. */
    private byte[] letters() {
        BufferedImage page = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(240, 150, 20, 20);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
        pen.drawString("PRONE", 280, 168);
        pen.dispose();
        byte[] bits = new byte[columns * rows / 8];
        for (int i = 0; i < columns * rows; i++) {
            if (page.getRaster().getSample(i % columns, i / columns, 0) > 127) {
                bits[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return bits;
    }
}
