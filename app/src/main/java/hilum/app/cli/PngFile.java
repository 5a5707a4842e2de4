package hilum.app.cli;

import hilum.dicom.display.FilmRendering;
import hilum.model.RgbImage;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG; folders that are missing are made. */
final class PngFile {
    private PngFile() {}

    static void write(RgbImage picture, Path target) throws IOException {
        BufferedImage image = new BufferedImage(picture.widthPx(), picture.heightPx(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.heightPx(); y++) {
            for (int x = 0; x < picture.widthPx(); x++) {
                image.setRGB(
                        x, y, picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2));
            }
        }
        write(image, target);
    }

    static void write(FilmRendering.Film film, Path target) throws IOException {
        BufferedImage image = new BufferedImage(film.widthPx(), film.heightPx(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, film.widthPx(), film.heightPx(), film.argb(), 0, film.widthPx());
        write(image, target);
    }

    /** A target that is there stays as it is until the new picture is whole. */
    private static void write(BufferedImage image, Path target) throws IOException {
        Path whole = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        if (Files.exists(whole) && !Files.isRegularFile(whole)) {
            throw new IOException("no file that can be replaced");
        }
        Path folder = whole.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path part = whole.resolveSibling(UUID.randomUUID() + ".part");
        try {
            // ImageIO itself prints a stack trace where it cannot open a file
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
                    ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(image, "png", png)) {
                    throw new IOException("no PNG writer");
                }
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
