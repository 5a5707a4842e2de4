package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.ParseWarning;
import hilum.dicom.Tag;
import hilum.dicom.Vr;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What breaks the standard but is met: read as it was meant, and told. Bytes are little endian, in hex. */
class OddFormsTest {
    private static final String CHARSET = "08000500" + "4353" + "0A00" + "49534F5F495220313030";
    private static final String IMPLICIT_START = "08000500" + "0A000000" + "49534F5F495220313030";
    private static final String PIXELS_SIGNED = "28000301" + "02000000" + "0100";

    @Test
    void explicit_items_inside_an_implicit_file_are_read() throws DicomException {
        Read read = read(IMPLICIT_START + "08004011" + "16000000" + "FEFF00E0" + "0E000000" + "10002000" + "4C4F"
                + "0600" + "313233343536");
        assertThat(read.set()
                        .items(Tag.of("ReferencedImageSequence"))
                        .getFirst()
                        .text(Tag.PATIENT_ID))
                .contains("123456");
        assertThat(read.messages()).contains("an item is written in explicit form inside an implicit file");
    }

    @Test
    void odd_lengths_are_read_and_told_without_alarm() throws DicomException {
        Read read = read(CHARSET + "10002000" + "4C4F" + "0300" + "313233" + "10004000" + "4353" + "0100" + "4D");
        assertThat(read.set().text(Tag.PATIENT_ID)).contains("123");
        assertThat(read.set().text(Tag.PATIENT_SEX)).contains("M");
        assertThat(read.warnings())
                .anyMatch(warning -> warning.message().equals("an element has an odd length (2 times)")
                        && warning.effect() == ParseWarning.Effect.NONE);
    }

    @Test
    void the_sign_of_implicit_numbers_follows_pixel_representation() throws DicomException {
        DataSet set = read(IMPLICIT_START + PIXELS_SIGNED + "28002001" + "02000000" + "00F8")
                .set();
        assertThat(set.integer(Tag.PIXEL_PADDING_VALUE)).hasValue(-2048);
    }

    @Test
    void private_elements_get_their_makers_representation_unless_the_bytes_forbid_it() throws DicomException {
        String creator = "19001000" + "0E000000" + "312E322E3834302E313133363831";
        DataSet text = read(IMPLICIT_START + creator + "19001110" + "04000000" + "41424320")
                .set();
        assertThat(text.element(Tag.of(0x0019, 0x1011)).orElseThrow().vr()).isEqualTo(Vr.ST);
        assertThat(text.text(Tag.of(0x0019, 0x1011))).contains("ABC");
        DataSet binary = read(IMPLICIT_START + creator + "19001110" + "04000000" + "00010203")
                .set();
        assertThat(binary.element(Tag.of(0x0019, 0x1011)).orElseThrow().vr()).isEqualTo(Vr.UN);
    }

    @Test
    void zeros_after_the_last_element_are_passed_over() throws DicomException {
        Read read = read(CHARSET + "10002000" + "4C4F" + "0400" + "31323334" + "00".repeat(100));
        assertThat(read.set().size()).isEqualTo(2);
        assertThat(read.messages()).contains("zeros follow the last element");
    }

    @Test
    void of_two_elements_with_one_tag_the_last_counts() throws DicomException {
        Read read = read(CHARSET + "10002000" + "4C4F" + "0200" + "3131" + "10002000" + "4C4F" + "0200" + "3232");
        assertThat(read.set().text(Tag.PATIENT_ID)).contains("22");
        assertThat(read.messages()).contains("an element occurs twice in a data set; the last one counts");
    }

    @Test
    void a_cut_element_gives_what_is_there() throws DicomException {
        Read read = read(CHARSET + "10002000" + "4C4F" + "0800" + "31323334");
        assertThat(read.set().text(Tag.PATIENT_ID)).contains("1234");
        assertThat(read.warnings()).anyMatch(warning -> warning.effect() == ParseWarning.Effect.DOUBTFUL);
    }

    @Test
    void bytes_that_a_character_set_lacks_are_told() throws DicomException {
        Read read = read("08000500" + "4353" + "0A00" + "49534F5F495220313932" + "10001000" + "504E" + "0200" + "41FF");
        assertThat(read.messages()).contains("a text holds bytes that its character set does not have");
    }

    private record Read(DataSet set, List<ParseWarning> warnings) {
        List<String> messages() {
            return warnings.stream().map(ParseWarning::message).toList();
        }
    }

    private static Read read(String hex) throws DicomException {
        try (DicomFile file = DicomFile.of(HexFormat.of().parseHex(hex))) {
            return new Read(file.dataSet(), file.warnings());
        }
    }
}
