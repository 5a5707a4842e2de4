package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.app.measure.Figure;
import hilum.resources.BundledModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The card that ships says what is so: a target that was missed is called missed. */
class ModelCardTest {
    private final ModelCard card = ModelCard.builtIn();

    private static Figure figure(String id, double value) {
        return new Figure(id, "Drawn films", id, 10, value, null, null, "at least 0.9", value >= 0.9);
    }

    @Test
    void the_card_has_the_models_name_and_says_what_it_is_not() {
        assertThat(card.name()).isEqualTo(BundledModel.demo().name()).isEqualTo("Hilum demo model");
        assertThat(String.join(" ", card.limits())).contains("CheXagent", "not for clinical use");
        assertThat(card.data()).isNotEmpty();
    }

    @Test
    void every_verdict_follows_from_its_value_and_target_and_every_interval_holds_its_value() {
        assertThat(Stream.concat(card.figures().stream(), card.speed().stream()))
                .allSatisfy(figure -> {
                    assertThat(figure.n()).as(figure.id()).isPositive();
                    if (figure.target() == null) {
                        assertThat(figure.reached()).as(figure.id()).isNull();
                    } else {
                        assertThat(figure.reached())
                                .as(figure.id())
                                .isEqualTo(Figure.meets(figure.value(), figure.target()));
                    }
                    if (figure.low() != null && figure.high() != null) {
                        assertThat(figure.value()).as(figure.id()).isBetween(figure.low(), figure.high());
                    }
                });
    }

    @Test
    void new_figures_take_the_place_of_those_with_the_same_name_and_others_stay() {
        ModelCard before = card.with(List.of(figure("real", 0.95), figure("drawn", 0.5)), List.of());
        ModelCard after = before.with(List.of(figure("drawn", 0.91)), List.of());
        assertThat(after.figures())
                .contains(figure("real", 0.95), figure("drawn", 0.91))
                .doesNotContain(figure("drawn", 0.5));
        assertThat(ModelCard.parse(after.toJson())).isEqualTo(after);
    }

    @Test
    void what_is_no_card_is_refused_in_words() {
        for (String json : List.of("", "[]", "{}", "{\"name\": \"x\"}", "no json")) {
            assertThatThrownBy(() -> ModelCard.parse(json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("model card");
        }
    }
}
