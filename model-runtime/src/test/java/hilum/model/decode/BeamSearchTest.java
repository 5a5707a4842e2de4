package hilum.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.model.decode.BeamSearch.Hypothesis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Beam search on small models that are written down in full. */
class BeamSearchTest {
    private static final int END = 0;
    private static final int A = 1;
    private static final int B = 2;
    private static final int PROMPT = 7;

    private final FlagStop stop = new FlagStop();
    private final List<Integer> certain = new ArrayList<>();

    @Test
    void a_hypothesis_that_ends_early_wins_by_its_score_a_token() throws Exception {
        // A ends at once with 0.9 * 0.9; B goes on with halves.
        List<Hypothesis> found =
                search(model(Map.of("", new double[] {0.02, 0.9, 0.08}, "1", new double[] {0.9, 0.05, 0.05})), 2, 1, 6);
        assertThat(found.getFirst().ids()).containsExactly(A, END);
        assertThat(found.getFirst().score()).isCloseTo(Math.log(0.9), within(1e-6));
        assertThat(found).hasSize(2);
    }

    @Test
    void the_likeliest_sequence_is_found_where_greedy_misses_it() throws Exception {
        TableCache table = model(Map.of(
                "", new double[] {0.1, 0.5, 0.4},
                "1", new double[] {0.34, 0.33, 0.33},
                "2", new double[] {0.98, 0.01, 0.01}));
        assertThat(search(table, 1, 1, 2).getFirst().ids()).startsWith(A);
        assertThat(search(table, 2, 1, 2).getFirst().ids()).containsExactly(B, END);
    }

    @Test
    void the_length_penalty_decides_between_short_and_long() throws Exception {
        TableCache table = model(Map.of("", new double[] {0.3, 0.6, 0.1}, "1", new double[] {0.01, 0.495, 0.495}));
        assertThat(search(table, 2, 0, 2).getFirst().ids()).containsExactly(END);
        assertThat(search(table, 2, 2, 2).getFirst().ids()).hasSize(2).startsWith(A);
    }

    @Test
    void the_limit_ends_the_search_with_hypotheses_of_that_length() throws Exception {
        TableCache table = model(Map.of("", new double[] {1e-9, 0.6, 0.4}));
        assertThat(search(table, 2, 1, 1)).extracting(Hypothesis::ids).containsExactly(List.of(A), List.of(B));
        List<Hypothesis> found = search(table, 3, 1, 9);
        assertThat(found).allMatch(h -> h.ids().size() == 9 && !h.ids().contains(END));
        assertThat(table.rounds).isEqualTo(8);
        assertThat(table.ended).isTrue();
    }

    @Test
    void a_stop_in_the_middle_leaves_the_best_so_far() throws Exception {
        TableCache table = model(Map.of("", new double[] {1e-9, 0.6, 0.4}));
        table.stopAtRound = 3;
        List<Hypothesis> found = search(table, 2, 1, 20);
        assertThat(stop.isRaised()).isTrue();
        assertThat(found.getFirst().ids()).hasSize(3).containsOnly(A);
        assertThat(found.getFirst().ids().subList(0, certain.size())).isEqualTo(certain);
        assertThat(table.ended).isTrue();
    }

    @Test
    void what_all_hypotheses_share_is_told_before_the_search_ends() throws Exception {
        TableCache table = model(Map.of(
                "", new double[] {1e-15, 1 - 1e-9, 1e-9},
                "1", new double[] {1e-15, 0.5, 0.5}));
        table.onRound = round -> {
            assertThat(certain).hasSize(round >= 2 ? 1 : 0);
        };
        search(table, 2, 1, 3);
        assertThat(certain).startsWith(A);
    }

    @Test
    void with_one_beam_the_likeliest_id_follows_each_time() throws Exception {
        Random random = new Random(3);
        TableCache table = random(random.nextLong(), 6);
        List<Integer> greedy = new ArrayList<>();
        while (greedy.size() < 10 && !greedy.contains(END)) {
            float[] next = table.logProbabilities(greedy);
            int best = 0;
            for (int id = 1; id < next.length; id++) {
                best = next[id] > next[best] ? id : best;
            }
            greedy.add(best);
        }
        assertThat(search(table, 1, 1, 10).getFirst().ids()).isEqualTo(greedy);
        assertThat(greedy.subList(0, certain.size())).isEqualTo(certain);
        assertThat(certain).hasSizeGreaterThanOrEqualTo(greedy.size() - 1);
    }

