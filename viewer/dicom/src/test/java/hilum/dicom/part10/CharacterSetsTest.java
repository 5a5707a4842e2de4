package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetsTest {
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
