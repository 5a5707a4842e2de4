package hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.Checksums;
import hilum.dicom.DicomException;
import hilum.dicom.Fixtures;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class Jpeg2000Test {
    @TestFactory
    Stream<DynamicTest> every_option_of_the_encoder_is_decoded_at_three_sizes() {
        return Fixtures.rows("/hilum/dicom/jpeg2000.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1], () -> {
                    for (int reduction = 0; reduction < 3; reduction++) {
                        PixelFrame frame = decode(row, bytes(row), reduction);
                        assertThat(frame.warnings()).isEmpty();
                        if (row[6 + reduction].equals("-")) {
                            assertThat(frame.columns()).isEqualTo(Integer.parseInt(row[2]));
                        } else {
                            assertThat(Checksums.of(frame)).isEqualTo(row[6 + reduction]);
                        }
                    }
                }));
    }

    @Test
    void a_halved_pixel_lies_over_every_second_pixel_of_the_whole() throws DicomException {
        String[] row = row("g_basic");
        PixelFrame whole = decode(row, bytes(row), 0);
        PixelFrame half = decode(row, bytes(row), 1);
        double[] differences = new double[3]; // the half pixel moved by a whole one to the left, not, and to the right
        for (int y = 1; y + 1 < half.rows(); y++) {
            for (int x = 1; x + 1 < half.columns(); x++) {
                for (int aside = -1; aside <= 1; aside++) {
                    long over = whole.value(2 * y * whole.columns() + 2 * x + aside);
                    differences[1 + aside] += Math.abs(over - half.value(y * half.columns() + x));
                }
            }
        }
        assertThat(differences[1]).isLessThan(0.7 * Math.min(differences[0], differences[2]));
    }

    @Test
    void a_codestream_that_is_cut_off_gives_a_rougher_picture_and_a_warning() throws DicomException {
        String[] row = row("g_basic");
        PixelFrame whole = decode(row, bytes(row), 0);
        PixelFrame cut = decode(row, Arrays.copyOf(bytes(row), bytes(row).length * 3 / 4), 0);
        assertThat(cut.warnings()).singleElement().asString().contains("damaged or cut off");
        double error = 0;
        for (int i = 0; i < whole.samples().size(); i++) {
            error += Math.abs(whole.value(i) - cut.value(i));
        }
        assertThat(error / whole.samples().size()).isLessThan(400); // of 4095
    }

    @Test
    void a_lost_tile_leaves_the_others_as_they_are() throws DicomException {
        String[] row = row("g_tiles");
        byte[] stream = bytes(row);
        int second = tilePart(stream, tilePart(stream, 0) + 1);
        stream[second + 5] = 8; // the part of tile 1 says that it is one of tile 8
        PixelFrame whole = decode(row, bytes(row), 0);
        PixelFrame damaged = decode(row, stream, 0);
        assertThat(damaged.warnings()).hasSize(1);
        assertThat(damaged.value(0)).isEqualTo(whole.value(0));
        assertThat(damaged.value(16)).isNotEqualTo(whole.value(16));
    }

    @Test
    void packed_packet_headers_and_high_throughput_are_refused_by_name() {
        String[] row = row("g_basic");
        byte[] packed = bytes(row);
        int comment = find(packed, 0x64);
        packed[comment + 1] = 0x60;
        assertThatThrownBy(() -> decode(row, packed, 0))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("packed packet headers");
        byte[] highThroughput = bytes(row);
        highThroughput[find(highThroughput, 0x52) + 12] |= 0x40;
        assertThatThrownBy(() -> decode(row, highThroughput, 0))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("1.2.840.10008.1.2.4.201");
    }

    private static int tilePart(byte[] stream, int from) {
        int at = from;
        while (stream[at] != (byte) 0xFF || stream[at + 1] != (byte) 0x90 || stream[at + 3] != 10) {
            at++;
        }
        return at;
    }

    private static int find(byte[] stream, int code) {
        int at = 2;
        while (stream[at] != (byte) 0xFF || (stream[at + 1] & 0xFF) != code) {
            at++;
        }
        return at;
    }

    private static String[] row(String name) {
        List<String[]> rows = Fixtures.rows("/hilum/dicom/jpeg2000.tsv");
        return rows.stream().filter(row -> row[0].equals(name)).findFirst().orElseThrow();
    }

    private static byte[] bytes(String[] row) {
        return Base64.getDecoder().decode(row[9]);
    }

    static PixelFrame decode(String[] row, byte[] stream, int reduction) throws DicomException {
        int stored = Integer.parseInt(row[5]);
        int channels = Integer.parseInt(row[4]);
        PixelLayout layout = new PixelLayout(
                new PixelLayout.Size(Integer.parseInt(row[2]), Integer.parseInt(row[3])),
                channels,
                false,
                new PixelLayout.Bits(stored > 8 ? 16 : 8, stored, stored - 1, false),
                channels == 3 ? "RGB" : "MONOCHROME2");
        DecodeHints hints = new DecodeHints(reduction, Deadline.of(stream.length, layout.samples()));
        return new Jpeg2000Codec().decode(stream, layout, hints);
    }
}
