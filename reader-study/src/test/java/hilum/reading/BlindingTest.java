package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a draw promises, over a thousand seeds and shapes of readings. */
class BlindingTest {
    private static final List<ReadingTask> BOTH =
            List.of(ReadingTask.FINDINGS_GENERATION, ReadingTask.FINDINGS_SUMMARIZATION);

    /** A reading of some shape. */
    record Shape(ReadingProtocol protocol, List<ReadingCase> cases) {
        List<List<Blinding.Place>> draws() {
            Blinding blinding = new Blinding(protocol, cases);
            return IntStream.range(0, protocol.plan().readers().size())
                    .mapToObj(blinding::draw)
                    .toList();
        }

        BalanceProof proof() {
            return BalanceProof.of("", protocol, cases, draws());
        }

        ReadingTask task(Blinding.Place place) {
            return cases.get(place.caseIndex()).task();
        }
    }

    private static Shape shape(long seed, int readers, int perCase, int cases, int repeats) {
        return shape(ReadingDesign.COMPARATIVE, seed, readers, perCase, cases, repeats);
    }

    private static Shape shape(ReadingDesign design, long seed, int readers, int perCase, int cases, int repeats) {
        ReadingProtocol plain = ReadingProtocol.comparative("P", BOTH, seed, Readings.ARMS, Readings.names(readers));
        ReadingProtocol protocol = new ReadingProtocol(
                plain.title(),
                design,
                plain.arms(),
                new Plan(BOTH, seed, Readings.names(readers), perCase, repeats, true),
                plain.conduct(),
                plain.wording(),
                List.of());
        List<ReadingCase> all = new ArrayList<>();
        for (ReadingTask task : BOTH) {
            for (int i = 0; i < cases; i++) {
                all.add(one(task, "c" + i, ItemKind.PRIMARY));
            }
            all.add(one(task, "t", ItemKind.TRAINING));
            all.add(one(task, "x", ItemKind.CATCH));
        }
        return new Shape(protocol, all);
    }

    private static ReadingCase one(ReadingTask task, String id, ItemKind kind) {
        return Readings.as(new ReadingCase(id, "", "findings", List.of(), "a", "b"), task, new CaseRole(kind, "", ""));
    }

    @Provide
    Arbitrary<Shape> shapes() {
        Arbitrary<Integer> readers = Arbitraries.integers().between(1, 7);
        return Combinators.combine(
                        Arbitraries.longs(),
                        readers,
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(1, 25))
                .as((seed, n, k, cases) -> shape(seed, n, Math.min(k, n), cases, 0));
    }

    @Property(tries = 1000)
    void readers_and_cases_have_each_arm_first_equally_often_or_one_apart(@ForAll("shapes") Shape shape) {
        BalanceProof proof = shape.proof();
        assertThat(proof.balanced(1)).isTrue();
        for (BalanceProof.CaseRow row : proof.cases()) {
            assertThat(row.aFirst() + row.bFirst())
                    .isEqualTo(shape.protocol().plan().perCase());
        }
    }

    @Property(tries = 150)
    void a_split_reading_gives_every_reader_as_many_cases_or_one_apart(@ForAll("shapes") Shape shape) {
        Map<ReadingTask, List<Integer>> loads = new HashMap<>();
        shape.proof()
                .readers()
                .forEach(row -> loads.computeIfAbsent(row.task(), _ -> new ArrayList<>())
                        .add(row.aFirst() + row.bFirst()));
        loads.values()
                .forEach(load -> assertThat(load.stream().mapToInt(i -> i).max().orElseThrow()
                                - load.stream().mapToInt(i -> i).min().orElseThrow())
                        .isLessThanOrEqualTo(1));
    }

    @Property(tries = 150)
    void every_reader_gets_each_of_his_cases_once_training_first(@ForAll("shapes") Shape shape) {
        for (List<Blinding.Place> places : shape.draws()) {
            assertThat(places).extracting(Blinding.Place::caseIndex).doesNotHaveDuplicates();
            for (ReadingTask task : BOTH) {
                List<ItemKind> kinds = places.stream()
                        .filter(place -> shape.task(place) == task)
                        .map(Blinding.Place::kind)
                        .toList();
                assertThat(kinds.getFirst()).isEqualTo(ItemKind.TRAINING);
                assertThat(kinds).filteredOn(kind -> kind == ItemKind.CATCH).hasSize(1);
            }
        }
    }

    @Property(tries = 60)
    void repeats_are_flipped_and_far_from_their_originals(@ForAll long seed) {
        Shape shape = shape(seed, 5, 0, 20, 2);
        BalanceProof.Repeats repeats = shape.proof().repeats();
        assertThat(repeats.count()).isEqualTo(5 * 2 * 2);
        assertThat(repeats.flipped()).isEqualTo(repeats.count());
        assertThat(repeats.smallestDistance()).isGreaterThanOrEqualTo(5);
    }

    @Property(tries = 200)
    void in_a_crossover_the_second_period_has_the_other_arm(@ForAll long seed) {
        Shape shape = shape(ReadingDesign.CROSSOVER, seed, 4, 0, 9, 0);
        assertThat(shape.proof().balanced(1)).isTrue();
        for (List<Blinding.Place> places : shape.draws()) {
            Map<Integer, Side> first = new HashMap<>();
            for (Blinding.Place place : places) {
                if (place.kind() == ItemKind.PRIMARY) {
                    if (place.period() == 1) {
                        first.put(place.caseIndex(), place.side());
                    } else {
                        assertThat(place.side())
                                .isEqualTo(first.get(place.caseIndex()).other());
                    }
                }
            }
            assertThat(first).hasSize(18);
            assertThat(places)
                    .filteredOn(place -> place.kind() == ItemKind.PRIMARY)
                    .hasSize(36);
        }
    }

