package hilum.dicom.display;

import hilum.dicom.PixelLayout;
import java.util.List;
import java.util.Optional;

/** A frame of one sample per pixel. */
final class GreyImage implements DisplayImage {
    private final PixelLayout.Size size;
    private final IndexedPixels pixels;
    private final double[] modalityValues;
    private final ValueStatistics statistics;
    private final VoiChoices vois;
    private final boolean inverse;
    private final Optional<Spacing> spacing;

    GreyImage(
            PixelLayout.Size size,
            IndexedPixels pixels,
            ModalityLut modality,
            ValueStatistics statistics,
            VoiChoices vois,
            boolean inverse,
            Optional<Spacing> spacing) {
        this.size = size;
        this.pixels = pixels;
        this.modalityValues = new double[IndexedPixels.COUNT];
        for (int index = 0; index < modalityValues.length; index++) {
            modalityValues[index] = modality.apply(pixels.stored(index));
        }
        this.statistics = statistics;
        this.vois = vois;
        this.inverse = inverse;
        this.spacing = spacing;
    }

    @Override
    public int widthPx() {
        return size.columns();
    }

    @Override
    public int heightPx() {
        return size.rows();
    }

    @Override
    public short[] indices() {
        return pixels.indices();
    }

    @Override
    public byte[] lut(Voi voi, boolean inverted) {
        LookUpTable table = vois.tables().get(voi);
        double scale = table == null ? 255 : 255.0 / table.maxOutput();
        boolean turn = inverse != inverted;
        byte[] lut = new byte[IndexedPixels.COUNT];
        for (int index = 0; index < lut.length; index++) {
            double value = modalityValues[index];
            double brightness = table == null ? WindowFunction.apply(voi, value) : table.get(value);
            int grey = (int) (scale * brightness + 0.5);
            lut[index] = (byte) (turn ? 255 - grey : grey);
        }
        return lut;
    }

    @Override
    public Voi defaultVoi() {
        return vois.first();
    }

    @Override
    public List<Voi> vois() {
        return vois.choices();
    }

    @Override
    public double modalityValue(int index) {
        return modalityValues[index];
    }

    @Override
    public boolean isPadding(int index) {
        return statistics.padding().contains(pixels.stored(index));
    }

    @Override
    public double minimum() {
        return statistics.minimum();
    }

    @Override
    public double maximum() {
        return statistics.maximum();
    }

    @Override
    public Optional<int[]> colour() {
        return Optional.empty();
    }

    @Override
    public Optional<Spacing> spacing() {
        return spacing;
    }
}
