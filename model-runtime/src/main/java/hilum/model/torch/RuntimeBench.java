package hilum.model.torch;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.decode.InferenceThread;
import hilum.model.device.ProcessMemory;
import hilum.model.text.Tokenizer;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.StoredTensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures one checkpoint in this process: how long it loads, what it takes, how fast it reads and answers, and how near that comes to
 * what the machine can do at best, all in one run. Use it in a process of its own: memory counts for the whole process.
 */
public final class RuntimeBench {
    private static final int PROMPT_TOKENS = 1100;
    private static final int QUESTION_TOKENS = 30;
    private static final String WORD = " effusion";

    private final Checkpoint checkpoint;
    private final RunSettings settings;
    private final int tokens;
    private final Consumer<String> progress;
    private final InferenceThread.Work<ProcessorProbe.Peaks> machine;

    /**
     * @param tokens of each answer, 2 or more
     * @param progress hears what is being measured
     */
    public RuntimeBench(Checkpoint checkpoint, RunSettings settings, int tokens, Consumer<String> progress) {
        this(checkpoint, settings, tokens, progress, RuntimeBench::probe);
    }

    RuntimeBench(
            Checkpoint checkpoint,
            RunSettings settings,
            int tokens,
            Consumer<String> progress,
            InferenceThread.Work<ProcessorProbe.Peaks> machine) {
        this.machine = machine;
        this.checkpoint = checkpoint;
        this.settings = settings;
        this.tokens = Math.max(2, tokens);
        this.progress = progress;
    }

    /**
     * What was measured. Shares are of this machine's own best, measured in the same run; 0 where it has no meaning (on a card).
     *
     * @param threads of one operation on the processor
     * @param loadSeconds from the verified folder to the first question, digest included
     * @param weightBytes of all weights in the precision in use
     * @param mappedBytes of files that stay mapped, since weights lie in them
     * @param prefillTokens tokens of the text that prefill was measured with
     * @param decodeBytesPerToken weights that one token reads
     * @param first answer about a new picture
     * @param second another question about the same picture
     */
    public record Report(
            ModelDescription model,
            int threads,
            double loadSeconds,
            long weightBytes,
            long mappedBytes,
            ProcessMemory loaded,
            ProcessMemory ended,
            int prefillTokens,
            double prefillTokensPerSecond,
            double prefillFlops,
            double decodeTokensPerSecond,
            long decodeBytesPerToken,
            Completion.Timings first,
            Completion.Timings second,
            double matmulPeakFlops,
            double readBytesPerSecond) {
        /** Floating point operations of prefill a second over the best matrix product. */
        public double prefillShare() {
            return matmulPeakFlops == 0 ? 0 : prefillTokensPerSecond * prefillFlops / matmulPeakFlops;
        }

        /** Weight bytes of decoding a second over the best pass over memory. */
        public double decodeShare() {
            return readBytesPerSecond == 0 ? 0 : decodeTokensPerSecond * decodeBytesPerToken / readBytesPerSecond;
        }

        /** Time to the first token of the second question over that of the first. */
        public double secondQuestionRatio() {
            return second.firstTokenMs() / (double) Math.max(1, first.firstTokenMs());
        }
    }

