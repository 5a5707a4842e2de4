package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlindingTest {
    private static List<String> cases(int count) {
        return IntStream.range(0, count).mapToObj(i -> "case-" + i).toList();
    }

    private static long aFirst(Blinding.Draw draw) {
        return draw.places().stream()
                .filter(place -> place.getValue() == Side.A_FIRST)
                .count();
    }

    private static List<String> order(Blinding.Draw draw) {
        return draw.places().stream().map(Map.Entry::getKey).toList();
    }

    @Property(tries = 1000)
    void every_reader_sees_each_arm_first_in_half_of_the_cases(
            @ForAll long seed, @ForAll @IntRange(max = 6) int reader, @ForAll @IntRange(min = 1, max = 45) int count) {
        Blinding.Draw draw = new Blinding(seed).draw(reader, cases(count));
        assertThat(order(draw)).containsExactlyInAnyOrderElementsOf(cases(count));
        assertThat(aFirst(draw)).isBetween((long) count / 2, (count + 1L) / 2);
    }

    @Property(tries = 1000)
    void of_five_readers_two_or_three_see_an_arm_first_in_each_case(@ForAll long seed) {
        List<Blinding.Draw> draws = IntStream.range(0, 5)
                .mapToObj(reader -> new Blinding(seed).draw(reader, cases(20)))
                .toList();
        for (String id : cases(20)) {
            long first = draws.stream()
                    .filter(draw -> draw.places().contains(Map.entry(id, Side.A_FIRST)))
                    .count();
            assertThat(first).isBetween(2L, 3L);
        }
    }

    @Property(tries = 1000)
    void no_two_readers_share_an_order_while_there_are_orders_left(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 20) int count) {
        HashSet<List<String>> orders = new HashSet<>();
        IntStream.range(0, 6).forEach(reader -> orders.add(order(new Blinding(seed).draw(reader, cases(count)))));
        assertThat(orders).hasSize(6);
    }

    @Property(tries = 1000)
    void the_same_seed_gives_the_same_draw(@ForAll long seed, @ForAll @IntRange(max = 6) int reader) {
        assertThat(new Blinding(seed).draw(reader, cases(21))).isEqualTo(new Blinding(seed).draw(reader, cases(21)));
    }

    @Example
    void over_a_thousand_seeds_the_first_place_is_either_side_about_equally_often() {
        long first = IntStream.range(0, 1000)
                .filter(seed -> new Blinding(seed)
                                .draw(0, cases(20))
                                .places()
                                .getFirst()
                                .getValue()
                        == Side.A_FIRST)
                .count();
        // Four standard deviations of a fair coin.
        assertThat(first).isBetween(437L, 563L);
    }

    @Example
    void the_draw_of_a_seed_never_changes_between_versions() {
        assertThat(new Blinding(42).draw(0, List.of("p", "q", "r", "s")).places())
                .isEqualTo(DRAW_OF_SEED_42);
    }

    /** Worked out apart, from the definitions of SHA-256 and java.util.Random; readings in use depend on it. */
    private static final List<Map.Entry<String, Side>> DRAW_OF_SEED_42 = List.of(
            Map.entry("q", Side.A_FIRST),
            Map.entry("r", Side.A_FIRST),
            Map.entry("p", Side.B_FIRST),
            Map.entry("s", Side.B_FIRST));
}
