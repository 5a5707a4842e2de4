package hilum.dicom.objects;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A PDF document about images (DICOM PS3.3 A.45.1).
 *
 * @param pdf the whole file
 * @param sources the images that it reports on, perhaps none; study and series are not kept in the object
 * @param showsIdentity whether its pages name the patient
 */
public record EncapsulatedPdf(String title, Value.Binary pdf, List<ImageReference> sources, boolean showsIdentity) {
    /** Encapsulated PDF Storage. */
    public static final SopClass KIND = SopClass.of("1.2.840.10008.5.1.4.1.1.104.1");

    private static final Tag DOCUMENT = Tag.of("EncapsulatedDocument");
    private static final Tag LENGTH = Tag.of("EncapsulatedDocumentLength");
    private static final Tag TITLE = Tag.of("DocumentTitle");
    private static final Tag TYPE = Tag.of("MIMETypeOfEncapsulatedDocument");
    private static final Tag SOURCES = Tag.of("SourceInstanceSequence");
    private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    public EncapsulatedPdf {
        sources = List.copyOf(sources);
    }

    /**
     * The object to write.
     *
     * @param image any image of the study that the document belongs to
     * @throws DicomException when the bytes are no PDF
     */
    public DataSet toDataSet(DataSet image, NewInstance instance) throws DicomException {
        requirePdf(pdf);
        DataSet.Builder set = ObjectHeader.of(image, instance, KIND, "DOC");
        ObjectHeader.putContentTime(set, instance);
        set.put(Tag.of("AcquisitionDateTime"))
                .put(Tag.of("ConversionType"), "WSD")
                .put(Tag.BURNED_IN_ANNOTATION, showsIdentity ? "YES" : "NO")
                .put(TITLE, title)
                .put(Tag.of("VerificationFlag"), "UNVERIFIED")
                .putItems(
                        Tag.of("ConceptNameCodeSequence"),
                        new Code("18748-4", "LN", "Diagnostic imaging report").toItem())
                .put(TYPE, "application/pdf")
                .putIntegers(LENGTH, pdf.size())
                .putBytes(DOCUMENT, Vr.OB, pdf.toBytes());
        if (!sources.isEmpty()) {
            set.putItems(SOURCES, sources.stream().map(ImageReference::toItem).toArray(DataSet[]::new));
        }
        return set.build();
    }

    /**
     * Takes the document out of an object.
     *
     * @throws DicomException when the object is none or holds something else than a PDF
     */
    public static EncapsulatedPdf read(DataSet set) throws DicomException {
        Value.Binary stored = set.binary(DOCUMENT)
                .orElseThrow(() -> new DicomException("The object holds no document; it cannot be shown as a PDF."));
        requirePdf(stored);
        double told = set.decimal(LENGTH).orElse((double) stored.size());
        long size = told < 1 || told > stored.size() ? stored.size() : (long) told;
        String study = set.text(Tag.STUDY_INSTANCE_UID).orElse("");
        return new EncapsulatedPdf(
                set.text(TITLE).orElse(""),
                new Value.Binary(stored.copy(0, Math.toIntExact(size), 1)),
                set.items(SOURCES).stream()
                        .map(item -> ImageReference.of(item, "", study))
                        .toList(),
                !set.text(Tag.BURNED_IN_ANNOTATION).orElse("YES").equals("NO"));
    }

    private static void requirePdf(Value.Binary bytes) throws DicomException {
        if (bytes.size() < MAGIC.length || !Arrays.equals(bytes.copy(0, MAGIC.length, 1), MAGIC)) {
            throw new DicomException("The document is not a PDF; nothing was written or opened.");
        }
    }
}