    /**
     * Runs everything once; minutes for a checkpoint of published size.
     *
     * @throws ModelFailure when the checkpoint cannot be loaded or does not answer
     */
    public Report run() throws ModelFailure {
        NativeSetup.fromSystemProperties().start();
        // Before and after the model: the better of both is the machine's best.
        ProcessorProbe.Peaks peaks = peaks();
        ProcessMemory.forgetPeak();
        progress.accept("loading");
        long began = System.nanoTime();
        try (TorchModel model = TorchModel.open(checkpoint, settings, f -> {})) {
            double loadSeconds = (System.nanoTime() - began) / 1e9;
            ProcessMemory loaded = ProcessMemory.now();
            progress.accept("a question about a new picture");
            RgbImage picture = picture();
            Completion first = model.generate(
                    Prompt.of(List.of(picture), text(model, QUESTION_TOKENS)), Decoding.greedy(tokens), piece -> {});
            progress.accept("another question about it");
            Completion second = model.generate(
                    Prompt.of(List.of(picture), "And" + text(model, QUESTION_TOKENS - 1)),
                    Decoding.greedy(tokens),
                    piece -> {});
            progress.accept("reading " + PROMPT_TOKENS + " tokens");
            Completion text = longText(model);
            ProcessMemory ended = ProcessMemory.now();
            ProcessorProbe.Peaks best =
                    model.plan().onProcessor() ? peaks.orBetter(peaks()) : ProcessorProbe.Peaks.NONE;
            int promptTokens = text.timings().promptTokens();
            return new Report(
                    model.description(),
                    threads(),
                    loadSeconds,
                    model.description().residentBytes(),
                    model.mappedBytes(),
                    loaded,
                    ended,
                    promptTokens,
                    promptTokens * 1000.0 / Math.max(1, text.timings().prefillMs()),
                    flopsPerToken(model.family(), promptTokens),
                    Math.max(decodeSpeed(first), decodeSpeed(second)),
                    decodeBytes(model),
                    first.timings(),
                    second.timings(),
                    best.matmulFlops(),
                    best.readBytes());
        }
    }

    private ProcessorProbe.Peaks peaks() throws ModelFailure {
        progress.accept("what this machine can do");
        return machine.run();
    }

    private static ProcessorProbe.Peaks probe() throws ModelFailure {
        try (ProcessorProbe probe = new ProcessorProbe()) {
            return probe.peaks();
        }
    }

    private Completion longText(TorchModel model) throws ModelFailure {
        int room = checkpoint.config().contextTokens(0) - 64;
        String words = text(model, Math.min(PROMPT_TOKENS, room));
        return model.generate(Prompt.of(List.of(), words), Decoding.greedy(1), piece -> {});
    }

    /** Words of so many tokens, or a few more. */
    private static String text(TorchModel model, int tokens) {
        Tokenizer tokenizer = model.family().words().tokenizer();
        int each = tokenizer.encodeWords(WORD.repeat(2)).size()
                - tokenizer.encodeWords(WORD).size();
        return WORD.repeat(Math.max(1, tokens / Math.max(1, each)));
    }

    private static double decodeSpeed(Completion completion) {
        Completion.Timings t = completion.timings();
        return (completion.ids().size() - 1) * 1000.0 / Math.max(1, t.totalMs() - t.firstTokenMs());
    }

    /** Multiplications and additions for one token of a text of so many: all matrices but the output layer, and causal attention. */
    private double flopsPerToken(Family family, int promptTokens) {
        double weights = decoderMatrices(family)
                .filter(t -> t.shape().getFirst() != checkpoint.config().vocabulary())
                .mapToLong(RuntimeBench::weights)
                .sum();
        Map<String, Object> numbers = family.decoder().numbers();
        double served = number(numbers, "heads") / number(numbers, "key_heads");
        double attention = family.shape().numbers() * served * promptTokens / 2;
        return 2 * (weights + attention);
    }

    private static double number(Map<String, Object> numbers, String name) {
        return numbers.get(name) instanceof Integer n ? n : 1;
    }

    private long decodeBytes(TorchModel model) {
        return decoderMatrices(model.family()).mapToLong(RuntimeBench::weights).sum()
                * model.plan().precision().bytesPerWeight();
    }

    private Stream<StoredTensor> decoderMatrices(Family family) {
        return family.decoder().order().entries().stream()
                .filter(entry -> entry.use() == WeightOrder.Use.MATRIX)
                .flatMap(entry -> entry.names().stream())
                .map(checkpoint.tensors()::get);
    }

    private static long weights(StoredTensor tensor) {
        return tensor.bytes() / tensor.dtype().bytes();
    }

    private static int threads() {
        return Integer.getInteger(
                "ai.djl.pytorch.num_threads", Runtime.getRuntime().availableProcessors());
    }

    /** Soft noise of the usual size of a film after decoding; what it shows has no influence on times. */
    private static RgbImage picture() {
        int side = 1024;
        byte[] grey = new byte[side * side];
        Random random = new Random(1);
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (64 + (i / side) / 8 + random.nextInt(16));
        }
        return RgbImage.ofGrey(side, side, grey);
    }
}
