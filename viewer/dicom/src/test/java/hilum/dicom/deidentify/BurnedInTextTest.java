package hilum.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.PixelFrame;
import hilum.dicom.phantom.PhantomStudies;
import hilum.dicom.phantom.WrittenPhantom;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnedInTextTest {
    @TempDir
    private static Path folder;

    private static List<WrittenPhantom> films;

    @BeforeAll
    static void draw() throws DicomException {
        films = PhantomStudies.write(folder, 3, 8, 512, 640, (n, of) -> {});
    }

    private static PixelFrame frame(WrittenPhantom film) throws DicomException {
        try (DicomFile file = DicomFile.open(film.file())) {
            return file.frame(0);
        }
    }

    /** Half way between the darkest and the brightest value. */
    private static double middle(PixelFrame frame) {
        LongSummaryStatistics values = IntStream.range(0, frame.columns() * frame.rows())
                .mapToLong(frame::value)
                .summaryStatistics();
        return (values.getMin() + values.getMax()) / 2.0;
    }

    /** The frame with words of this height written into it by a program, white or black. */
    private static PixelFrame written(PixelFrame frame, String words, int heightPx, int x, int y, boolean bright) {
        BufferedImage page = new BufferedImage(frame.columns(), frame.rows(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, heightPx));
        pen.setColor(Color.WHITE);
        pen.drawString(words, x, y);
        pen.dispose();
        short[] values = new short[frame.columns() * frame.rows()];
        long high = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) frame.value(i);
            high = Math.max(high, frame.value(i));
        }
        for (int i = 0; i < values.length; i++) {
            if (page.getRaster().getSample(i % frame.columns(), i / frame.columns(), 0) > 127) {
                values[i] = (short) (bright ? high : 0);
            }
        }
        return new PixelFrame(
                frame.size(),
                1,
                frame.bitsStored(),
                frame.signed(),
                frame.photometric(),
                new PixelFrame.Shorts(values));
    }

    @Test
    void films_with_their_lead_markers_raise_no_suspicion() throws DicomException {
        for (WrittenPhantom film : films) {
            assertThat(BurnedInText.suspected(frame(film))).isFalse();
        }
    }

    @Test
    void a_printed_name_at_the_top_is_seen() throws DicomException {
        for (WrittenPhantom film : films) {
            PixelFrame frame = frame(film);
            boolean darkBorder = frame.value(40 * frame.columns() + 200) < middle(frame);
            assertThat(BurnedInText.suspected(written(frame, "QUASTENFLOSSER JONA 4711", 14, 20, 40, darkBorder)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 40, true", "20, 620, true", "4, 320, true", "440, 320, true", "200, 320, false"})
    void words_are_seen_at_every_edge_but_not_in_the_middle(int x, int y, boolean seen) {
        short[] values = new short[512 * 640];
        Arrays.fill(values, (short) 100);
        values[0] = 1000;
        PixelFrame even = new PixelFrame(
                new hilum.dicom.PixelLayout.Size(512, 640), 1, 12, false, "MONOCHROME2", new PixelFrame.Shorts(values));
        assertThat(BurnedInText.suspected(written(even, "JONA 4711", 14, x, y, true)))
                .isEqualTo(seen);
    }

    @Test
    void an_even_picture_has_no_text() {
        PixelFrame even = new PixelFrame(
                new hilum.dicom.PixelLayout.Size(50, 50),
                1,
                8,
                false,
                "MONOCHROME2",
                new PixelFrame.Bytes(new byte[2500]));
        assertThat(BurnedInText.suspected(even)).isFalse();
    }
}
