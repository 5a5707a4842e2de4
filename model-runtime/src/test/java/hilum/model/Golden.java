package hilum.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.Raster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** References computed by the official code; see the manifest beside them. */
public final class Golden {
    public static final String BF16 = "chexagent2-tiny";
    public static final String FP32 = "chexagent2-tiny-fp32";
    public static final String EIGHT = "chexagent8-tiny";
    public static final String EIGHT_BF16 = "chexagent8-tiny-bf16";

    private Golden() {}

    public static Path path(String name) {
        try {
            return Path.of(
                    URI.create(Golden.class.getResource("/golden/" + name).toString()));
        } catch (NullPointerException e) {
            throw new IllegalStateException("no golden " + name, e);
        }
    }

    public static JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(path(name))).getAsJsonObject();
    }

    /** The samples as stored, without colour management; alpha is dropped. */
    public static RgbImage image(String name) throws IOException {
        Raster raster = ImageIO.read(path(name).toFile()).getRaster();
        int bands = raster.getNumBands();
        byte[] rgb = new byte[3 * raster.getWidth() * raster.getHeight()];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[at++] = (byte) raster.getSample(x, y, bands >= 3 ? c : 0);
                }
            }
        }
        return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
    }

    public static List<Integer> ints(JsonArray array) {
        List<Integer> ints = new ArrayList<>();
        array.forEach(e -> ints.add(e.getAsInt()));
        return ints;
    }

    public static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        array.forEach(e -> objects.add(e.getAsJsonObject()));
        return objects;
    }

    /** Copies a snapshot's files, without the golden ones, so that a test can damage it. */
    public static Path copySnapshot(String name, Path into) throws IOException {
        try (var files = Files.list(path(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
        return into;
    }
}