    @Property(tries = 200, seed = "20261122")
    void what_was_told_stays_and_the_scores_are_those_of_the_sequences(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int beams, @ForAll @IntRange(max = 8) int length)
            throws Exception {
        TableCache table = random(seed, 11);
        certain.clear();
        List<Hypothesis> found = search(table, beams, 1, length + 1);
        assertThat(found).hasSizeBetween(1, beams);
        assertThat(found.getFirst().ids().subList(0, certain.size())).isEqualTo(certain);
        assertThat(found)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Hypothesis::score).reversed());
        assertThat(found.stream().map(Hypothesis::ids)).doesNotHaveDuplicates();
        for (Hypothesis hypothesis : found) {
            assertThat(hypothesis.score())
                    .isCloseTo(table.sum(hypothesis.ids()) / hypothesis.ids().size(), within(1e-5));
            assertThat(hypothesis.ids().subList(0, hypothesis.ids().size() - 1)).doesNotContain(END);
        }
    }

    @Property(tries = 60, seed = "20261122")
    void with_as_many_beams_as_there_are_beginnings_nothing_better_exists(@ForAll long seed) throws Exception {
        TableCache table = random(seed, 16);
        List<Hypothesis> found = search(table, 16, 0, 2);
        double best = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < 16; first++) {
            if (first == END) {
                best = Math.max(best, table.sum(List.of(END)));
                continue;
            }
            for (int second = 0; second < 16; second++) {
                best = Math.max(best, table.sum(List.of(first, second)));
            }
        }
        assertThat(found.getFirst().score()).isCloseTo(best, within(1e-5));
    }

    private List<Hypothesis> search(TableCache table, int beams, double lengthPenalty, int maxNewTokens)
            throws Exception {
        certain.clear();
        return new BeamSearch(table, stop, beams, lengthPenalty, Set.of(END))
                .search(PROMPT, maxNewTokens, certain::add);
    }

    /** Probabilities of the ids after each beginning; a beginning that is not written down goes on as the empty one does. */
    private TableCache model(Map<String, double[]> rows) {
        return new TableCache(
                ids -> {
                    StringBuilder key = new StringBuilder();
                    ids.forEach(key::append);
                    return rows.getOrDefault(key.toString(), rows.get(""));
                },
                stop);
    }

    private TableCache random(long seed, int vocabulary) {
        return new TableCache(
                ids -> {
                    Random random = new Random(seed ^ (31L * ids.hashCode()));
                    return random.doubles(vocabulary, 0.01, 1).toArray();
                },
                stop);
    }

    /** A cache of a model that is a table; it keeps what each hypothesis has read. */
    private static final class TableCache extends EmptyCache {
        private final Function<List<Integer>, double[]> rows;
        private final StopSignal stop;
        private List<List<Integer>> read = List.of(List.of());
        private int rounds;
        private int stopAtRound = Integer.MAX_VALUE;
        private boolean ended;
        private IntConsumer onRound = round -> {};

        TableCache(Function<List<Integer>, double[]> rows, StopSignal stop) {
            this.rows = rows;
            this.stop = stop;
        }

        float[] logProbabilities(List<Integer> ids) {
            double[] row = rows.apply(ids);
            double total = java.util.Arrays.stream(row).sum();
            float[] logs = new float[row.length];
            for (int i = 0; i < row.length; i++) {
                logs[i] = (float) Math.log(row[i] / total);
            }
            return logs;
        }

        double sum(List<Integer> ids) {
            double sum = 0;
            for (int i = 0; i < ids.size(); i++) {
                sum += logProbabilities(ids.subList(0, i))[ids.get(i)];
            }
            return sum;
        }

        @Override
        public List<Continuation> openings(int count) {
            rounds = 0;
            ended = false;
            read = List.of(List.of());
            return best(List.of(0f), count);
        }

        @Override
        public List<Continuation> follow(List<Continuation> hypotheses, int past, int generated, int count) {
            rounds++;
            onRound.accept(rounds);
            assertThat(past).isEqualTo(PROMPT);
            assertThat(generated).isEqualTo(rounds - 1);
            if (rounds == stopAtRound) {
                stop.raise();
                return List.of();
            }
            List<List<Integer>> next = new ArrayList<>();
            for (Continuation h : hypotheses) {
                List<Integer> ids = new ArrayList<>(read.get(h.parent()));
                ids.add(h.id());
                next.add(ids);
            }
            read = next;
            return best(hypotheses.stream().map(Continuation::score).toList(), count);
        }

        private List<Continuation> best(List<Float> scores, int count) {
            List<Continuation> all = new ArrayList<>();
            for (int h = 0; h < read.size(); h++) {
                float[] logs = logProbabilities(read.get(h));
                for (int id = 0; id < logs.length; id++) {
                    all.add(new Continuation(h, id, scores.get(h) + logs[id]));
                }
            }
            all.sort(Comparator.comparingDouble(Continuation::score).reversed());
            return List.copyOf(all.subList(0, Math.min(count, all.size())));
        }

        @Override
        public void endFollowing() {
            ended = true;
        }
    }
}
