package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Preamble, file meta group and data set (DICOM PS3.10 7). */
final class Part10Writer {
    private static final byte[] PREAMBLE = new byte[128];

    private Part10Writer() {}

    static void write(OutputStream out, DataSet dataSet, TransferSyntax syntax) throws IOException, DicomException {
        DataSet fitting = EncodedText.fitting(PixelDataForm.fitting(dataSet, syntax));
        byte[] meta = meta(dataSet, syntax);
        out.write(PREAMBLE);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        out.write(meta);
        Syntax form = new Syntax(syntax.isExplicit(), syntax.isBigEndian());
        if (syntax.isDeflated()) {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            try {
                DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
                new DataSetEncoder(deflated, form).write(fitting);
                deflated.finish();
                if ((deflater.getBytesWritten() & 1) == 1) {
                    out.write(0); // even, as PS3.5 A.5 wants it
                }
            } finally {
                deflater.end();
            }
        } else {
            new DataSetEncoder(out, form).write(fitting);
        }
        out.flush();
    }

    private static byte[] meta(DataSet dataSet, TransferSyntax syntax) throws IOException, DicomException {
        DataSet meta = DataSet.builder()
                .putBytes(Tag.FILE_META_VERSION, Vr.OB, new byte[] {0, 1})
                .put(Tag.MEDIA_STORAGE_SOP_CLASS_UID, required(dataSet, Tag.SOP_CLASS_UID))
                .put(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, required(dataSet, Tag.SOP_INSTANCE_UID))
                .put(Tag.TRANSFER_SYNTAX_UID, syntax.uid())
                .put(Tag.IMPLEMENTATION_CLASS_UID, Uids.IMPLEMENTATION_CLASS)
                .put(Tag.IMPLEMENTATION_VERSION_NAME, "HILUM")
                .build();
        byte[] elements = DataSetEncoder.toBytes(meta, Syntax.EXPLICIT_LITTLE);
        DataSet length = DataSet.builder()
                .put(new Element(Tag.FILE_META_LENGTH, Vr.UL, new Value.Integers(elements.length)))
                .build();
        byte[] head = DataSetEncoder.toBytes(length, Syntax.EXPLICIT_LITTLE);
        byte[] all = new byte[head.length + elements.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(elements, 0, all, head.length, elements.length);
        return all;
    }

    private static String required(DataSet dataSet, Tag tag) throws DicomException {
        return dataSet.text(tag)
                .orElseThrow(() -> new DicomException(
                        "A DICOM file needs a " + tag.keyword().orElse(tag.toString()) + "; nothing was written."));
    }
}
