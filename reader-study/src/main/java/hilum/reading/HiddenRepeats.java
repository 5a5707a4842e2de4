package hilum.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Puts repeats into an order, as far from their originals as some draws can find. */
final class HiddenRepeats {
    private static final int DRAWS = 60;

    private final boolean flip;
    private final Random random;

    HiddenRepeats(boolean flip, Random random) {
        this.flip = flip;
        this.random = random;
    }

    /** {@code body} with {@code count} of its primary items a second time: originals from its first half where it is long enough. */
    List<Blinding.Place> into(List<Blinding.Place> body, int count) {
        if (count == 0) {
            return body;
        }
        List<Blinding.Place> best = body;
        int bestDistance = -1;
        for (int i = 0; i < DRAWS && bestDistance < (body.size() + count) / 3; i++) {
            List<Blinding.Place> drawn = draw(body, count);
            int distance = smallestDistance(drawn);
            if (distance > bestDistance) {
                best = drawn;
                bestDistance = distance;
            }
        }
        return best;
    }

    private List<Blinding.Place> draw(List<Blinding.Place> body, int count) {
        List<Integer> primary = IntStream.range(0, body.size())
                .filter(i -> body.get(i).kind() == ItemKind.PRIMARY)
                .boxed()
                .toList();
        int early = Math.max(count, primary.size() / 2);
        List<Integer> originals = Chance.shuffled(primary.subList(0, Math.min(early, primary.size())), random).stream()
                .limit(count)
                .toList();
        List<Blinding.Place> whole = new ArrayList<>(body);
        for (int original : originals) {
            Blinding.Place first = body.get(original);
            Blinding.Place repeat = new Blinding.Place(
                    first.caseIndex(),
                    ItemKind.REPEAT,
                    first.period(),
                    flip ? first.side().other() : first.side());
            int from = whole.size() - whole.size() / 3;
            whole.add(from + random.nextInt(whole.size() - from + 1), repeat);
        }
        return whole;
    }

    /** Places between a case and its repeat, at least; a large number without repeats. */
    static int smallestDistance(List<Blinding.Place> places) {
        int smallest = Integer.MAX_VALUE;
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).kind() == ItemKind.REPEAT) {
                for (int j = 0; j < places.size(); j++) {
                    if (places.get(j).kind() == ItemKind.PRIMARY
                            && places.get(j).caseIndex() == places.get(i).caseIndex()
                            && places.get(j).period() == places.get(i).period()) {
                        // A repeat before its original would be no repeat.
                        smallest = Math.min(smallest, i - j);
                    }
                }
            }
        }
        return smallest;
    }
}
