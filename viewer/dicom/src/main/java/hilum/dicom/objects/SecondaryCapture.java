package hilum.dicom.objects;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.util.Arrays;
import java.util.List;

/**
 * A picture of the screen or of a report (DICOM PS3.3 A.8.1), 8 bit.
 *
 * @param colour three interleaved samples R, G, B for each pixel, else one grey sample, 0 black
 * @param samples row by row from the top left
 * @param sources the images that it shows
 * @param showsIdentity whether a name or number of the patient can be read in it
 */
public record SecondaryCapture(
        PixelLayout.Size size,
        boolean colour,
        Value.Binary samples,
        String derivation,
        List<ImageReference> sources,
        boolean showsIdentity) {
    private static final Tag SOURCES = Tag.of("SourceImageSequence");
    private static final Tag DERIVATION = Tag.of("DerivationDescription");

    public SecondaryCapture {
        sources = List.copyOf(sources);
        if (samples.size() != (long) size.pixels() * (colour ? 3 : 1)) {
            throw new IllegalArgumentException(samples.size() + " samples do not fill the picture");
        }
    }

    /**
     * The object to write.
     *
     * @param image any image of the study that the picture belongs to
     */
    public DataSet toDataSet(DataSet image, NewInstance instance) {
        DataSet.Builder set = ObjectHeader.of(image, instance, SopClass.SECONDARY_CAPTURE, "OT");
        ObjectHeader.putContentTime(set, instance);
        set.put(Tag.of("ConversionType"), "WSD")
                .put(Tag.IMAGE_TYPE, "DERIVED", "SECONDARY")
                .put(Tag.PATIENT_ORIENTATION)
                .put(Tag.LATERALITY)
                .put(DERIVATION, derivation)
                .put(Tag.BURNED_IN_ANNOTATION, showsIdentity ? "YES" : "NO")
                .put(Tag.LOSSY_IMAGE_COMPRESSION, "00")
                .put(Tag.of("ImageComments"), "Research use only. Not for clinical use.");
        putPixels(set);
        if (!sources.isEmpty()) {
            set.putItems(SOURCES, sources.stream().map(ImageReference::toItem).toArray(DataSet[]::new));
        }
        return set.build();
    }

    private void putPixels(DataSet.Builder set) {
        set.putIntegers(Tag.SAMPLES_PER_PIXEL, colour ? 3 : 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, colour ? "RGB" : "MONOCHROME2")
                .putIntegers(Tag.ROWS, size.rows())
                .putIntegers(Tag.COLUMNS, size.columns())
                .putIntegers(Tag.BITS_ALLOCATED, 8)
                .putIntegers(Tag.BITS_STORED, 8)
                .putIntegers(Tag.HIGH_BIT, 7)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 0)
                .putBytes(Tag.PIXEL_DATA, Vr.OB, samples.toBytes());
        if (colour) {
            set.putIntegers(Tag.PLANAR_CONFIGURATION, 0);
        }
    }

    /**
     * Takes a capture of this form out of an object; other pictures are shown through the display pipeline.
     *
     * @throws DicomException when the object is no uncompressed 8-bit picture of one frame
     */
    public static SecondaryCapture read(DataSet set) throws DicomException {
        PixelLayout layout = PixelLayout.of(set);
        Value.Binary pixels = set.binary(Tag.PIXEL_DATA).orElse(Value.Binary.NONE);
        boolean colour = layout.samplesPerPixel() == 3;
        if (layout.bits().allocated() != 8
                || layout.planar()
                || (layout.samplesPerPixel() != 1 && !colour)
                || pixels.size() < layout.samples()) {
            throw new DicomException("The picture is not an uncompressed 8-bit capture; open it as an image instead.");
        }
        String study = set.text(Tag.STUDY_INSTANCE_UID).orElse("");
        return new SecondaryCapture(
                layout.size(),
                colour,
                new Value.Binary(Arrays.copyOf(pixels.toBytes(), layout.samples())),
                set.text(DERIVATION).orElse(""),
                set.items(SOURCES).stream()
                        .map(item -> ImageReference.of(item, "", study))
                        .toList(),
                !set.text(Tag.BURNED_IN_ANNOTATION).orElse("YES").equals("NO"));
    }
}
