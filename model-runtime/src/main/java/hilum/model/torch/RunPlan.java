package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;

/**
 * Where and how one checkpoint runs on this machine.
 *
 * @param fuse whether matrices of one input are put together, which copies them
 * @param widenFromRows from how many rows on a narrow matrix is widened before it multiplies; 0 never
 * @param cacheBytes memory for pictures that were read already
 * @param reason one sentence for people: why so
 */
record RunPlan(RunPlace place, Precision precision, boolean fuse, int widenFromRows, long cacheBytes, String reason) {
    /** On the device {@code cpu}. */
    RunPlan(String device, Precision precision, boolean fuse, int widenFromRows, long cacheBytes, String reason) {
        this(RunPlace.PROCESSOR, precision, fuse, widenFromRows, cacheBytes, reason);
        if (!device.equals(RunPlace.PROCESSOR.device())) {
            throw new IllegalArgumentException("a card has a name and a number format: " + device);
        }
    }

    /**
     * The plan for {@code checkpoint} on {@code machine}, as far as {@code settings} leave it open. A device that was named is taken
     * or refused, never replaced.
     *
     * @throws ModelFailure.NativeLibraryMissing when the named card is not there, or libtorch cannot compute on it
     * @throws ModelFailure.OutOfMemory when the memory does not suffice, with what is needed, what there is, and what would do
     */
    static RunPlan choose(Checkpoint checkpoint, RunSettings settings, Machine machine) throws ModelFailure {
        return choose(Needs.of(checkpoint), settings, machine);
    }

    static RunPlan choose(Needs needs, RunSettings settings, Machine machine) throws ModelFailure {
        CardChoice cards = new CardChoice(needs, settings, machine);
        return switch (settings.device()) {
            case "cpu" -> new ProcessorChoice(needs, settings, machine).plan("");
            case "auto" -> {
                CardChoice.Result result = cards.best();
                yield result.plan().isPresent()
                        ? result.plan().get()
                        : new ProcessorChoice(needs, settings, machine).plan(result.otherwise());
            }
            default -> cards.named(settings.device());
        };
    }

    /** As torch names the device: {@code cpu} or {@code cuda:N}. */
    String device() {
        return place.device();
    }

    boolean onProcessor() {
        return !place.card();
    }
}
