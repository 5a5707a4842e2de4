package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.PixelLayout;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DicomPicturesTest {
    private static PictureReference film(String name) {
        Path file = Path.of(System.getProperty("hilum.shared", "none"), "data/dicom/wg04_cr_codecs", name);
        Assumptions.assumeTrue(Files.exists(file), "the shared films are not on this machine");
        return new PictureReference("1", "2", "3", file, 0);
    }

    @Test
    void a_large_jpeg_2000_film_gives_one_first_look_whose_greys_are_those_of_the_whole_at_their_place()
            throws Exception {
        List<FirstLook> looks = new ArrayList<>();
        DisplayImage whole = new DicomPictures().decode(film("RG3_J2KR.dcm"), looks::add);
        assertThat(looks).hasSize(1);
        FirstLook look = looks.getFirst();
        assertThat(look.whole()).isEqualTo(new PixelLayout.Size(whole.widthPx(), whole.heightPx()));
        assertThat(look.reduced().defaultVoi()).isEqualTo(whole.defaultVoi());
        DisplayImage reduced = look.reduced();
        double sum = 0;
        for (int y = 0; y < reduced.heightPx(); y++) {
            for (int x = 0; x < reduced.widthPx(); x++) {
                int over = (y << look.halvings()) * whole.widthPx() + (x << look.halvings());
                sum += Math.abs(whole.modalityValue(whole.indices()[over] & 0xFFFF)
                        - reduced.modalityValue(reduced.indices()[y * reduced.widthPx() + x] & 0xFFFF));
            }
        }
        double range = whole.maximum() - whole.minimum();
        assertThat(sum / reduced.indices().length / range).isLessThan(0.01);
    }

    @Test
    void a_film_of_another_syntax_gives_no_first_look() throws Exception {
        List<FirstLook> looks = new ArrayList<>();
        new DicomPictures().decode(film("RG2_JPLL.dcm"), looks::add);
        assertThat(looks).isEmpty();
    }
}
