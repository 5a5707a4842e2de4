package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.device.MemoryNeed;
import hilum.model.weights.Precision;
import java.util.List;
import java.util.Optional;

/** In which precision a checkpoint runs on the processor. */
final class ProcessorChoice {
    /** Weights are kept in float32 when they take no more than this part of the machine's memory. */
    private static final int MEMORY_PARTS = 3;

    /** Measured: from about so many rows on, widening first is faster on processors without bfloat16 units. */
    private static final int WIDEN_FROM_ROWS = 16;

    /** From here on a processor counts as having units for bfloat16. Those that have them gain twice and more. */
    private static final double BFLOAT16_UNITS = 1.3;

    /** Pictures that were read take no more than this part of the machine's memory. */
    private static final int PICTURE_PARTS = 8;

    /** Nor more than so many whole contexts: a small model's keys and values of hundreds of pictures are of no use to anybody. */
    private static final int PICTURE_CONTEXTS = 4;

    private static final long MEGABYTE = 1_000_000;

    private final Needs needs;
    private final RunSettings settings;
    private final Machine machine;

    ProcessorChoice(Needs needs, RunSettings settings, Machine machine) {
        this.needs = needs;
        this.settings = settings;
        this.machine = machine;
    }

    /**
     * The plan.
     *
     * @param noCard why no card was taken, in words that end a sentence; empty when nobody looked for one
     * @throws ModelFailure.OutOfMemory when the memory that is free does not suffice
     */
    RunPlan plan(String noCard) throws ModelFailure {
        boolean units = isBfloat16InQuestion() && machine.processor().bfloat16Gain() >= BFLOAT16_UNITS;
        Precision precision = precision(units);
        MemoryNeed need = needs.onProcessor(precision);
        long available = machine.memory().availableBytes();
        if (need.privateBytes() > available) {
            throw new ModelFailure.OutOfMemory(refusal(precision, need));
        }
        long cache = settings.pictureMb() > 0
                ? settings.pictureMb() * MEGABYTE
                : Math.min(machine.memory().totalBytes() / PICTURE_PARTS, PICTURE_CONTEXTS * need.cacheBytes());
        String why = noCard.isEmpty() ? "On the processor because it was chosen." : "On the processor: " + noCard + ".";
        String slow = need.totalBytes() > available
                ? " Its weights are larger than the free memory (" + MemoryNeed.words(available)
                        + "): answers will be slow, since parts are read from disk again."
                : "";
        int widen = units ? 0 : WIDEN_FROM_ROWS;
        return new RunPlan(RunPlace.PROCESSOR, precision, false, widen, cache, why + format(precision, units) + slow);
    }

    private boolean isBfloat16InQuestion() {
        return settings.precision().equals("auto") || settings.precision().equals("bf16");
    }

    /** Why this number format; nothing when it was chosen by hand. */
    private String format(Precision precision, boolean units) {
        if (!settings.precision().equals("auto")) {
            return "";
        }
        if (units) {
            return " In bf16, since this processor has units for it.";
        }
        return precision == Precision.FP32
                ? " In fp32, since it fits and this processor is fastest in it."
                : " In bf16, since fp32 ("
                        + MemoryNeed.words(needs.onProcessor(Precision.FP32).totalBytes())
                        + ") would take too much of the memory.";
    }

    private Precision precision(boolean units) {
        return switch (settings.precision()) {
            case "fp32" -> Precision.FP32;
            case "bf16" -> Precision.BF16;
            case "fp16" -> Precision.FP16;
            case "int8" -> Precision.INT8;
            default -> units ? Precision.BF16 : suitable();
        };
    }

    /** Without units for bfloat16. */
    private Precision suitable() {
        boolean roomy = needs.weights() * Precision.FP32.bytesPerWeight()
                <= machine.memory().totalBytes() / MEMORY_PARTS;
        boolean fits = needs.onProcessor(Precision.FP32).totalBytes()
                <= machine.memory().availableBytes();
        return roomy && fits ? Precision.FP32 : Precision.BF16;
    }

    private String refusal(Precision precision, MemoryNeed need) {
        Optional<Precision> other = List.of(Precision.BF16, Precision.INT8).stream()
                .filter(p -> p != precision)
                .filter(p ->
                        needs.onProcessor(p).privateBytes() <= machine.memory().availableBytes())
                .findFirst();
        String choose = other.map(p -> "Choose " + p.setting() + " ("
                        + MemoryNeed.words(needs.onProcessor(p).privateBytes()) + "), or close other programs.")
                .orElse("Close other programs, or choose a smaller model.");
        return needs.name() + " in " + precision.setting() + " needs " + MemoryNeed.words(need.privateBytes())
                + " of main memory, and " + MemoryNeed.words(machine.memory().availableBytes()) + " of "
                + MemoryNeed.words(machine.memory().totalBytes()) + " are free. " + choose;
    }
}
