package hilum.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import hilum.model.Prompt;
import hilum.model.decode.Generator;
import hilum.model.text.PromptFrame;
import hilum.model.weights.Checkpoint;
import java.util.List;

/** A loaded program whose inner states can be looked at, for comparison with references. */
final class ProgramProbe implements AutoCloseable {
    final Family family;
    final NativeState state;
    final NativeResources resources;
    final TorchProgram program;
    final RunPlan plan;
    private final Checkpoint checkpoint;
    private TorchCache cache;

    ProgramProbe(Checkpoint checkpoint, RunPlan plan) throws Exception {
        this(checkpoint, plan, hilum.model.RunSettings.AUTO);
    }

    ProgramProbe(Checkpoint checkpoint, RunPlan plan, hilum.model.RunSettings settings) throws Exception {
        NativeSetup.fromSystemProperties().start();
        this.checkpoint = checkpoint;
        this.plan = plan;
        family = Family.of(checkpoint, plan, settings);
        state = new NativeState();
        resources = NativeResources.load(checkpoint, family, plan, state, f -> {});
        program = resources.program();
        cache = program.newCache();
    }

    Generator generator() {
        return new Generator(family.words(), program, state, TorchModel.limits(checkpoint.config(), plan));
    }

    /** Output of the tower's first layers for one picture. */
    float[] towerStates(float[] pixels, int layers) throws Exception {
        int side = checkpoint.config().imagePx();
        try (PtNDArray array = Tensors.of(program.manager(), pixels, 3, side, side);
                ScriptModule.Call call =
                        program.vision().call("tower").with(array).with(layers).with(state.value())) {
            return call.asFloats();
        }
    }

    /** What a method of the vision program makes of one picture. */
    float[] visionFloats(String method, float[] pixels) throws Exception {
        int side = checkpoint.config().imagePx();
        try (PtNDArray array = Tensors.of(program.manager(), pixels, 3, side, side);
                ScriptModule.Call call =
                        program.vision().call(method).with(array).with(state.value())) {
            return call.asFloats();
        }
    }

    /** What the Q-Former of CheXagent-8b gathers from these pictures together. */
    float[] gathered(List<float[]> pixels) throws Exception {
        int side = checkpoint.config().imagePx();
        List<PtNDArray> arrays = pixels.stream()
                .map(p -> Tensors.of(program.manager(), p, 3, side, side))
                .toList();
        List<IValue> values = arrays.stream().map(IValue::from).toList();
        try (ScriptModule.Call call =
                program.vision().call("gathered").withTensors(values).with(state.value())) {
            return call.asFloats();
        } finally {
            values.forEach(IValue::close);
            arrays.forEach(PtNDArray::close);
        }
    }

    /** The vectors that one look at these pictures leaves, of all pictures one after the other. */
    float[] pictureVectors(List<float[]> pixels) throws Exception {
        program.look(pixels);
        try (IValue seen = program.takeSeen();
                ai.djl.ndarray.NDList list = seen.toNDList(program.manager())) {
            float[] all = new float[0];
            for (var array : list) {
                float[] next = array.toFloatArray();
                float[] joined = java.util.Arrays.copyOf(all, all.length + next.length);
                System.arraycopy(next, 0, joined, all.length, next.length);
                all = joined;
            }
            return all;
        }
    }

    PromptFrame.Framed frame(Prompt prompt) throws Exception {
        return family.words().frame().frame(prompt);
    }

    void look(Prompt prompt) throws Exception {
        if (!prompt.images().isEmpty()) {
            program.look(prompt.images().stream()
                    .map(family.words().preprocessing()::pixels)
                    .toList());
        }
    }

    /** A new cache with so much room. */
    TorchCache fresh(int positions) throws Exception {
        cache.close();
        cache = program.newCache();
        cache.reserve(positions, 0);
        return cache;
    }

    /** Reads the whole prompt into a new cache. */
    TorchCache readWhole(Prompt prompt, int moreRoom) throws Exception {
        List<Integer> ids = frame(prompt).ids();
        look(prompt);
        TorchCache into = fresh(ids.size() + moreRoom);
        into.read(ids, 0, !prompt.images().isEmpty());
        return into;
    }

    /** After the closing norm, {@code [ids of the last read, hidden]}. */
    float[] lastStates() throws Exception {
        return program.decoder().floats(cache.last());
    }

    /** {@code [ids of the last read, vocabulary]}. */
    float[] lastLogits() throws Exception {
        try (ScriptModule.Call call = program.decoder().call("logits").with(cache.last())) {
            return call.asFloats();
        }
    }

    /** Output of the decoder's first layers for a whole prompt. */
    float[] decoderStates(Prompt prompt, int layers) throws Exception {
        List<Integer> ids = frame(prompt).ids();
        look(prompt);
        TorchCache into = fresh(ids.size());
        IValue seen = program.takeSeen();
        try (ScriptModule.Call call = program.decoder().call("states").with(ids)) {
            return (seen == null ? call.withTensors(List.of()) : call.with(seen))
                    .with(layers)
                    .with(into.cells())
                    .with(state.value())
                    .asFloats();
        }
    }

    @Override
    public void close() {
        resources.close();
    }
}
