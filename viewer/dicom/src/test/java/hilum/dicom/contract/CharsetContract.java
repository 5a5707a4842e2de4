package hilum.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in the character sets of DICOM PS3.5, escapes of ISO 2022 included: bytes of a file become the letters that were meant. */
public interface CharsetContract {
    /** The engine under test. */
    DicomEngine engine();

    /** Names and bytes of the examples of DICOM PS3.5 Annexes H, I, J and K, and one word in each Latin and other set. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISO_IR 100|4D FC 6C 6C 65 72|Müller",
                "ISO_IR 101|57 61 B3 EA 73 61|Wałęsa",
                "ISO_IR 144|BB EE DA 63 65 DC D1 79 DF|Люкceмбyп",
                "ISO_IR 127|E2 C8 C7|قبا",
                "ISO_IR 126|C4 E9 EF ED|Διον",
                "ISO_IR 138|F9 F8 E5 EF|שרון",
                "ISO_IR 148|C7 61 76 75 FE|Çavuş",
                "ISO_IR 166|CA C1 AA D2 C2|สมชาย",
                "ISO_IR 192|57 C3 A9|Wé",
                "GB18030|57 CD F5|W王",
                "ISO_IR 13|D4 CF C0 DE 5E C0 DB B3|ﾔﾏﾀﾞ^ﾀﾛｳ",
                "\\ISO 2022 IR 87|3D 1B 24 42 3B 33 45 44 1B 28 42 5E 1B 24 42 42 40 4F 3A 1B 28 42|=山田^太郎",
                "\\ISO 2022 IR 149|1B 24 29 43 FB F3 5E 1B 24 29 43 D1 CE D4 D7|洪^吉洞",
                "\\ISO 2022 IR 58|1B 24 29 41 CD F5 5E 1B 24 29 41 D0 A1 B6 AB|王^小东",
                "ISO 2022 IR 13\\ISO 2022 IR 87|D4 CF C0 DE 3D 1B 24 42 3B 33 1B 28 4A|ﾔﾏﾀﾞ=山"
            })
    default void names_of_the_world_can_be_read(String terms, String bytes, String expected) throws DicomException {
        assertThat(read(terms, "PN", bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Latin text after Greek: ASCII below, each upper half until the next delimiter
                "ISO 2022 IR 100\\ISO 2022 IR 126|FC 1B 2D 46 C4 5E FC|PN|ü\u0394^ü",
                // an equals sign ends a name group, but is a plain letter in a long text
                "\\ISO 2022 IR 149|1B 24 29 43 FB F3 3D FB F3|LT|洪=洪",
                "\\ISO 2022 IR 149|1B 24 29 43 FB F3 5C 41|LO|洪\\A",
                // kanji whose second byte is 5C, the code of the backslash
                "\\ISO 2022 IR 87|1B 24 42 30 5C 1B 28 42|LO|移",
                // the supplement JIS X 0212, and its return to ASCII
                "\\ISO 2022 IR 159|1B 24 28 44 30 21 1B 28 42 41|LO|丂A",
                "ISO 2022 IR 149|FB F3|PN|洪",
                "iso-ir 192|C3 A9|LO|é"
            })
    default void escapes_change_one_half_of_the_set_until_a_delimiter(
            String terms, String bytes, String vr, String expected) throws DicomException {
        assertThat(read(terms, vr, bytes)).isEqualTo(expected);
    }

    /** What an engine reads from a file, explicit little endian, that has the character sets and one element of {@code vr}. */
    private String read(String terms, String vr, String hex) throws DicomException {
        Tag tag = vr.equals("PN") ? Tag.PATIENT_NAME : Tag.of(vr.equals("LT") ? "ImageComments" : "StudyDescription");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        element(file, new Tag(0x00020010), "UI", "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII));
        element(file, Tag.SPECIFIC_CHARACTER_SET, "CS", terms.getBytes(StandardCharsets.US_ASCII));
        element(file, tag, vr, HexFormat.ofDelimiter(" ").parseHex(hex));
        try (DicomFile read = engine().read(file.toByteArray())) {
            return String.join("\\", read.dataSet().texts(tag));
        }
    }

    /** Padded with a blank to an even length. */
    private static void element(ByteArrayOutputStream file, Tag tag, String vr, byte[] value) {
        int length = value.length + value.length % 2;
        int group = tag.value() >>> 16;
        int element = tag.value() & 0xFFFF;
        file.writeBytes(new byte[] {(byte) group, (byte) (group >> 8), (byte) element, (byte) (element >> 8)});
        file.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new byte[] {(byte) length, (byte) (length >> 8)});
        file.writeBytes(value);
        if (length > value.length) {
            file.write(' ');
        }
    }
}
