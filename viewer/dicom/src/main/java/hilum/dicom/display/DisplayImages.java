package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.ParseWarning;
import hilum.dicom.PixelFrame;
import hilum.dicom.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes frames ready for display. */
public final class DisplayImages {
    private DisplayImages() {}

    /**
     * Decodes a frame and prepares its look-up tables. Slow for compressed files: not for the JavaFX thread.
     *
     * <p>The default window is the file's first; else its first VOI LUT; else, for 8-bit pictures without a modality transformation,
     * all 256 levels as they are; else the values between the 0.5th and the 99.5th percentile, pixel padding left out.
     *
     * @param frame from 0
     */
    public static DisplayImage of(DicomFile file, int frame) throws DicomException {
        PixelFrame pixels = file.frame(frame); // refuses a frame that is not there
        DataSet set = FunctionalGroups.flattened(file.dataSet(), frame);
        List<String> warnings = Stream.concat(
                        file.warnings().stream()
                                .filter(warning -> warning.effect() == ParseWarning.Effect.DOUBTFUL)
                                .map(ParseWarning::message),
                        pixels.warnings().stream())
                .distinct()
                .toList();
        return new FilmImage(of(set, pixels), Planes.of(set, frame), Planes.pixelAspect(set), warnings);
    }

    /**
     * A first look at a frame, for a fraction of the work: of large grey and colour pictures whose syntax can be read at a smaller
     * size, empty for all others. Not for the JavaFX thread.
     *
     * @param frame from 0
     */
    public static Optional<FirstLook> firstLook(DicomFile file, int frame) throws DicomException {
        return FirstLook.of(file, frame);
    }

    /** The same for a frame that is decoded already, without overlays; {@code dataSet} gives windows, LUTs and spacing. */
    public static DisplayImage of(DataSet dataSet, PixelFrame frame) throws DicomException {
        if (frame.samplesPerPixel() > 1 || frame.photometric().equals("PALETTE COLOR")) {
            return ColourImage.of(dataSet, frame);
        }
        IndexedPixels pixels = IndexedPixels.of(frame);
        ModalityLut modality = ModalityLut.of(dataSet, frame.signed());
        ValueStatistics statistics = ValueStatistics.of(pixels, modality, Padding.of(dataSet, frame));
        VoiChoices vois = VoiChoices.of(dataSet, frame, modality, statistics);
        return new GreyImage(
                frame.size(), pixels, modality, statistics, vois, isInverse(dataSet, frame), Spacings.of(dataSet));
    }

    /**
     * Whether small values are bright. MONOCHROME1 and PRESENTATION LUT SHAPE INVERSE say the same thing in DX objects (DICOM PS3.3
     * C.8.11.3.1.2), so both together still turn over once.
     */
    private static boolean isInverse(DataSet dataSet, PixelFrame frame) {
        return frame.photometric().equals("MONOCHROME1")
                || dataSet.text(Tag.PRESENTATION_LUT_SHAPE).orElse("").equals("INVERSE");
    }
}
