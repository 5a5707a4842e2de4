package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetsTest {
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
    void names_of_the_world_can_be_read(String terms, String bytes, String expected) {
        Value.Text declared = new Value.Text(List.of(terms.split("\\\\", -1)));
        byte[] raw = HexFormat.ofDelimiter(" ").parseHex(bytes);
        assertThat(CharacterSets.of(declared).decode(raw, Vr.PN)).isEqualTo(expected);
        assertThat(CharacterSets.problem(declared)).isEmpty();
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
    void escapes_change_one_half_of_the_set_until_a_delimiter(String terms, String bytes, Vr vr, String expected) {
        Value.Text declared = new Value.Text(List.of(terms.split("\\\\", -1)));
        byte[] raw = HexFormat.ofDelimiter(" ").parseHex(bytes);
        assertThat(CharacterSets.of(declared).decode(raw, vr)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 999, not known",
        "latin, not known",
        "ISO IR 100, misspelled",
        "UTF-8, misspelled",
        "ISO_IR 192\\ISO 2022 IR 87, stands alone"
    })
    void odd_names_of_sets_are_told(String terms, String problem) {
        Value.Text declared = new Value.Text(List.of(terms.split("\\\\", -1)));
        assertThat(CharacterSets.problem(declared).orElseThrow()).contains(problem);
    }
}
