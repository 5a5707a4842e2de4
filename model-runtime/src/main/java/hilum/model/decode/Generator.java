package hilum.model.decode;

import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import hilum.model.text.ChatFrame;
import hilum.model.text.PieceStream;
import hilum.model.text.Tokenizer;
import hilum.model.vision.Preprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Answers prompts greedily and scores options. Used by one thread.
 *
 * <p>The pictures' part of a prompt is always read on its own, so an answer is the same to the last bit whether that part was computed
 * now or is still in the cache from an earlier question about the same pictures.
 */
public final class Generator {
    private final Tokenizer tokenizer;
    private final ChatFrame frame;
    private final Preprocessing preprocessing;
    private final CausalProgram program;
    private final StopSignal stop;
    private final Limits limits;
    private PictureKey read = PictureKey.NONE;

    /**
     * Where answers end.
     *
     * @param endIds ids that end an answer
     * @param contextTokens positions that a prompt with so many pictures and its answer may take
     */
    public record Limits(Set<Integer> endIds, IntUnaryOperator contextTokens) {
        public Limits {
            endIds = Set.copyOf(endIds);
        }
    }

    /** Uses {@code program}, which obeys {@code stop}. */
    public Generator(
            Tokenizer tokenizer,
            ChatFrame frame,
            Preprocessing preprocessing,
            CausalProgram program,
            StopSignal stop,
            Limits limits) {
        this.tokenizer = tokenizer;
        this.frame = frame;
        this.preprocessing = preprocessing;
        this.program = program;
        this.stop = stop;
        this.limits = limits;
    }

    /**
     * Answers {@code prompt} with at most {@code maxNewTokens} tokens, each given to {@code onPiece} as it comes.
     *
     * @throws ModelFailure.ContextOverflow before any work when the answer might not fit
     */
    public Completion generate(Prompt prompt, int maxNewTokens, Consumer<TokenPiece> onPiece) throws ModelFailure {
        if (maxNewTokens < 1) {
            throw new IllegalArgumentException("no tokens allowed: " + maxNewTokens);
        }
        Clock clock = new Clock();
        ChatFrame.Framed framed = framed(prompt, maxNewTokens);
        Answer answer = new Answer(onPiece);
        Completion.Finish finish = Completion.Finish.CANCELLED;
        if (readPrompt(prompt, framed, maxNewTokens, clock)) {
            finish = decode(framed.ids().size(), maxNewTokens, answer, clock);
        }
        return new Completion(
                answer.pieces, answer.ids, finish, clock.timings(framed.ids().size()), framed.rendered());
    }

    private Completion.Finish decode(int promptTokens, int maxNewTokens, Answer answer, Clock clock)
            throws ModelFailure {
        int id = program.choose();
        clock.firstToken();
        while (true) {
            if (stop.isRaised()) {
                return Completion.Finish.CANCELLED;
            }
            answer.ids.add(id);
            if (limits.endIds.contains(id)) {
                return Completion.Finish.STOP;
            }
            answer.show(id);
            if (answer.ids.size() == maxNewTokens) {
                return Completion.Finish.LENGTH;
            }
            OptionalInt next = program.step(id, promptTokens + answer.ids.size() - 1);
            if (next.isEmpty()) {
                return Completion.Finish.CANCELLED;
            }
            id = next.getAsInt();
        }
    }

    /**
     * Scores each of {@code options} as the whole answer to {@code prompt}, which is read once for all of them.
     *
     * @throws ModelFailure.ContextOverflow before any work when the longest option does not fit
     * @throws CancellationException when stopped
     * @throws IllegalArgumentException when an option is empty
     */
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        List<List<Integer>> ids = options.stream().map(tokenizer::encodeWords).toList();
        if (ids.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("an option is empty");
        }
        int longest = ids.stream().mapToInt(List::size).max().orElse(1);
        ChatFrame.Framed framed = framed(prompt, longest);
        if (!readPrompt(prompt, framed, longest, new Clock())) {
            throw new CancellationException("scoring was stopped");
        }
        List<OptionScore> scores = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            double[] logProbabilities = program.score(ids.get(i), framed.ids().size());
            if (logProbabilities.length == 0 || stop.isRaised()) {
                throw new CancellationException("scoring was stopped");
            }
            double sum = Arrays.stream(logProbabilities).sum();
            scores.add(new OptionScore(options.get(i), sum, sum / logProbabilities.length));
        }
        return scores;
    }

    private ChatFrame.Framed framed(Prompt prompt, int newTokens) throws ModelFailure {
        ChatFrame.Framed framed = frame.frame(prompt);
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

    /** Brings the whole prompt into the program's cache; false when stopped. */
    private boolean readPrompt(Prompt prompt, ChatFrame.Framed framed, int newTokens, Clock clock) throws ModelFailure {
        List<RgbImage> squares =
                prompt.images().stream().map(preprocessing::square).toList();
        PictureKey key = PictureKey.of(squares);
        clock.imageReused = !squares.isEmpty() && key.equals(read);
        int prefix = framed.picturePrefix();
        PictureKey before = read;
        read = PictureKey.NONE; // until this call has succeeded, the cache is not to be trusted
        program.reserve(framed.ids().size() + newTokens, clock.imageReused ? prefix : 0);
        if (!clock.imageReused && !squares.isEmpty()) {
            List<float[]> pixels = squares.stream().map(preprocessing::pixels).toList();
            clock.visionBegins();
            boolean seen = program.look(pixels);
            clock.visionEnds();
            if (!seen || !program.read(framed.ids().subList(0, prefix), 0, true)) {
                return false;
            }
        }
        read = clock.imageReused ? before : key;
        boolean done = program.read(framed.ids().subList(prefix, framed.ids().size()), prefix, false);
        clock.prefillEnds();
        return done;
    }

    /** What has been generated. */
    private final class Answer {
        private final List<Integer> ids = new ArrayList<>();
        private final List<TokenPiece> pieces = new ArrayList<>();
        private final PieceStream stream = new PieceStream(tokenizer);
        private final Consumer<TokenPiece> onPiece;

        Answer(Consumer<TokenPiece> onPiece) {
            this.onPiece = onPiece;
        }

        void show(int id) {
            TokenPiece piece = stream.next(id);
            pieces.add(piece);
            onPiece.accept(piece);
        }
    }

    /** Times of one call in nanoseconds. */
    private static final class Clock {
        private static final long NANOS_PER_MS = 1_000_000;

        private final long start = System.nanoTime();
        private long vision;
        private long prefill;
        private long first;
        private boolean imageReused;

        void visionBegins() {
            vision = -System.nanoTime();
        }

        void visionEnds() {
            vision += System.nanoTime();
        }

        void prefillEnds() {
            prefill = System.nanoTime() - start - vision;
        }

        void firstToken() {
            first = System.nanoTime() - start;
        }

        Completion.Timings timings(int promptTokens) {
            return new Completion.Timings(
                    vision / NANOS_PER_MS,
                    prefill / NANOS_PER_MS,
                    first / NANOS_PER_MS,
                    (System.nanoTime() - start) / NANOS_PER_MS,
                    promptTokens,
                    imageReused);
        }
    }
}
