package hilum.assistant;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Completion.Finish;
import hilum.model.Completion.Timings;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A model that says what it is told to say; deterministic, obeys interruption, and can stop in the middle until it is released. */
public final class ScriptedModel implements VisionLanguageModel {
    private final Map<String, String> answers = new HashMap<>();
    private final List<Prompt> asked = Collections.synchronizedList(new ArrayList<>());
    private final ModelDescription description;
    private volatile int holdAfter = Integer.MAX_VALUE;
    private volatile int dieAfter = Integer.MAX_VALUE;
    private volatile boolean deaf;
    private volatile CallStage waitsIn;
    private volatile CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    public ScriptedModel(boolean wiringOnly) {
        this(wiringOnly, new ModelDescription.Abilities("CheXagent-2", 2, true));
    }

    public ScriptedModel(boolean wiringOnly, ModelDescription.Abilities abilities) {
        description = new ModelDescription(
                wiringOnly ? "Random weights" : "CheXagent-2-3b",
                "ab12".repeat(16),
                "CPU",
                "fp32",
                1 << 20,
                wiringOnly,
                abilities,
                "a script");
    }

    /** Words, spaces and tags of {@code answer} become tokens; tags in angle brackets with bars are markers. */
    public ScriptedModel says(String instruction, String answer) {
        answers.put(instruction, answer);
        return this;
    }

    /** Waits after that many tokens of every answer until {@link #release} or an interrupt. */
    public ScriptedModel holdsAfter(int tokens) {
        holdAfter = tokens;
        release = new CountDownLatch(1);
        return this;
    }

    public ScriptedModel diesAfter(int tokens) {
        dieAfter = tokens;
        return this;
    }

    /** Does not notice an interrupt while it waits. */
    public ScriptedModel deaf() {
        deaf = true;
        return this;
    }

    public void release() {
        holdAfter = Integer.MAX_VALUE;
        release.countDown();
    }

    public List<Prompt> asked() {
        return List.copyOf(asked);
    }

    public static List<TokenPiece> pieces(String answer) {
        List<TokenPiece> pieces = new ArrayList<>();
        for (String part : answer.split("(?=<\\|)|(?<=\\|>)|(?= )|(?<=\\n)")) {
            boolean marker = part.matches("<\\|/?(ref|box|quad)\\|>");
            pieces.add(new TokenPiece(marker ? 50_300 : part.hashCode() & 0x7FFF, part, marker));
        }
        return pieces;
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    /** Waits before the first token of every answer, in this stage, until {@link #release} or an interrupt. */
    public ScriptedModel waitsIn(CallStage stage) {
        waitsIn = stage;
        return holdsAfter(0);
    }

    @Override
    public Completion generate(
            Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece, Consumer<CallStage> onStage)
            throws ModelFailure {
        if (waitsIn != null) {
            onStage.accept(waitsIn);
        }
        return generate(prompt, decoding, onPiece);
    }

    @Override
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        asked.add(prompt);
        calls.incrementAndGet();
        List<TokenPiece> said = new ArrayList<>();
        Finish finish = Finish.STOP;
        for (TokenPiece piece : pieces(answers.getOrDefault(prompt.instruction(), "I was not told what to say."))) {
            if (said.size() == dieAfter) {
                throw new ModelFailure.WorkerDied("the worker ended with signal 9");
            }
            if (said.size() == holdAfter && !waited()) {
                finish = Finish.CANCELLED;
                break;
            }
            if (Thread.interrupted()) {
                finish = Finish.CANCELLED;
                break;
            }
            said.add(piece);
            onPiece.accept(piece);
        }
        List<Integer> ids = new ArrayList<>(said.stream().map(TokenPiece::id).toList());
        if (finish == Finish.STOP) {
            ids.add(50_256);
        }
        boolean reused = calls.get() > 1;
        Timings timings = new Timings(reused ? 0 : 210, 90, 320, 1_140, 1_060, reused);
        return new Completion(said, ids, finish, timings, "<|user|>\n" + prompt.instruction());
    }

    private boolean waited() {
        while (true) {
            try {
                release.await();
                return true;
            } catch (InterruptedException e) {
                if (!deaf) {
                    return false;
                }
            }
        }
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) {
        List<OptionScore> scores = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            double mean = i == 1 ? -0.19 : -1.77;
            scores.add(new OptionScore(options.get(i), mean * 2, mean));
        }
        return scores;
    }

    @Override
    public void close() {
        release.countDown();
    }
}
