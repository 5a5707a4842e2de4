package hilum.app;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelState;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Streams a written answer, one token for each permit, and says in its name that it is a replay. */
final class ReplayModel implements ModelSource, VisionLanguageModel {
    private static final ModelDescription DESCRIPTION = new ModelDescription(
            "REPLAY of a written answer",
            "0".repeat(64),
            "CPU",
            "none",
            0,
            false,
            new ModelDescription.Abilities("Replay", 2, true),
            "a written answer");

    private final Consumer<ModelState> states;
    private final Semaphore permits = new Semaphore(0);
    private volatile List<TokenPiece> answer = List.of();
    private volatile boolean endless;

    ReplayModel(Consumer<ModelState> states) {
        this.states = states;
    }

    /** The next answers; words are split at blanks, {@code <|tags|>} become markers. */
    void answers(String text) {
        List<TokenPiece> pieces = new ArrayList<>();
        for (String part : text.split("(?=<\\|)|(?<=\\|>)|(?= )")) {
            pieces.add(new TokenPiece(pieces.size(), part, part.startsWith("<|")));
        }
        answer = pieces;
        endless = false;
        permits.drainPermits();
        permits.release(100_000);
    }

    /** The next answers never end by themselves. */
    void answersForever(String word) {
        answer = List.of(new TokenPiece(1, word, false));
        endless = true;
        permits.drainPermits();
        permits.release(5);
    }

    @Override
    public void load(Optional<Path> folder) {
        states.accept(new ModelState.Ready(DESCRIPTION));
    }

    @Override
    public void reload() {
        load(Optional.empty());
    }

    @Override
    public Optional<VisionLanguageModel> model() {
        return Optional.of(this);
    }

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) {
        List<TokenPiece> said = new ArrayList<>();
        Completion.Finish finish = Completion.Finish.STOP;
        try {
            for (int i = 0; endless || i < answer.size(); i++) {
                permits.acquire();
                TokenPiece piece = answer.get(i % answer.size());
                said.add(piece);
                onPiece.accept(piece);
            }
        } catch (InterruptedException stopped) {
            finish = Completion.Finish.CANCELLED;
        }
        List<Integer> ids = said.stream().map(TokenPiece::id).toList();
        return new Completion(said, ids, finish, new Completion.Timings(0, 0, 1, 2, 1, false), prompt.instruction());
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) {
        return options.stream()
                .map(option -> new OptionScore(option, -option.length(), -1))
                .toList();
    }

    @Override
    public void close() {}
}