    @Property(tries = 150)
    void no_two_readers_share_an_order_and_tasks_alternate(@ForAll long seed) {
        Shape shape = shape(seed, 5, 0, 20, 0);
        List<List<Blinding.Place>> draws = shape.draws();
        assertThat(new HashSet<>(draws.stream()
                        .map(places -> places.stream()
                                .filter(place ->
                                        place.kind() == ItemKind.PRIMARY && shape.task(place) == BOTH.getFirst())
                                .map(Blinding.Place::caseIndex)
                                .toList())
                        .toList()))
                .hasSize(5);
        for (int reader = 0; reader < 5; reader++) {
            assertThat(shape.task(draws.get(reader).getFirst())).isEqualTo(BOTH.get(reader % 2));
        }
    }

    @Property(tries = 100)
    void two_readers_of_two_cases_get_the_two_orders(@ForAll long seed) {
        List<List<Blinding.Place>> draws = shape(seed, 2, 0, 2, 0).draws();
        List<List<Integer>> orders = draws.stream()
                .map(places -> places.stream()
                        .filter(place -> place.kind() == ItemKind.PRIMARY && place.caseIndex() < 2)
                        .map(Blinding.Place::caseIndex)
                        .toList())
                .toList();
        assertThat(orders.getFirst()).isEqualTo(orders.getLast().reversed());
    }

    @Example
    void the_same_seed_draws_the_same_and_another_seed_another() {
        assertThat(shape(7, 5, 3, 20, 2).draws())
                .isEqualTo(shape(7, 5, 3, 20, 2).draws());
        assertThat(shape(7, 5, 3, 20, 2).draws())
                .isNotEqualTo(shape(8, 5, 3, 20, 2).draws());
    }

    @Example
    void five_readers_of_twenty_cases_see_ten_and_ten_and_each_case_two_or_three() {
        BalanceProof proof = shape(20, 5, 0, 20, 2).proof();
        assertThat(proof.readers())
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.aFirst()).isEqualTo(10));
        assertThat(proof.cases())
                .hasSize(40)
                .allSatisfy(row -> assertThat(row.aFirst()).isBetween(2, 3));
    }

    @Example
    void nothing_that_a_reader_sees_of_a_place_goes_with_its_side() {
        // Share of places with arm A first, among those of each kind that can be told apart on the reader's side.
        Map<String, int[]> counted = new TreeMap<>();
        for (long seed = 0; seed < 300; seed++) {
            Shape shape = shape(seed, 5, 0, 20, 2);
            Blinding blinding = new Blinding(shape.protocol(), shape.cases());
            for (int reader = 0; reader < 5; reader++) {
                List<Blinding.Place> places = blinding.draw(reader);
                countSeen(counted, reader, places, blinding.asked(reader, places, 5));
            }
        }
        counted.forEach((what, sides) -> assertThat((double) sides[0] / (sides[0] + sides[1]))
                .as(what + ", " + (sides[0] + sides[1]) + " places")
                .isBetween(0.46, 0.54));
    }

    private static void countSeen(
            Map<String, int[]> counted, int reader, List<Blinding.Place> places, Set<Integer> asked) {
        Set<Integer> repeated = places.stream()
                .filter(place -> place.kind() == ItemKind.REPEAT)
                .map(Blinding.Place::caseIndex)
                .collect(Collectors.toSet());
        for (int i = 0; i < places.size(); i++) {
            Blinding.Place place = places.get(i);
            boolean afterA = i > 0 && places.get(i - 1).side() == Side.A_FIRST;
            for (String seen : List.of(
                    "odd number " + (i % 2 == 1),
                    "late " + (i >= places.size() / 2),
                    "asked " + asked.contains(i + 1),
                    "comes twice " + repeated.contains(place.caseIndex()),
                    "reader " + reader,
                    "after A first " + afterA)) {
                counted.computeIfAbsent(seen, _ -> new int[2])[place.side() == Side.A_FIRST ? 0 : 1]++;
            }
        }
    }

    @Example
    void the_sides_of_an_adjudicator_are_even_and_do_not_alternate() {
        Shape shape = shape(3, 5, 0, 20, 0);
        Blinding blinding = new Blinding(shape.protocol(), shape.cases());
        Set<List<Side>> sequences = new HashSet<>();
        for (int seat = 5; seat < 25; seat++) {
            List<Side> sides = blinding.drawFurther(seat, List.of(0, 1, 2, 3, 4, 5, 6, 7)).stream()
                    .map(Blinding.Place::side)
                    .toList();
            assertThat(sides).filteredOn(Side.A_FIRST::equals).hasSize(4);
            sequences.add(sides);
        }
        assertThat(sequences).hasSizeGreaterThan(10);
    }

    @Example
    void sides_do_not_follow_the_order_of_the_cases() {
        List<Side> sides = shape(3, 1, 0, 25, 0).draws().getFirst().stream()
                .filter(place -> place.kind() == ItemKind.PRIMARY)
                .map(Blinding.Place::side)
                .toList();
        long changes = IntStream.range(1, sides.size())
                .filter(i -> sides.get(i) != sides.get(i - 1))
                .count();
        assertThat(changes).isBetween(12L, 38L);
    }
}
