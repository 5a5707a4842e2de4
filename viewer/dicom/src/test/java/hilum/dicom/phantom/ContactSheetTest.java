package hilum.dicom.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Draws eight films side by side, findings boxed, for the eye. */
class ContactSheetTest {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 440;

    private static final List<List<Lesion>> CASES = List.of(
            List.of(),
            List.of(new Lesion(Finding.Kind.NODULE, Side.RIGHT, 0.5, 0.3)),
            List.of(new Lesion(Finding.Kind.EFFUSION, Side.LEFT, 0.4, 0.5)),
            List.of(new Lesion(Finding.Kind.CONSOLIDATION, Side.RIGHT, 0.6, 0.8)),
            List.of(),
            List.of(new Lesion(Finding.Kind.CARDIOMEGALY, Side.BOTH, 0.5, 0.5)),
            List.of(new Lesion(Finding.Kind.PNEUMOTHORAX, Side.LEFT, 0.5, 0.5)),
            List.of(new Lesion(Finding.Kind.EFFUSION, Side.RIGHT, 0.7, 0.5)));

    @Test
    void a_contact_sheet_of_eight_bodies_is_drawn() throws Exception {
        BufferedImage sheet = new BufferedImage(4 * WIDTH, 2 * HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        for (int i = 0; i < CASES.size(); i++) {
            View view = i == 4 ? View.AP : View.PA;
            PhantomFilm film =
                    Phantom.draw(new PhantomRequest(200 + i, i, view, WIDTH, HEIGHT, i % 3 == 1, CASES.get(i)));
            int x = i % 4 * WIDTH;
            int y = i / 4 * HEIGHT;
            g.drawImage(picture(film), x, y, null);
            for (Finding f : film.findings()) {
                g.drawRect(
                        x + (int) (f.x0() * WIDTH),
                        y + (int) (f.y0() * HEIGHT),
                        (int) ((f.x1() - f.x0()) * WIDTH),
                        (int) ((f.y1() - f.y0()) * HEIGHT));
            }
        }
        g.dispose();
        Path folder = Path.of(System.getProperty("hilum.screenshots", "target/screenshots"));
        Files.createDirectories(folder);
        Path file = folder.resolve("phantoms.png");
        ImageIO.write(sheet, "png", file.toFile());

        assertThat(file).isNotEmptyFile();
    }

    private static BufferedImage picture(PhantomFilm film) {
        BufferedImage picture = new BufferedImage(film.widthPx(), film.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] shown = film.displayed();
        for (int y = 0; y < film.heightPx(); y++) {
            for (int x = 0; x < film.widthPx(); x++) {
                picture.getRaster().setSample(x, y, 0, shown[y * film.widthPx() + x] & 0xFF);
            }
        }
        return picture;
    }
}
