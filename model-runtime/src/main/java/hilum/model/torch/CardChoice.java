package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.device.GraphicsCard;
import hilum.model.device.MemoryNeed;
import hilum.model.weights.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which graphics card runs a checkpoint, in which precision, or why none does. */
final class CardChoice {
    private static final long MEGABYTE = 1_000_000;

    /** Part of what is left on the card that pictures which were read already may take; the rest is for torch's own stock. */
    private static final int LEFT_PARTS = 2;

    private final Needs needs;
    private final RunSettings settings;
    private final Machine machine;

    /**
     * What was found.
     *
     * @param otherwise in words that end a sentence: why there is no plan
     */
    record Result(Optional<RunPlan> plan, String otherwise) {}

    CardChoice(Needs needs, RunSettings settings, Machine machine) {
        this.needs = needs;
        this.settings = settings;
        this.machine = machine;
    }

    /** The card with most free memory that suits. */
    Result best() {
        List<String> obstacles = new ArrayList<>();
        for (GraphicsCard card : machine.cards().cards().stream()
                .sorted(Comparator.comparingLong(GraphicsCard::freeBytes).reversed())
                .toList()) {
            Optional<String> unsuited = unsuited(card);
            Optional<Precision> precision = unsuited.isEmpty() ? fitting(card) : Optional.empty();
            if (precision.isPresent()) {
                return new Result(Optional.of(plan(card, precision.get(), chosenBySelf(card))), "");
            }
            obstacles.add(unsuited.map(why -> card.device() + " " + card.name() + " was found, but " + why)
                    .orElseGet(() -> tooSmall(card)));
        }
        if (obstacles.isEmpty()) {
            obstacles.add(clause(machine.cards().trouble()));
        }
        return new Result(Optional.empty(), String.join("; ", obstacles));
    }

    /**
     * The card that {@code device} names.
     *
     * @throws ModelFailure when it cannot be used; there is no other choice
     */
    RunPlan named(String device) throws ModelFailure {
        GraphicsCard card = machine.cards().card(device).orElse(null);
        if (card == null) {
            throw new ModelFailure.NativeLibraryMissing("There is no graphics card " + device + " here. " + seen()
                    + " Choose another device, or \"auto\".");
        }
        Optional<String> unsuited = unsuited(card);
        if (unsuited.isPresent()) {
            throw new ModelFailure.NativeLibraryMissing("The graphics card " + device + " " + card.name()
                    + " cannot be used: " + unsuited.get() + ". Choose another device, or \"auto\".");
        }
        Precision precision = fitting(card)
                .orElseThrow(() -> new ModelFailure.OutOfMemory(tooSmall(card) + ". " + alternatives(card)));
        return plan(card, precision, "it was chosen");
    }

    private String seen() {
        if (machine.cards().cards().isEmpty()) {
            return machine.cards().trouble();
        }
        return "Found: "
                + String.join(
                        ", ",
                        machine.cards().cards().stream()
                                .map(card -> card.device() + " " + card.name())
                                .toList())
                + ".";
    }

    private Optional<String> unsuited(GraphicsCard card) {
        return machine.libtorch()
                .unsuited(card, machine.cards().driverMajor())
                .or(() ->
                        settings.precision().equals("bf16") && RunPlace.on(card).half() != Precision.BF16
                                ? Optional.of("it has no bf16 units (compute capability " + card.capability()
                                        + "); fp16 or int8 would do")
                                : Optional.empty());
    }

    private Optional<Precision> fitting(GraphicsCard card) {
        return wished(card).stream().filter(p -> fits(card, p)).findFirst();
    }

    /** In order of preference. */
    private List<Precision> wished(GraphicsCard card) {
        return switch (settings.precision()) {
            case "fp32" -> List.of(Precision.FP32);
            case "bf16" -> List.of(Precision.BF16);
            case "fp16" -> List.of(Precision.FP16);
            case "int8" -> List.of(Precision.INT8);
            default -> List.of(RunPlace.on(card).half(), Precision.INT8);
        };
    }

    private boolean fits(GraphicsCard card, Precision precision) {
        return needs.onCard(precision).totalBytes() <= card.freeBytes();
    }

    private RunPlan plan(GraphicsCard card, Precision precision, String why) {
        MemoryNeed need = needs.onCard(precision);
        long left = Math.max(0, card.freeBytes() - need.totalBytes());
        long cache = settings.pictureMb() > 0
                ? settings.pictureMb() * MEGABYTE
                : Math.max(need.cacheBytes(), left / LEFT_PARTS);
        String so = precision == Precision.INT8 && settings.precision().equals("auto")
                ? why + ", and " + RunPlace.on(card).half().label() + " would not fit into its memory"
                : why;
        return new RunPlan(RunPlace.on(card), precision, true, 0, cache, "On this card because " + so + ".");
    }

    private String chosenBySelf(GraphicsCard card) {
        return machine.cards().cards().size() == 1
                ? "it is there and suits"
                : "of " + machine.cards().cards().size() + " cards it is the one that suits with most memory free, "
                        + MemoryNeed.words(card.freeBytes());
    }

    /** Words without a full stop. */
    private String tooSmall(GraphicsCard card) {
        Precision precision = wished(card).getLast();
        return needs.name() + " in " + precision.setting() + " needs "
                + MemoryNeed.words(needs.onCard(precision).totalBytes()) + " on the card, " + card.name() + " has "
                + MemoryNeed.words(card.freeBytes()) + " free of " + MemoryNeed.words(card.totalBytes());
    }

    private String alternatives(GraphicsCard card) {
        List<String> ways = new ArrayList<>();
        boolean narrower = wished(card).getFirst() != Precision.INT8
                && !settings.precision().equals("auto");
        if (narrower && fits(card, Precision.INT8)) {
            ways.add("int8 (" + MemoryNeed.words(needs.onCard(Precision.INT8).totalBytes()) + ")");
        }
        machine.cards().cards().stream()
                .filter(other ->
                        other.index() != card.index() && unsuited(other).isEmpty())
                .filter(other -> fitting(other).isPresent())
                .findFirst()
                .ifPresent(other -> ways.add(other.device() + " " + other.name()));
        ways.add("the processor");
        String last = "close other programs that use the card";
        return "Choose " + String.join(", ", ways) + ", or " + last + ".";
    }

    private static String clause(String sentence) {
        String words = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return words.isEmpty()
                ? "no graphics card was found"
                : words.startsWith("There is no") ? "t" + words.substring(1) : words;
    }
}
