package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.TransferSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final Map<StreamFamily, FrameCodec> BY_FAMILY = Map.of(
            StreamFamily.JPEG, new JpegCodec(TransferSyntax.JPEG_EXTENDED),
            StreamFamily.JPEG_LS, new JpegLsCodec(),
            StreamFamily.JPEG_2000, new Jpeg2000Codec());

    /** A codec for what a stream is, though its file says something else. */
    private record Mislabelled(FrameCodec codec, String warning) implements FrameCodec {
        @Override
        public PixelFrame decode(byte[] stream, PixelLayout layout, DecodeHints hints) throws DicomException {
            PixelFrame frame = codec.decode(stream, layout, hints);
            List<String> warnings = new ArrayList<>(frame.warnings());
            warnings.add(warning);
            return frame.withWarnings(warnings);
        }

        @Override
        public int halvings(byte[] stream, PixelLayout layout) throws DicomException {
            return codec.halvings(stream, layout);
        }
    }

    private Codecs() {}

    /**
     * The codec for {@code stream} in a file of {@code syntax}. A stream whose first bytes show another family is read as what it is, with
     * a warning.
     *
     * @throws DicomException naming the syntax when no codec reads it
     */
    public static FrameCodec of(TransferSyntax syntax, byte[] stream) throws DicomException {
        FrameCodec said = of(syntax);
        StreamFamily family = StreamFamily.of(stream).orElse(null);
        FrameCodec found = family == null ? said : Objects.requireNonNull(BY_FAMILY.get(family));
        return found.getClass().equals(said.getClass())
                ? said
                : new Mislabelled(
                        found, "The picture is compressed as " + family + ", though its file says " + syntax + ".");
    }

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
