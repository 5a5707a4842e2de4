package hilum.model.decode;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import hilum.model.text.PromptFrame;
import hilum.model.text.Tokenizer;
import hilum.model.vision.Preprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Answers prompts and scores options. Used by one thread.
 *
 * <p>The pictures' part of a prompt is always read on its own, so an answer is the same to the last bit whether that part was computed
 * now or is still remembered from an earlier question about the same pictures.
 */
public final class Generator implements AutoCloseable {
    private final Words words;
    private final CausalProgram program;
    private final StopSignal stop;
    private final Limits limits;
    private final PictureCaches caches;
    private final CallGauge gauge;

    /**
     * How pictures and text become the decoder's input, and ids text.
     *
     * @param preprocessing of pictures
     */
    public record Words(Tokenizer tokenizer, PromptFrame frame, Preprocessing preprocessing) {}

    /**
     * What bounds an answer.
     *
     * @param endIds ids that end an answer
     * @param contextTokens positions that a prompt with so many pictures and its answer may take
     * @param publishedBeams beams of {@link Decoding#PUBLISHED}
     * @param lengthPenalty of beam search
     * @param publishedTokens most tokens of an answer of {@link Decoding#PUBLISHED}; 0 for no such limit
     * @param cacheBytes memory for pictures that were read already
     */
    public record Limits(
            Set<Integer> endIds,
            IntUnaryOperator contextTokens,
            int publishedBeams,
            double lengthPenalty,
            int publishedTokens,
            long cacheBytes) {
        public Limits {
            endIds = Set.copyOf(endIds);
        }
    }

    /** Uses {@code program}, which obeys {@code stop}. */
    public Generator(Words words, CausalProgram program, StopSignal stop, Limits limits) {
        this.words = words;
        this.program = program;
        this.stop = stop;
        this.limits = limits;
        this.caches = new PictureCaches(limits.cacheBytes());
        this.gauge = new CallGauge(program::done);
    }

