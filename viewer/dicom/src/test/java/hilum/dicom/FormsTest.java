package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The odd forms in which files and pixels come. */
class FormsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5"})
    void each_frame_of_several_is_found(String syntax) throws DicomException {
        DataSet set = Pictures.header(2, 2)
                .put(Tag.NUMBER_OF_FRAMES, "3")
                .putBytes(Tag.PIXEL_DATA, Vr.OW, Pictures.shorts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.of(syntax)))) {
            assertThat(file.frameCount()).isEqualTo(3);
            assertThat(file.frame(0).value(0)).isEqualTo(1);
            assertThat(file.frame(2).value(3)).isEqualTo(12);
            assertThatThrownBy(() -> file.frame(3)).isInstanceOf(DicomException.class);
        }
    }

    @Test
    void a_truncated_picture_is_shown_as_far_as_it_goes_with_a_warning() throws DicomException {
        byte[] whole = DicomWriter.toBytes(Pictures.of16Bit(10, 10), TransferSyntax.EXPLICIT_LE);
        try (DicomFile file = DicomFile.of(Arrays.copyOf(whole, whole.length - 100))) {
            assertThat(file.warnings()).hasSize(1);
            assertThat(file.frame(0).value(49)).isEqualTo(49 * 31);
            assertThat(file.frame(0).value(50)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void a_bare_data_set_is_recognised(String syntax) throws DicomException {
        byte[] whole = DicomWriter.toBytes(Pictures.of16Bit(3, 3), TransferSyntax.of(syntax));
        int metaLength = 12 + (whole[140] & 0xFF) + ((whole[141] & 0xFF) << 8);
        try (DicomFile file = DicomFile.of(Arrays.copyOfRange(whole, 132 + metaLength, whole.length))) {
            assertThat(file.transferSyntax().uid()).isEqualTo(syntax);
            assertThat(file.frame(0).value(8)).isEqualTo(8 * 31);
            assertThat(file.warnings()).isNotEmpty();
        }
    }

    @Test
    void a_file_that_claims_the_wrong_syntax_is_read_as_it_is() throws DicomException {
        byte[] implicit = DicomWriter.toBytes(Pictures.of16Bit(3, 3), TransferSyntax.IMPLICIT_LE);
        byte[] explicit = DicomWriter.toBytes(Pictures.of16Bit(3, 3), TransferSyntax.EXPLICIT_LE);
        int explicitMeta = 144 + (explicit[140] & 0xFF);
        byte[] lying = Arrays.copyOf(explicit, explicitMeta + implicit.length - (144 + (implicit[140] & 0xFF)));
        System.arraycopy(implicit, 144 + (implicit[140] & 0xFF), lying, explicitMeta, lying.length - explicitMeta);
        try (DicomFile file = DicomFile.of(lying)) {
            assertThat(file.transferSyntax()).isEqualTo(TransferSyntax.IMPLICIT_LE);
            assertThat(file.frame(0).value(8)).isEqualTo(8 * 31);
        }
    }

    @Test
    void sequences_of_undefined_length_and_hidden_elements_are_read() throws DicomException {
        String sequence = "08004011" + "5351" + "0000" + "FFFFFFFF" // ReferencedImageSequence SQ, undefined
                + "FEFF00E0" + "FFFFFFFF" // item
                + "10001000" + "504E" + "0200" + "4142" // PatientName PN "AB"
                + "FEFF0DE0" + "00000000" + "FEFFDDE0" + "00000000";
        String hidden = "10002000" + "554E" + "0000" + "04000000" + "31323334"; // PatientID as UN
        byte[] bytes =
                HexFormat.of().parseHex("08000500" + "4353" + "0A00" + "49534F5F495220313030" + sequence + hidden);
        try (DicomFile file = DicomFile.of(bytes)) {
            assertThat(file.dataSet()
                            .items(Tag.of("ReferencedImageSequence"))
                            .getFirst()
                            .text(Tag.PATIENT_NAME))
                    .contains("AB");
            assertThat(file.dataSet().text(Tag.PATIENT_ID)).contains("1234");
        }
    }

    @Test
    void bits_above_the_high_bit_are_cut_off_and_signs_extended() throws DicomException {
        DataSet set = Pictures.header(3, 1)
                .putIntegers(Tag.BITS_STORED, 12)
                .putIntegers(Tag.HIGH_BIT, 11)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 1)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, Pictures.shorts(0xF7FF, 0x0800, 0x0FFF))
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_BE))) {
            PixelFrame frame = file.frame(0);
            assertThat(List.of(frame.value(0), frame.value(1), frame.value(2))).containsExactly(2047L, -2048L, -1L);
        }
    }

    @Test
    void the_frame_of_a_closed_file_is_refused() throws DicomException {
        DicomFile file = DicomFile.of(DicomWriter.toBytes(Pictures.of16Bit(3, 3), TransferSyntax.EXPLICIT_LE));
        file.close();
        assertThatThrownBy(() -> file.frame(0))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void the_dump_shows_items_and_the_json_model_is_complete() throws DicomException {
        DataSet set = DataSet.builder()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, "2.25.1")
                .put(Tag.PATIENT_NAME, "A^B=\u5C71")
                .put(Tag.WINDOW_CENTER, "40", "1e2")
                .putItems(
                        Tag.of("ReferencedImageSequence"),
                        DataSet.builder().put(Tag.PATIENT_ID, "\"").build())
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            assertThat(DicomDump.lines(file)).contains("    (0010,0020) LO [\"]  # PatientID");
            assertThat(DicomDump.json(file, DicomDump.Bulk.REFERENCED))
                    .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                            + "\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]},"
                            + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"2.25.1\"]},"
                            + "\"00081140\":{\"vr\":\"SQ\",\"Value\":[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\\\"\"]}}]},"
                            + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A^B\",\"Ideographic\":\"\u5C71\"}]},"
                            + "\"00281050\":{\"vr\":\"DS\",\"Value\":[40,1E+2]}}");
        }
    }

    @Test
    void text_that_the_character_set_cannot_hold_turns_the_file_to_utf8() throws DicomException {
        DataSet set = Pictures.of16Bit(1, 1).toBuilder()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .put(Tag.PATIENT_NAME, "\u5C71")
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, TransferSyntax.EXPLICIT_LE))) {
            assertThat(file.dataSet().text(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
            assertThat(file.dataSet().text(Tag.PATIENT_NAME)).contains("\u5C71");
        }
    }
}
