package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.TransferSyntax;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which codec reads which transfer syntax. */
public final class Codecs {
    private static final Map<TransferSyntax, FrameCodec> BY_SYNTAX = Map.of(TransferSyntax.RLE, new RleCodec());

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