    /**
     * Answers {@code prompt}; each token is given to {@code onPiece} as soon as it is certain.
     *
     * @throws ModelFailure.ContextOverflow before any work when the answer might not fit
     */
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        Shown shown = new Shown(onPiece);
        return retryingOnce(() -> answer(prompt, decoding, shown.anew()));
    }

    /**
     * Scores each of {@code options} as the whole answer to {@code prompt}, which is read once for all of them.
     *
     * @throws ModelFailure.ContextOverflow before any work when the longest option does not fit
     * @throws CancellationException when stopped
     * @throws IllegalArgumentException when an option is empty
     */
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        List<List<Integer>> ids =
                options.stream().map(words.tokenizer()::encodeWords).toList();
        if (ids.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("an option is empty");
        }
        return retryingOnce(() -> scores(prompt, options, ids));
    }

    /** What the running call does before its first token; asked by any thread. */
    public Optional<CallStage> stage() {
        return gauge.stage();
    }

    /** Pictures that were read and are still remembered. */
    int remembered() {
        return caches.size();
    }

    @Override
    public void close() {
        caches.close();
    }

    /** When memory runs out, whatever was remembered of pictures is let go, and the work begins anew, once. */
    private <T> T retryingOnce(InferenceThread.Work<T> work) throws ModelFailure {
        try {
            return work.run();
        } catch (ModelFailure.OutOfMemory first) {
            caches.clear();
            program.releaseUnused();
            return work.run();
        }
    }

    private Completion answer(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        CallClock clock = new CallClock();
        boolean published = decoding.beams() == Decoding.PUBLISHED;
        int room = published && limits.publishedTokens() > 0
                ? Math.min(decoding.maxNewTokens(), limits.publishedTokens())
                : decoding.maxNewTokens();
        PromptFrame.Framed framed = framed(prompt, room);
        AnswerSoFar answer = new AnswerSoFar(words.tokenizer().pieces(), limits.endIds(), onPiece);
        Completion.Finish finish = Completion.Finish.CANCELLED;
        try (Reading reading = new Reading(prompt, framed)) {
            if (reading.read(clock)) {
                int beams = published ? limits.publishedBeams() : decoding.beams();
                finish =
                        beams == 1 ? decode(reading, room, answer, clock) : search(reading, beams, room, answer, clock);
                reading.done();
            }
        }
        answer.end();
        return new Completion(
                answer.pieces, answer.ids, finish, clock.timings(framed.ids().size()), framed.rendered());
    }

    private Completion.Finish decode(Reading reading, int maxNewTokens, AnswerSoFar answer, CallClock clock)
            throws ModelFailure {
        int id = reading.cache.choose();
        clock.firstToken();
        while (true) {
            if (stop.isRaised()) {
                return Completion.Finish.CANCELLED;
            }
            answer.take(id);
            if (limits.endIds.contains(id)) {
                return Completion.Finish.STOP;
            }
            if (answer.ids.size() == maxNewTokens) {
                return Completion.Finish.LENGTH;
            }
            int past = reading.length + answer.ids.size() - 1;
            reading.cache.reserve(past + 1, past);
            OptionalInt next = reading.cache.step(id, past);
            if (next.isEmpty()) {
                return Completion.Finish.CANCELLED;
            }
            id = next.getAsInt();
        }
    }

    private Completion.Finish search(Reading reading, int beams, int maxNewTokens, AnswerSoFar answer, CallClock clock)
            throws ModelFailure {
        BeamSearch search = new BeamSearch(reading.cache, stop, beams, limits.lengthPenalty(), limits.endIds);
        List<BeamSearch.Hypothesis> best = search.search(reading.length, maxNewTokens, id -> {
            clock.firstToken();
            answer.take(id);
        });
        clock.firstToken();
        List<Integer> ids = best.getFirst().ids();
        ids.subList(answer.ids.size(), ids.size()).forEach(answer::take);
        if (stop.isRaised()) {
            return Completion.Finish.CANCELLED;
        }
        return limits.endIds.contains(ids.getLast()) ? Completion.Finish.STOP : Completion.Finish.LENGTH;
    }

    private List<OptionScore> scores(Prompt prompt, List<String> options, List<List<Integer>> ids) throws ModelFailure {
        int longest = ids.stream().mapToInt(List::size).max().orElse(1);
        PromptFrame.Framed framed = framed(prompt, longest);
        List<OptionScore> scores = new ArrayList<>();
        try (Reading reading = new Reading(prompt, framed)) {
            if (!reading.read(new CallClock())) {
                throw new CancellationException("scoring was stopped");
            }
            reading.cache.reserve(reading.length + longest, reading.length);
            for (int i = 0; i < options.size(); i++) {
                double[] logProbabilities = reading.cache.score(ids.get(i), reading.length);
                if (logProbabilities.length == 0 || stop.isRaised()) {
                    throw new CancellationException("scoring was stopped");
                }
                double sum = Arrays.stream(logProbabilities).sum();
                scores.add(new OptionScore(options.get(i), sum, sum / logProbabilities.length));
            }
            reading.done();
        }
        return scores;
    }

    private PromptFrame.Framed framed(Prompt prompt, int newTokens) throws ModelFailure {
        PromptFrame.Framed framed = words.frame().frame(prompt);
        int needed = framed.ids().size() + newTokens;
        int available = limits.contextTokens.applyAsInt(prompt.images().size());
        if (needed > available) {
            throw new ModelFailure.ContextOverflow("The question with its pictures and earlier turns takes "
                    + framed.ids().size() + " tokens, and the answer may take " + newTokens + ": together " + needed
                    + ", but the model has room for " + available
                    + ". Ask in fewer words, begin a new conversation, or allow a shorter answer.");
        }
        return framed;
    }

    /** One prompt in the cache of its pictures. Whatever breaks it off, a cache that is not whole is not used again. */
    private final class Reading implements AutoCloseable {
        private final PromptFrame.Framed framed;
        private final List<RgbImage> pictures;
        private final PictureKey key;
        private final PromptCache cache;
        private final boolean known;
        private final int length;
        private boolean picturesRead;
        private boolean done;

        Reading(Prompt prompt, PromptFrame.Framed framed) {
            this.framed = framed;
            length = framed.ids().size();
            pictures = prompt.images();
            key = PictureKey.of(pictures);
            Optional<PromptCache> remembered = pictures.isEmpty() ? Optional.empty() : caches.find(key);
            known = remembered.isPresent();
            cache = remembered.orElseGet(program::newCache);
            picturesRead = known;
        }

        /** Brings the whole prompt into the cache; false when stopped. */
        boolean read(CallClock clock) throws ModelFailure {
            int prefix = framed.picturePrefix();
            clock.imageReused(known);
            cache.reserve(length + 1, known ? prefix : 0);
            if (!picturesRead && !pictures.isEmpty()) {
                gauge.looking();
                clock.visionBegins();
                boolean seen = program.look(
                        pictures.stream().map(words.preprocessing()::pixels).toList());
                clock.visionEnds();
                gauge.reading(0, prefix, length);
                if (!seen || !cache.read(framed.ids().subList(0, prefix), 0, true)) {
                    return false;
                }
                picturesRead = true;
            }
            gauge.reading(prefix, length, length);
            boolean whole = cache.read(framed.ids().subList(prefix, length), prefix, false);
            gauge.over();
            clock.prefillEnds();
            return whole;
        }

        /** The answer came to its end without a failure. */
        void done() {
            done = true;
        }

        @Override
        public void close() throws ModelFailure {
            gauge.over();
            boolean keep = picturesRead && !pictures.isEmpty() && (done || stop.isRaised());
            if (keep) {
                caches.keep(key, cache, framed.picturePrefix());
            } else if (known) {
                caches.drop(key);
            } else {
                cache.close();
            }
        }
    }

    /** Pieces that went out before memory ran out do not go out again: a second try gives the same ones. */
    private static final class Shown {
        private final Consumer<TokenPiece> onPiece;
        private int pieces;

        Shown(Consumer<TokenPiece> onPiece) {
            this.onPiece = onPiece;
        }

        /** For one more try, from its first piece on. */
        Consumer<TokenPiece> anew() {
            int already = pieces;
            int[] seen = {0};
            return piece -> {
                if (seen[0]++ >= already) {
                    pieces++;
                    onPiece.accept(piece);
                }
            };
        }
    }
}
