package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PictureShelfTest {
    private final PictureShelf shelf = new PictureShelf(700);

    private static RgbImage ofBytes(int bytes) {
        return new RgbImage(bytes / 3, 1, new byte[bytes]);
    }

    @Test
    void the_picture_not_asked_about_for_longest_goes_first() {
        shelf.put("a", ofBytes(300), List.of());
        shelf.put("b", ofBytes(300), List.of());
        assertThat(shelf.missing(List.of("a"))).isEmpty();
        shelf.put("c", ofBytes(300), List.of("c"));
        assertThat(shelf.missing(List.of("a", "b", "c"))).containsExactly("b");
        assertThat(shelf.bytes()).isEqualTo(600);
    }

    @Test
    void pictures_of_the_waiting_question_stay_though_they_pass_the_budget_together() {
        shelf.put("a", ofBytes(600), List.of("a", "b"));
        shelf.put("b", ofBytes(600), List.of("a", "b"));
        assertThat(shelf.missing(List.of("a", "b"))).isEmpty();
        shelf.put("c", ofBytes(3), List.of("c"));
        assertThat(shelf.bytes()).isLessThanOrEqualTo(700);
    }

    @Test
    void the_same_picture_twice_counts_once() {
        shelf.put("a", ofBytes(300), List.of("a"));
        shelf.put("a", ofBytes(300), List.of("a"));
        assertThat(shelf.bytes()).isEqualTo(300);
        assertThat(shelf.missing(List.of("x", "x"))).containsExactly("x");
    }
}
