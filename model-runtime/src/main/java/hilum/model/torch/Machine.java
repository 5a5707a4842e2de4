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
 */
record Machine(GraphicsCards cards, MainMemory memory, LibtorchBuild libtorch) {
    /**
     * Looks; the driver is left alone when only the processor is wanted.
     *
     * @throws ModelFailure.NativeLibraryMissing when an installed libtorch was named and cannot be used
     */
    static Machine look(NativeSetup setup, RunSettings settings) throws ModelFailure {
        GraphicsCards cards = settings.device().equals("cpu")
                ? GraphicsCards.none("Nobody looked for graphics cards.")
                : NvmlProbe.ofThisMachine().look();
        return new Machine(cards, MainMemory.ofThisMachine(), setup.build());
    }
}
