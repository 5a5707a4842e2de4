package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.TransferSyntax;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which codec reads which transfer syntax. */
public final class Codecs {
    private static final Map<TransferSyntax, FrameCodec> BY_SYNTAX = Map.ofEntries(
            Map.entry(TransferSyntax.RLE, new RleCodec()),
            Map.entry(TransferSyntax.JPEG_BASELINE, new JpegCodec(TransferSyntax.JPEG_BASELINE)),
            Map.entry(TransferSyntax.JPEG_EXTENDED, new JpegCodec(TransferSyntax.JPEG_EXTENDED)),
            Map.entry(TransferSyntax.JPEG_LOSSLESS, new JpegCodec(TransferSyntax.JPEG_LOSSLESS)),
            Map.entry(TransferSyntax.JPEG_LOSSLESS_SV1, new JpegCodec(TransferSyntax.JPEG_LOSSLESS_SV1)),
            Map.entry(TransferSyntax.JPEG_LS_LOSSLESS, new JpegLsCodec()),
            Map.entry(TransferSyntax.JPEG_LS_NEAR, new JpegLsCodec()),
            Map.entry(TransferSyntax.JPEG_2000_LOSSLESS, new Jpeg2000Codec()),
            Map.entry(TransferSyntax.JPEG_2000, new Jpeg2000Codec()),
            Map.entry(TransferSyntax.ENCAPSULATED_UNCOMPRESSED, new NativeCodec()));

    private Codecs() {}

    /**
     * The codec of an encapsulated syntax.
     *
     * @throws DicomException naming the syntax when none reads it
     */
    public static FrameCodec of(TransferSyntax syntax) throws DicomException {
        @Nullable FrameCodec codec = BY_SYNTAX.get(syntax);
        if (codec == null) {
            throw new DicomException("Pictures compressed as " + syntax + " are not supported.");
        }
        return codec;
    }
}
