package hilum.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a draft.
 *
 * @param status where it is
 * @param sentences empty until it is done
 * @param reply the model's answer as it came; null before
 */
public record DraftSection(
        DraftStep step,
        Status status,
        List<Sentence> sentences,
        @Nullable Reply reply) {
    public DraftSection {
        Objects.requireNonNull(step);
        Objects.requireNonNull(status);
        sentences = List.copyOf(sentences);
    }

    /** Where a section is. */
    public enum Status {
        /** Not asked yet. */
        WAITING,
        /** The model is writing it. */
        RUNNING,
        /** Whole; its sentences can be reviewed. */
        DONE,
        /** Stopped or failed: the words that came are in the reply, and none of them can go into a report. */
        UNFINISHED
    }

    static DraftSection waiting(DraftStep step) {
        return new DraftSection(step, Status.WAITING, List.of(), null);
    }

    DraftSection running() {
        return new DraftSection(step, Status.RUNNING, sentences, reply);
    }

    /** Done with a whole reply, cut into sentences. */
    static DraftSection done(DraftStep step, Reply reply) {
        String text = reply.answer().text();
        List<Sentence> sentences = new ArrayList<>();
        for (SentenceSplitter.Span span : SentenceSplitter.split(text)) {
            String words =
                    text.substring(span.start(), span.end()).replace("**", "").strip();
            if (words.isEmpty()) {
                continue;
            }
            List<GroundedRegion> regions = reply.answer().regions().stream()
                    .filter(region -> region.textStart() >= span.start() && region.textStart() < span.end())
                    .toList();
            sentences.add(Sentence.fromModel(step + "-" + (sentences.size() + 1), words, regions));
        }
        return new DraftSection(step, Status.DONE, sentences, reply);
    }

    /** Done with {@code now}; words that came out the same keep their review. */
    DraftSection finished(Reply now) {
        boolean same = reply != null && !sentences.isEmpty() && reply.answer().equals(now.answer());
        return same ? new DraftSection(step, Status.DONE, sentences, now) : done(step, now);
    }

    /** After a stop or a failure: as it was before when it had sentences, else the words that came, marked. */
    DraftSection unfinished(Reply now) {
        if (status != Status.RUNNING) {
            return this;
        }
        return sentences.isEmpty() ? new DraftSection(step, Status.UNFINISHED, List.of(), now) : atRest();
    }

    /** As it would be found after the program ended now: not begun, or as it was before. */
    DraftSection atRest() {
        if (status != Status.RUNNING) {
            return this;
        }
        return sentences.isEmpty() ? waiting(step) : new DraftSection(step, Status.DONE, sentences, reply);
    }

    DraftSection replace(String id, UnaryOperator<Sentence> change) {
        List<Sentence> changed = sentences.stream()
                .map(sentence -> sentence.id().equals(id) ? change.apply(sentence) : sentence)
                .toList();
        return new DraftSection(step, status, changed, reply);
    }
}
