package hilum.reading;

import java.time.Duration;
import java.util.List;

/**
 * Everything after the blinding was ended, for the analysis.
 *
 * @param protocol with its seed
 * @param cases with the source's ids and slices
 * @param items committed ratings of the readers, by reader and number
 * @param adjudications further opinions, kept apart
 */
public record Unblinded(
        ReadingProtocol protocol,
        String hash,
        List<ReadingCase> cases,
        List<Item> items,
        List<Item> adjudications,
        BalanceProof proof) {
    public Unblinded {
        cases = List.copyOf(cases);
        items = List.copyOf(items);
        adjudications = List.copyOf(adjudications);
    }

    /**
     * One committed rating with what was hidden.
     *
     * @param side for pairs: which arm was Report 1; for drafts: {@link Side#A_FIRST} when the draft was arm A's
     * @param guess what the reader took for the AI's
     */
    public record Item(Place place, Side side, Rating rating, Timing timing, List<Look> looks, Guessed guess) {
        public Item {
            looks = List.copyOf(looks);
        }
    }

    /** An answer to "which was the AI?" by arm. */
    public enum Guessed {
        ARM_A,
        ARM_B,
        CANNOT_TELL,
        NOT_ASKED
    }

    /** Where a rating belongs. */
    public record Place(String reader, int number, int period, ReadingTask task, String caseId, ItemKind kind) {}

    /**
     * Times within the active time of a case.
     *
     * @param firstAnswer zero when there was none before the commit
     * @param changes answers that were changed after they were given
     */
    public record Timing(Duration firstAnswer, int changes) {}
}
