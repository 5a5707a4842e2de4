package hilum.assistant;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a draft and what the reader made of it.
 *
 * @param id within the draft
 * @param text as it would go into the report
 * @param original the model's words
 * @param state what the reader decided
 * @param reason why it was rejected, null unless it was
 * @param regions places that it names
 */
public record Sentence(
        String id,
        String text,
        String original,
        State state,
        @Nullable RejectReason reason,
        List<GroundedRegion> regions) {
    public Sentence {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(original);
        Objects.requireNonNull(state);
        regions = List.copyOf(regions);
        if ((state == State.REJECTED) != (reason != null)) {
            throw new IllegalArgumentException("a rejected sentence has a reason, another has none");
        }
    }

    /** What the reader decided. */
    public enum State {
        UNREVIEWED,
        ACCEPTED,
        EDITED,
        REJECTED
    }

    /** Why a sentence was rejected: four reasons about its content, three about how it is said. */
    public enum RejectReason {
        FALSE_FINDING,
        WRONG_PLACE,
        WRONG_SEVERITY,
        SPEAKS_OF_A_PRIOR,
        SAID_TWICE,
        NOT_IMPORTANT,
        UNCLEAR
    }

    /** Who wrote the words as they stand now. */
    public enum Origin {
        MODEL,
        READER
    }

    /** Who wrote the words as they stand now. */
    public Origin origin() {
        return state == State.EDITED ? Origin.READER : Origin.MODEL;
    }

    /** Whether its words go into the reviewed text. */
    public boolean kept() {
        return state == State.ACCEPTED || state == State.EDITED;
    }

    static Sentence fromModel(String id, String words, List<GroundedRegion> regions) {
        return new Sentence(id, words, words, State.UNREVIEWED, null, regions);
    }

    Sentence accepted() {
        State next = text.equals(original) ? State.ACCEPTED : State.EDITED;
        return new Sentence(id, text, original, next, null, regions);
    }

    Sentence edited(String words) {
        State next = words.equals(original) ? State.ACCEPTED : State.EDITED;
        return new Sentence(id, words, original, next, null, regions);
    }

    Sentence rejected(RejectReason why) {
        return new Sentence(id, text, original, State.REJECTED, why, regions);
    }
}
