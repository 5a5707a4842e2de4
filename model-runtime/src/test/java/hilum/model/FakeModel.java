package hilum.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A model whose answers are given as text: one token for each word or {@code <|marker|>}. It keeps every promise of
 * {@link VisionLanguageModel}, so that other rooms can test against it.
 */
public final class FakeModel implements VisionLanguageModel {
    private static final Pattern TOKEN = Pattern.compile("<\\|[^|]*\\|>|\\s*[^\\s<]+|\\s*<|\\s+");
    private static final int IMAGE_TOKENS = 64;
    private static final int STOP_ID = 0;

    private final Function<Prompt, String> answers;
    private final int contextTokens;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean closed;

    /** Answers with what {@code answers} says; the context is 2,048 tokens. */
    public FakeModel(Function<Prompt, String> answers) {
        this(answers, 2048);
    }

    public FakeModel(Function<Prompt, String> answers, int contextTokens) {
        this.answers = answers;
        this.contextTokens = contextTokens;
    }

    /** Repeats the instruction over and over, so that it never ends by itself within a context. */
    public static FakeModel rambling() {
        return new FakeModel(prompt -> (prompt.instruction() + " ").repeat(2048));
    }

    @Override
    public ModelDescription description() {
        return new ModelDescription(
                "Fake model",
                "0".repeat(64),
                "CPU",
                "fp32",
                1024,
                true,
                new ModelDescription.Abilities("Fake", 2, true),
                "a fake");
    }

    @Override
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        turn.lock();
        try {
            return answer(prompt, decoding.maxNewTokens(), onPiece);
        } finally {
            turn.unlock();
        }
    }

    private Completion answer(Prompt prompt, int maxNewTokens, Consumer<TokenPiece> onPiece) throws ModelFailure {
        int promptTokens = promptTokens(prompt);
        List<TokenPiece> pieces = new ArrayList<>();
        Completion.Finish finish = Completion.Finish.STOP;
        for (TokenPiece piece : tokens(answers.apply(prompt))) {
            if (Thread.interrupted()) {
                finish = Completion.Finish.CANCELLED;
                break;
            }
            if (pieces.size() == maxNewTokens) {
                finish = Completion.Finish.LENGTH;
                break;
            }
            pieces.add(piece);
            onPiece.accept(piece);
        }
        List<Integer> ids = new ArrayList<>(pieces.stream().map(TokenPiece::id).toList());
        if (finish == Completion.Finish.STOP) {
            ids.add(STOP_ID);
        }
        return new Completion(
                pieces, ids, finish, new Completion.Timings(0, 0, 0, 0, promptTokens, false), prompt.instruction());
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        promptTokens(prompt);
        if (options.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("an option is empty");
        }
        if (Thread.interrupted()) {
            throw new CancellationException("scoring was stopped");
        }
        return options.stream().map(option -> score(prompt, option)).toList();
    }

    private static OptionScore score(Prompt prompt, String option) {
        int count = Math.max(1, tokens(option).size());
        double mean = -1 - Math.floorMod((prompt.instruction() + option).hashCode(), 1000) / 1000.0;
        return new OptionScore(option, mean * count, mean);
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    private int promptTokens(Prompt prompt) throws ModelFailure {
        int count = IMAGE_TOKENS * prompt.images().size()
                + tokens(prompt.instruction()).size();
        for (Prompt.Turn earlier : prompt.earlier()) {
            count += tokens(earlier.instruction()).size()
                    + tokens(earlier.answer()).size();
        }
        if (count > contextTokens) {
            throw new ModelFailure.ContextOverflow(
                    "The question takes " + count + " tokens, the model has room for " + contextTokens + ".");
        }
        return count;
    }

    private static List<TokenPiece> tokens(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(FakeModel::piece)
                .toList();
    }

    private static TokenPiece piece(String text) {
        return new TokenPiece(1 + Math.floorMod(text.hashCode(), 50_000), text, text.startsWith("<|"));
    }
}
