package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.device.GraphicsCards;
import hilum.model.device.LibtorchBuild;
import hilum.model.device.MainMemory;
import hilum.model.device.NvmlProbe;

/**
 * What there is to run a model on.
 *
 * @param libtorch the build that this process computes with
 * @param processor what a short probe says of the processor, when it is asked
 */
record Machine(GraphicsCards cards, MainMemory memory, LibtorchBuild libtorch, Probe processor) {
    /** Looks at the processor when it matters, since that starts libtorch. */
    interface Probe {
        /** How many times as fast as float32 many rows are multiplied in bfloat16; well below 1 without units for it. */
        double bfloat16Gain() throws ModelFailure;
    }

    /**
     * Looks; the driver is left alone when only the processor is wanted.
     *
     * @throws ModelFailure.NativeLibraryMissing when an installed libtorch was named and cannot be used
     */
    static Machine look(NativeSetup setup, RunSettings settings) throws ModelFailure {
        GraphicsCards cards = settings.device().equals("cpu")
                ? GraphicsCards.none("Nobody looked for graphics cards.")
                : NvmlProbe.ofThisMachine().look();
        return new Machine(cards, MainMemory.ofThisMachine(), setup.build(), () -> probe(setup));
    }

    private static double probe(NativeSetup setup) throws ModelFailure {
        setup.start();
        try (ProcessorProbe probe = new ProcessorProbe()) {
            return probe.bfloat16Gain();
        }
    }
}
