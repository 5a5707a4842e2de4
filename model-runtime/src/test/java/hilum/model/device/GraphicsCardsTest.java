package hilum.model.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphicsCardsTest {
    private static final GraphicsCards THREE =
            Cards.under("570.10", Cards.rtx3060(0), Cards.rtx4090(1), Cards.turing(2));

    @Test
    void without_the_variable_all_are_seen() {
        assertThat(THREE.restrictedTo(null)).isEqualTo(THREE);
    }

    @ParameterizedTest
    @CsvSource({
        "'0,1,2', RTX 3060|GeForce RTX 4090|GeForce RTX 2080 Ti",
        "'2,0', GeForce RTX 2080 Ti|RTX 3060",
        "' 1 ', GeForce RTX 4090",
        "'1,-1,0', GeForce RTX 4090",
        "'1,9,0', GeForce RTX 4090",
        "'1,1', GeForce RTX 4090",
        "'GPU-1', GeForce RTX 4090",
        "'0,nonsense', RTX 3060"
    })
    void the_variable_chooses_orders_and_ends_at_what_names_no_card(String value, String names) {
        List<GraphicsCard> left = THREE.restrictedTo(value).cards();
        assertThat(left)
                .extracting(GraphicsCard::name)
                .containsExactly(("NVIDIA " + names.replace("|", "|NVIDIA ")).split("\\|"));
        assertThat(left.getFirst().device()).isEqualTo("cuda:0");
    }

    @ParameterizedTest
    @CsvSource({"''", "'-1'", "'GPU-'", "'none'"})
    void all_hidden_is_said(String value) {
        GraphicsCards none = THREE.restrictedTo(value);
        assertThat(none.cards()).isEmpty();
        assertThat(none.trouble()).contains("CUDA_VISIBLE_DEVICES");
    }

    @Test
    void a_card_is_found_by_its_device() {
        assertThat(THREE.card("cuda:1").orElseThrow().name()).contains("4090");
        assertThat(THREE.card("cuda:7")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 8, 6, 570, processor build",
        "cu128, 7, 5, 570, ''",
        "cu128, 8, 9, 570, ''",
        "cu128, 12, 0, 570, ''",
        "cu128, 7, 0, 570, 7.5 and newer",
        "cu128, 6, 1, 570, 7.5 and newer",
        "cu124, 5, 0, 550, ''",
        "cu124, 9, 0, 550, ''",
        "cu124, 12, 0, 570, 5.0 to 9.0",
        "cu124, 10, 0, 570, 5.0 to 9.0",
        "cu124, 3, 7, 550, 5.0 to 9.0",
        "cu128, 8, 6, 470, driver is too old",
        "cu128, 8, 6, 0, ''"
    })
    void a_build_suits_the_cards_that_it_has_code_for(String flavor, int major, int minor, int driver, String words) {
        LibtorchBuild build = new LibtorchBuild("2.7.1", flavor);
        String unsuited = build.unsuited(Cards.card(0, "A card", major, minor, 8, 8), driver)
                .orElse("");
        if (words.isEmpty()) {
            assertThat(unsuited).isEmpty();
        } else {
            assertThat(unsuited).contains(words);
        }
    }
}
