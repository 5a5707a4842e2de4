package hilum.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws who reads what, sides and orders from the seed of a plan; the same plan and cases always give the same draw.
 *
 * <p>In each task, every reader has each arm first in half of his primary cases, and every case has each arm first for half of its readers (odd
 * counts differ by one). In a split reading the numbers of cases differ by at most one between readers. Readers 0, 2, ... take the tasks in the
 * order of the plan, the others in reverse; no two readers share an order of cases while there are orders left. Repeats come late, their
 * originals early. A crossover has every case a second time in its second period, with the other arm.
 */
public final class Blinding {
    private final ReadingDesign design;
    private final Plan plan;
    private final Chance chance;
    private final Map<ReadingTask, Lot> lots = new HashMap<>();

    /**
     * One item of a reader. Part of the key.
     *
     * @param caseIndex place in the list of all cases that was given
     * @param side see {@link Unblinded.Item}
     */
    public record Place(int caseIndex, ItemKind kind, int period, Side side) {}

    /** The cases of one task, with who reads which. */
    private record Lot(
            List<Integer> training,
            List<Integer> primary,
            List<Integer> catches,
            List<List<Integer>> ofReader,
            List<Map<Integer, Side>> sides) {}

    /** @param cases in the order of the protocol */
    public Blinding(ReadingProtocol protocol, List<ReadingCase> cases) {
        this.design = protocol.design();
        this.plan = protocol.plan();
        this.chance = new Chance(plan.seed());
        for (ReadingTask task : plan.tasks()) {
            lots.put(task, lot(task, cases));
        }
    }

    private Lot lot(ReadingTask task, List<ReadingCase> cases) {
        List<Integer> primary = of(cases, task, ItemKind.PRIMARY);
        int readers = plan.readers().size();
        List<List<Integer>> readersOfCase = readersOfCase(task, primary.size());
        List<List<Integer>> ofReader = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            int current = reader;
            ofReader.add(IntStream.range(0, primary.size())
                    .filter(i -> readersOfCase.get(i).contains(current))
                    .boxed()
                    .toList());
        }
        return new Lot(
                of(cases, task, ItemKind.TRAINING),
                primary,
                of(cases, task, ItemKind.CATCH),
                ofReader,
                EvenSides.draw(readers, readersOfCase, chance.stream("sides " + task, 0)));
    }

    private static List<Integer> of(List<ReadingCase> cases, ReadingTask task, ItemKind kind) {
        return IntStream.range(0, cases.size())
                .filter(i -> cases.get(i).task() == task && cases.get(i).role().kind() == kind)
                .boxed()
                .toList();
    }

    /** Each case takes the readers that have least, ties by chance. */
    private List<List<Integer>> readersOfCase(ReadingTask task, int cases) {
        int readers = plan.readers().size();
        Random random = chance.stream("readers " + task, 0);
        int[] load = new int[readers];
        List<List<Integer>> chosen = new ArrayList<>();
        List<Integer> all = IntStream.range(0, readers).boxed().toList();
        for (int i = 0; i < cases; i++) {
            List<Integer> least = Chance.shuffled(all, random).stream()
                    .sorted(Comparator.comparingInt(reader -> load[reader]))
                    .limit(plan.perCase())
                    .toList();
            least.forEach(reader -> load[reader]++);
            chosen.add(least);
        }
        return chosen;
    }

    /** The tasks of a reader of the plan in his order. */
    public List<ReadingTask> tasks(int reader) {
        return reader % 2 == 0 ? plan.tasks() : plan.tasks().reversed();
    }

    /** All items of a reader of the plan in the order of reading. */
    public List<Place> draw(int reader) {
        List<Place> places = new ArrayList<>();
        for (int period = 1; period <= design.periods(); period++) {
            for (ReadingTask task : tasks(reader)) {
                places.addAll(section(reader, task, period));
            }
        }
        return List.copyOf(places);
    }

    /** Chosen cases for a further reader, sides even by themselves. */
    public List<Place> drawFurther(int reader, List<Integer> caseIndices) {
        Random random = chance.stream("further", reader);
        return sided(Chance.shuffled(caseIndices, random), ItemKind.PRIMARY, 1, random);
    }

    /**
     * The places, from 1, at which "which was the AI?" is asked at the end.
     *
     * @param places as {@link #draw} gave them
     */
    public Set<Integer> asked(int reader, List<Place> places, int count) {
        if (!design.pairs()) {
            return Set.of();
        }
        List<Integer> primary = IntStream.range(0, places.size())
                .filter(i -> places.get(i).kind() == ItemKind.PRIMARY)
                .mapToObj(i -> i + 1)
                .toList();
        return Chance.shuffled(primary, chance.stream("guess", reader)).stream()
                .limit(count)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Place> section(int reader, ReadingTask task, int period) {
        Lot lot = Objects.requireNonNull(lots.get(task));
        Random random = chance.stream("extra " + task + " " + period, reader);
        List<Place> places = new ArrayList<>();
        if (period == 1) {
            places.addAll(sided(lot.training(), ItemKind.TRAINING, 1, random));
        }
        Map<Integer, Side> sides = lot.sides().get(reader);
        List<Place> body = new ArrayList<>();
        for (int i : order(lot, reader, task, period)) {
            Side side = Objects.requireNonNull(sides.get(i));
            body.add(new Place(lot.primary().get(i), ItemKind.PRIMARY, period, period == 1 ? side : side.other()));
        }
        for (Place planted : sided(lot.catches(), ItemKind.CATCH, period, random)) {
            body.add(random.nextInt(body.size() + 1), planted);
        }
        places.addAll(new HiddenRepeats(plan.flipRepeats(), random).into(body, plan.repeats()));
        return places;
    }

    /** Half and half; shuffled, since of sides that alternate one that is seen through gives all others away. */
    private static List<Place> sided(List<Integer> cases, ItemKind kind, int period, Random random) {
        int first = random.nextInt(2);
        List<Side> sides = Chance.shuffled(
                IntStream.range(0, cases.size())
                        .mapToObj(i -> (first + i) % 2 == 0 ? Side.A_FIRST : Side.B_FIRST)
                        .toList(),
                random);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> new Place(cases.get(i), kind, period, sides.get(i)))
                .toList();
    }

    private List<Integer> order(Lot lot, int lastReader, ReadingTask task, int period) {
        List<List<Integer>> orders = new ArrayList<>();
        for (int reader = 0; reader <= lastReader; reader++) {
            Random random = chance.stream("order " + task + " " + period, reader);
            List<Integer> own = lot.ofReader().get(reader);
            List<Integer> order = Chance.shuffled(own, random);
            while (orders.contains(order) && orders.size() < numberOfOrders(own.size())) {
                order = Chance.shuffled(own, random);
            }
            orders.add(order);
        }
        return orders.getLast();
    }

    /** n!, or more than any number of readers. */
    private static long numberOfOrders(int cases) {
        long orders = 1;
        for (int i = 2; i <= Math.min(cases, 12); i++) {
            orders *= i;
        }
        return orders;
    }
}
