package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DicomException;
import hilum.dicom.PixelFrame;
import hilum.dicom.TransferSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files whose compressed stream is of another kind than their transfer syntax says. */
class MislabelledStreamTest {
    private static final List<TransferSyntax> SIGNED = List.of(
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_LOSSLESS_SV1,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_2000_LOSSLESS);

    private static String family(TransferSyntax syntax) {
        String uid = syntax.uid();
        return uid.compareTo("1.2.840.10008.1.2.4.80") < 0
                ? "JPEG"
                : uid.compareTo("1.2.840.10008.1.2.4.90") < 0 ? "JPEG-LS" : "JPEG 2000";
    }

    private static long[] values(PixelFrame frame) {
        return IntStream.range(0, frame.samples().size())
                .mapToLong(frame::value)
                .toArray();
    }

    @Test
    void every_stream_is_read_as_what_it_is_whatever_its_file_says() throws DicomException {
        int wrong = 0;
        for (SmallStream stream : SmallStream.all()) {
            if (stream.syntax().equals(TransferSyntax.RLE)) {
                continue;
            }
            for (TransferSyntax said : SIGNED) {
                PixelFrame frame = Codecs.of(said, stream.bytes()).decode(stream.bytes(), stream.layout());

                assertThat(values(frame)).as(stream.name() + " as " + said).isEqualTo(values(stream.decode()));
                if (family(said).equals(family(stream.syntax()))) {
                    assertThat(frame.warnings()).isEqualTo(stream.decode().warnings());
                } else {
                    assertThat(frame.warnings())
                            .contains("The picture is compressed as " + family(stream.syntax())
                                    + ", though its file says " + said + ".");
                    wrong++;
                }
            }
        }
        assertThat(wrong).isGreaterThan(20);
    }

    @Test
    void a_stream_without_a_signature_is_left_to_what_the_file_says() {
        for (TransferSyntax said : SIGNED) {
            byte[] noise = new byte[4000];
            Arrays.fill(noise, (byte) 7);
            assertThatThrownBy(() -> Codecs.of(said, noise)
                            .decode(noise, SmallStream.all().getFirst().layout()))
                    .isInstanceOf(DicomException.class);
        }
    }

    @Test
    void a_signature_with_nothing_behind_it_is_no_reason_to_fail() {
        byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
        for (int length = 0; length <= start.length; length++) {
            assertThat(StreamFamily.of(Arrays.copyOf(start, length))).isEmpty();
        }
        assertThat(StreamFamily.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF}))
                .isEmpty();
        assertThat(StreamFamily.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, 1, 2, 3}))
                .isEmpty();
    }
}
