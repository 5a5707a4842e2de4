package hilum.app;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A PNG or JPEG picture as something to display: grey samples as stored (8 or 16 bit), colours as they are. Research data sets hold many of
 * them; they have no window, no size in millimetres and no patient.
 */
public final class PlainPicture implements DisplayImage {
    private final int widthPx;
    private final int heightPx;
    private final short[] indices;
    private final int top;
    private final int @Nullable [] colour;

    private PlainPicture(int widthPx, int heightPx, short[] indices, int top, int @Nullable [] colour) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.indices = indices;
        this.top = top;
        this.colour = colour;
    }

    /** Whether {@code file} begins as a PNG or a JPEG does. */
    public static boolean looksLikeOne(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(3);
        }
        boolean png = start.length == 3 && (start[0] & 0xFF) == 0x89 && start[1] == 'P' && start[2] == 'N';
        boolean jpeg = start.length == 3 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xD8;
        return png || jpeg;
    }

    /**
     * Reads {@code file}.
     *
     * @throws DicomException when it is damaged
     */
    public static PlainPicture read(Path file) throws DicomException, IOException {
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new DicomException("This PNG or JPEG picture is damaged.", e);
        }
        if (image == null) {
            throw new DicomException("This PNG or JPEG picture is damaged.");
        }
        ColorModel model = image.getColorModel();
        int width = image.getWidth();
        int height = image.getHeight();
        short[] indices = new short[width * height];
        if (model.getNumColorComponents() == 1) {
            // Samples as they are: getRGB would bend grey through a colour profile.
            int[] samples = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
            for (int i = 0; i < samples.length; i++) {
                indices[i] = (short) samples[i];
            }
            return new PlainPicture(width, height, indices, (1 << Math.min(16, model.getComponentSize(0))) - 1, null);
        }
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= 0xFF000000;
        }
        return new PlainPicture(width, height, indices, 255, argb);
    }

    @Override
    public int widthPx() {
        return widthPx;
    }

    @Override
    public int heightPx() {
        return heightPx;
    }

    @Override
    public short[] indices() {
        return indices;
    }

    @Override
    public byte[] lut(Voi voi, boolean inverted) {
        byte[] lut = new byte[1 << 16];
        double bottom = voi.center() - voi.width() / 2;
        for (int index = 0; index < lut.length; index++) {
            long level = Math.round(Math.clamp((index - bottom) / voi.width(), 0, 1) * 255);
            lut[index] = (byte) (inverted ? 255 - level : level);
        }
        return lut;
    }

    /** The whole range of the format, so that the picture looks as it does everywhere else. */
    @Override
    public Voi defaultVoi() {
        return new Voi(top / 2.0, top, Voi.Function.LINEAR_EXACT, "as stored");
    }

    @Override
    public List<Voi> vois() {
        return List.of(defaultVoi());
    }

    @Override
    public double modalityValue(int index) {
        return index & 0xFFFF;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double maximum() {
        return top;
    }

    @Override
    public Optional<int[]> colour() {
        return Optional.ofNullable(colour);
    }

    @Override
    public Optional<Spacing> spacing() {
        return Optional.empty();
    }
}
