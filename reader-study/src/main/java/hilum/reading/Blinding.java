package hilum.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws sides and orders from one seed; the same seed, reader number and cases always give the same draw.
 *
 * <p>Every reader sees each arm first in half of the cases (counts differ by one when odd). Readers 0 and 1, 2 and 3, and so on get
 * opposite sides, so every case also has each arm first for half of the readers. No two readers share an order while there are orders left.
 *
 * <p>Each stream of chance is a {@link Random}, whose algorithm is specified, seeded by SHA-256 of seed, purpose and number.
 */
public final class Blinding {
    private final long seed;

    public Blinding(long seed) {
        this.seed = seed;
    }

    /**
     * One reader's cases with their sides, in the order of reading. Part of the key.
     *
     * @param places case id and side
     */
    public record Draw(List<Map.Entry<String, Side>> places) {
        public Draw {
            places = List.copyOf(places);
        }
    }

    /**
     * The draw of one reader.
     *
     * @param reader number of the reader in this reading, from 0 in the order of joining
     * @param caseIds unique ids in the order of the protocol
     */
    public Draw draw(int reader, List<String> caseIds) {
        List<Integer> order = orders(reader, caseIds.size()).get(reader);
        List<Side> sides = sides(reader, caseIds.size());
        return new Draw(order.stream()
                .map(index -> Map.entry(caseIds.get(index), sides.get(index)))
                .toList());
    }

    private List<Side> sides(int reader, int cases) {
        Random random = stream("sides", reader / 2);
        List<Integer> shuffled = shuffled(cases, random);
        int half = (cases + random.nextInt(2)) / 2;
        boolean opposite = reader % 2 == 1;
        Side[] sides = new Side[cases];
        for (int i = 0; i < cases; i++) {
            boolean aFirst = i < half != opposite;
            sides[shuffled.get(i)] = aFirst ? Side.A_FIRST : Side.B_FIRST;
        }
        return List.of(sides);
    }

    private List<List<Integer>> orders(int lastReader, int cases) {
        List<List<Integer>> orders = new ArrayList<>();
        for (int reader = 0; reader <= lastReader; reader++) {
            Random random = stream("order", reader);
            List<Integer> order = shuffled(cases, random);
            while (orders.contains(order) && orders.size() < numberOfOrders(cases)) {
                order = shuffled(cases, random);
            }
            orders.add(order);
        }
        return orders;
    }

    /** n!, or more than any number of readers. */
    private static long numberOfOrders(int cases) {
        long orders = 1;
        for (int i = 2; i <= Math.min(cases, 12); i++) {
            orders *= i;
        }
        return orders;
    }

    /** Fisher and Yates' shuffle of 0 to n - 1. */
    private static List<Integer> shuffled(int n, Random random) {
        int[] items = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = items[i];
            items[i] = items[j];
            items[j] = swap;
        }
        return IntStream.of(items).boxed().toList();
    }

    private Random stream(String purpose, int number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + ":" + purpose + ":" + number).getBytes(StandardCharsets.US_ASCII));
            return new Random(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
