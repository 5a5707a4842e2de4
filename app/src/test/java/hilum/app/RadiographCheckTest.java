package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table of cases may name as a picture. */
class RadiographCheckTest {
    @TempDir
    Path folder;

    private final RadiographCheck check = new RadiographCheck();

    private Path film(String kind) throws IOException {
        Path file = folder.resolve("film." + kind);
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY), kind, file.toFile());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void plain_pictures_are_pictures_until_their_header_is_cut(String kind) throws IOException {
        Path film = film(kind);
        assertThat(check.isPicture(film)).isTrue();
        Files.write(film, Arrays.copyOf(Files.readAllBytes(film), 9));
        assertThat(check.isPicture(film)).isFalse();
    }

    @Test
    void text_nothing_and_what_is_not_there_are_none() throws IOException {
        assertThat(check.isPicture(Files.writeString(folder.resolve("a.dcm"), "no film at all")))
                .isFalse();
        assertThat(check.isPicture(Files.createFile(folder.resolve("b.dcm")))).isFalse();
        assertThat(check.isPicture(folder.resolve("gone.dcm"))).isFalse();
    }
}
