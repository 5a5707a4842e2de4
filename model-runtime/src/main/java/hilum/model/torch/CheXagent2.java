package hilum.model.torch;

import hilum.model.Completion;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import hilum.model.decode.Generator;
import hilum.model.decode.InferenceThread;
import hilum.model.text.ChatFrame;
import hilum.model.text.Tokenizer;
import hilum.model.text.TokenizerFiles;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.vision.Preprocessing;
import hilum.model.weights.CheXagent2Config;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.weights.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * A CheXagent-2 checkpoint running in this process, on the processor, with no Python.
 *
 * <p>Safe for all threads; one computation runs at a time on the runtime's own thread. A fault in native code ends the process: the
 * workstation therefore runs this class in a child process.
 */
public final class CheXagent2 implements VisionLanguageModel {
    /** Share of the loading time that reading all bytes for the digest takes. */
    private static final double DIGEST_SHARE = 0.3;

    /** Weights are kept in float32 when they take no more than this part of the machine's memory. */
    private static final int MEMORY_PARTS = 3;

    private final InferenceThread thread;
    private final NativeResources resources;
    private final Generator generator;
    private final ModelDescription description;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CheXagent2(
            InferenceThread thread, NativeResources resources, Generator generator, ModelDescription description) {
        this.thread = thread;
        this.resources = resources;
        this.generator = generator;
        this.description = description;
    }

    /** What is wrong with the snapshot in {@code folder}, its tokenizer included, one sentence each. Loads nothing. */
    public static List<String> problems(Path folder) {
        return new SnapshotCheck(DigestCache.none()).quick(folder).problems();
    }

    /** Loads in the precision that suits this machine's memory; see {@link #load(Checkpoint, Precision, DoubleConsumer)}. */
    public static VisionLanguageModel load(Checkpoint checkpoint, DoubleConsumer progress) throws ModelFailure {
        return load(checkpoint, suitablePrecision(checkpoint.weightCount(), Memory.totalBytes()), progress);
    }

    /**
     * Loads a verified snapshot. Blocks for seconds to minutes. Starts the native library as the system properties of
     * {@link NativeSetup} say, unless that has happened already.
     *
     * @param progress hears 0..1, never two calls at once
     * @throws ModelFailure.NativeLibraryMissing when libtorch cannot be started on this machine
     * @throws ModelFailure.OutOfMemory when the memory does not suffice
     * @throws ModelFailure.BadCheckpoint when a file changed or cannot be read
     */
    public static VisionLanguageModel load(Checkpoint checkpoint, Precision precision, DoubleConsumer progress)
            throws ModelFailure {
        Tokenizer tokenizer = tokenizer(checkpoint);
        List<String> failed = TokenizerSelfTest.run(tokenizer).problems();
        if (!failed.isEmpty()) {
            throw new ModelFailure.BadCheckpoint(String.join(" ", failed));
        }
        NativeSetup.fromSystemProperties().start();
        String sha256 = checkpoint.sha256(f -> progress.accept(DIGEST_SHARE * f));
        ChatFrame frame = frame(checkpoint.config(), tokenizer);
        NativeStop stop = new NativeStop();
        InferenceThread thread = new InferenceThread(stop);
        boolean loaded = false;
        try {
            DoubleConsumer rest = f -> progress.accept(DIGEST_SHARE + (1 - DIGEST_SHARE) * f);
            NativeResources resources =
                    thread.call(() -> NativeResources.load(checkpoint, precision, frame.slotId(), stop, rest));
            loaded = true;
            progress.accept(1);
            return new CheXagent2(
                    thread,
                    resources,
                    generator(checkpoint.config(), tokenizer, frame, resources.program(), stop),
                    describe(checkpoint, precision, sha256));
        } finally {
            if (!loaded) {
                thread.close();
                stop.close();
            }
        }
    }

    static Precision suitablePrecision(long weights, long memoryBytes) {
        return weights * Precision.FP32.bytesPerWeight() <= memoryBytes / MEMORY_PARTS
                ? Precision.FP32
                : Precision.BF16;
    }

    static Tokenizer tokenizer(Checkpoint checkpoint) throws ModelFailure {
        CheXagent2Config.Decoder decoder = checkpoint.config().decoder();
        Tokenizer tokenizer = TokenizerFiles.read(checkpoint.folder(), endId(decoder));
        if (tokenizer.size() > decoder.vocabulary()) {
            throw new ModelFailure.BadCheckpoint("The tokenizer knows " + tokenizer.size()
                    + " tokens, but the weights only " + decoder.vocabulary() + ".");
        }
        return tokenizer;
    }

    static ChatFrame frame(CheXagent2Config config, Tokenizer tokenizer) {
        return new ChatFrame(tokenizer, config.tower().tokens(), endId(config.decoder()));
    }

    static Preprocessing preprocessing(CheXagent2Config.Tower tower) {
        return new Preprocessing(tower.imagePx(), tower.mean(), tower.std());
    }

    private static Generator generator(
            CheXagent2Config config, Tokenizer tokenizer, ChatFrame frame, CheXagent2Program program, NativeStop stop) {
        return new Generator(
                tokenizer,
                frame,
                preprocessing(config.tower()),
                program,
                stop,
                new Generator.Limits(config.decoder().endIds(), config::contextTokens));
    }

    /** The end-of-text tag that the frame uses; the lowest when several ids end an answer. */
    private static int endId(CheXagent2Config.Decoder decoder) {
        return decoder.endIds().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    private static ModelDescription describe(Checkpoint checkpoint, Precision precision, String sha256) {
        return new ModelDescription(
                checkpoint.name(),
                sha256,
                "CPU",
                precision.label(),
                checkpoint.weightCount() * precision.bytesPerWeight(),
                checkpoint.wiringOnly());
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public Completion generate(Prompt prompt, int maxNewTokens, Consumer<TokenPiece> onPiece) throws ModelFailure {
        return thread.call(() -> generator.generate(prompt, maxNewTokens, onPiece));
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        return thread.call(() -> generator.score(prompt, options));
    }

    /** Waits for a running computation, then frees everything. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                thread.call(() -> {
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
