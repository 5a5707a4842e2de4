package hilum.model.torch;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.LoadPhase;
import hilum.model.LoadProgress;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RunSettings;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import hilum.model.decode.Generator;
import hilum.model.decode.InferenceThread;
import hilum.model.device.MemoryNeed;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.weights.ModelConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * A checkpoint of any family running in this process, with no Python.
 *
 * <p>Safe for all threads; one computation runs at a time on the runtime's own thread. A fault in native code ends the process: the
 * workstation therefore runs this class in a child process.
 */
public final class TorchModel implements VisionLanguageModel {
    /** Share of the loading time that reading all bytes for the digest takes. */
    private static final double DIGEST_SHARE = 0.3;

    private final InferenceThread thread;
    private final NativeResources resources;
    private final Family family;
    private final RunPlan plan;
    private final Generator generator;
    private final ModelDescription description;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TorchModel(
            InferenceThread thread,
            NativeResources resources,
            Family family,
            RunPlan plan,
            Generator generator,
            ModelDescription description) {
        this.thread = thread;
        this.resources = resources;
        this.family = family;
        this.plan = plan;
        this.generator = generator;
        this.description = description;
    }

    /** What is wrong with the snapshot in {@code folder}, its tokenizer included, one sentence each. Loads nothing. */
    public static List<String> problems(Path folder) {
        return new SnapshotCheck(DigestCache.none()).quick(folder).problems();
    }

    /**
     * Loads a verified snapshot. Blocks for seconds to minutes. Starts the native library as the system properties of
     * {@link NativeSetup} say, unless that has happened already.
     *
     * @throws ModelFailure.NativeLibraryMissing when libtorch cannot be started on this machine
     * @throws ModelFailure.OutOfMemory when the memory does not suffice
     * @throws ModelFailure.BadCheckpoint when a file changed or cannot be read
     */
    public static VisionLanguageModel load(Checkpoint checkpoint, RunSettings settings, LoadProgress progress)
            throws ModelFailure {
        return open(checkpoint, settings, progress);
    }

    static TorchModel open(Checkpoint checkpoint, RunSettings settings, LoadProgress progress) throws ModelFailure {
        progress.begins(LoadPhase.CHECKING);
        NativeSetup setup = NativeSetup.fromSystemProperties();
        Machine machine = Machine.look(setup, settings);
        RunPlan plan = RunPlan.choose(checkpoint, settings, machine);
        Family family = Family.of(checkpoint, plan, settings);
        List<String> failed = TokenizerSelfTest.run(family.words().tokenizer()).problems();
        if (!failed.isEmpty()) {
            throw new ModelFailure.BadCheckpoint(String.join(" ", failed));
        }
        setup.start();
        progress.begins(LoadPhase.DIGESTING);
        String sha256 = checkpoint.sha256(f -> progress.accept(DIGEST_SHARE * f));
        NativeState state = new NativeState();
        InferenceThread thread = new InferenceThread(state);
        boolean loaded = false;
        try {
            progress.begins(LoadPhase.PLACING);
            DoubleConsumer rest = f -> progress.accept(DIGEST_SHARE + (1 - DIGEST_SHARE) * f);
            NativeResources resources = thread.call(() -> NativeResources.load(checkpoint, family, plan, state, rest));
            loaded = true;
            progress.accept(1);
            return new TorchModel(
                    thread,
                    resources,
                    family,
                    plan,
                    new Generator(family.words(), resources.program(), state, limits(checkpoint.config(), plan)),
                    describe(checkpoint, plan, sha256));
        } finally {
            if (!loaded) {
                thread.close();
                state.close();
            }
        }
    }

    static Generator.Limits limits(ModelConfig config, RunPlan plan) {
        ModelConfig.PublishedDecoding published = config.publishedDecoding();
        return new Generator.Limits(
                config.endIds(),
                config::contextTokens,
                published.beams(),
                published.lengthPenalty(),
                published.maxNewTokens(),
                plan.cacheBytes());
    }

    private static ModelDescription describe(Checkpoint checkpoint, RunPlan plan, String sha256) {
        return new ModelDescription(
                checkpoint.name(),
                sha256,
                plan.place().name(),
                plan.precision().label(),
                weightBytes(checkpoint, plan),
                checkpoint.wiringOnly(),
                checkpoint.config().abilities(),
                plan.reason());
    }

    private static long weightBytes(Checkpoint checkpoint, RunPlan plan) {
        Needs needs = Needs.of(checkpoint);
        MemoryNeed need = plan.onProcessor() ? needs.onProcessor(plan.precision()) : needs.onCard(plan.precision());
        return need.weightBytes() + need.mappedBytes();
    }

    Family family() {
        return family;
    }

    RunPlan plan() {
        return plan;
    }

    long mappedBytes() {
        return resources.mappedBytes();
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        return thread.call(() -> generator.generate(prompt, decoding, onPiece));
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        return thread.call(() -> generator.score(prompt, options));
    }

    @Override
    public Optional<CallStage> stage() {
        return generator.stage();
    }

    /** Waits for a running computation, then frees everything. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                thread.call(() -> {
                    generator.close();
                    resources.close();
                    return true;
                });
            } catch (ModelFailure e) {
                throw new IllegalStateException("closing computes nothing", e);
            } finally {
                thread.close();
            }
        }
    }
}
