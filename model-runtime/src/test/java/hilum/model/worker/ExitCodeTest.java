package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "137, signal 9",
        "134, aborted by a native library",
        "139, crashed in a native library",
        "-1073741819, crashed in a native library",
        "-1073740791, crashed in a native library (0xc0000409)",
        "-1073741801, ran out of memory",
        "-1073741795, a processor instruction",
        "132, a processor instruction",
        "135, crashed in a native library",
        "143, told to end",
        "1, could not start",
        "64, the program was replaced",
        "65, could not read what it was asked",
        "70, an error of its own",
        "3, Java memory",
        "71, lost the graphics card",
        "129, signal 1",
        "42, exit code 42"
    })
    void an_exit_code_is_told_in_words(int code, String words) {
        assertThat(ExitCode.explained(code)).contains(words);
    }
}
