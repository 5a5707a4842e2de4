package hilum.dicom.display;

import java.util.List;
import java.util.Optional;

/** The frame of a file: its pixels, what lies over them, and what was wrong with it. */
record FilmImage(DisplayImage image, Planes planes, double pixelAspect, List<String> warnings) implements DisplayImage {
    FilmImage {
        warnings = List.copyOf(warnings);
    }

    @Override
    public int widthPx() {
        return image.widthPx();
    }

    @Override
    public int heightPx() {
        return image.heightPx();
    }

    @Override
    public short[] indices() {
        return image.indices();
    }

    @Override
    public byte[] lut(Voi voi, boolean inverted) {
        return image.lut(voi, inverted);
    }

    @Override
    public Voi defaultVoi() {
        return image.defaultVoi();
    }

    @Override
    public List<Voi> vois() {
        return image.vois();
    }

    @Override
    public double modalityValue(int index) {
        return image.modalityValue(index);
    }

    @Override
    public boolean isPadding(int index) {
        return image.isPadding(index);
    }

    @Override
    public double minimum() {
        return image.minimum();
    }

    @Override
    public double maximum() {
        return image.maximum();
    }

    @Override
    public Optional<int[]> colour() {
        return image.colour();
    }

    @Override
    public Optional<Spacing> spacing() {
        return image.spacing();
    }
}
