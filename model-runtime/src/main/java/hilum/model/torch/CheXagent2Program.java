package hilum.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import hilum.model.ModelFailure;
import hilum.model.decode.CausalProgram;
import hilum.model.weights.Activation;
import hilum.model.weights.CheXagent2Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tower, bridge and decoder of CheXagent-2 as TorchScript programs, with one key-value cache. Used by one thread. */
final class CheXagent2Program implements CausalProgram {
    /** Room is added in steps, so that a longer question seldom means a new cache. */
    private static final int ROOM_STEP = 256;

    /** Measured: without bfloat16 units a processor multiplies many rows six times faster in float32, widening included. */
    private static final boolean WIDEN = true;

    private final PtNDManager manager;
    private final CheXagent2Config config;
    private final NativeStop stop;
    private final ScriptModule vision;
    private final ScriptModule decoder;
    private final List<IValue> pictures = new ArrayList<>();
    private @Nullable IValue cache;
    private @Nullable IValue last;
    private int room;

    /**
     * Loads the programs and binds the weights.
     *
     * @param slotId id whose embedding is overwritten by picture vectors
     */
    CheXagent2Program(PtNDManager manager, CheXagent2Config config, int slotId, NativeStop stop, WeightLoader weights)
            throws ModelFailure {
        this.manager = manager;
        this.config = config;
        this.stop = stop;
        vision = new ScriptModule(manager, visionArchive(config.tower()));
        decoder = new ScriptModule(manager, decoderArchive(config.decoder(), slotId));
        boolean bound = false;
        try {
            weights.bind(vision, WeightOrder.vision(config.tower().layers()));
            weights.bind(decoder, WeightOrder.decoder(config.decoder().layers()));
            bound = true;
        } finally {
            if (!bound) {
                vision.close();
                decoder.close();
            }
        }
    }

    private static byte[] visionArchive(CheXagent2Config.Tower tower) {
        return TorchScriptArchive.of(
                "VisionProgram",
                List.of("linear.py", "siglip.py", "bridge.py", "vision_program.py"),
                Map.of(
                        "w",
                        new TorchScriptArchive.EmptyTensorList(),
                        "layers",
                        tower.layers(),
                        "heads",
                        tower.heads(),
                        "patch",
                        tower.patchPx(),
                        "epsilon",
                        tower.normEpsilon(),
                        "bridge_epsilon",
                        CheXagent2Config.BRIDGE_NORM_EPSILON,
                        "tanh",
                        tower.activation() == Activation.TANH,
                        "widen",
                        WIDEN));
    }

    private static byte[] decoderArchive(CheXagent2Config.Decoder decoder, int slotId) {
        return TorchScriptArchive.of(
                "DecoderProgram",
                List.of("linear.py", "phi.py", "decoder_program.py"),
                Map.of(
                        "w", new TorchScriptArchive.EmptyTensorList(),
                        "layers", decoder.layers(),
                        "heads", decoder.heads(),
                        "rotary", decoder.rotary(),
                        "theta", decoder.ropeTheta(),
                        "epsilon", decoder.normEpsilon(),
                        "slot", slotId,
                        "widen", WIDEN));
    }

    @Override
    public void reserve(int positions, int kept) throws ModelFailure {
        if (cache != null && positions <= room) {
            return;
        }
        int rounded = (positions + ROOM_STEP - 1) / ROOM_STEP * ROOM_STEP;
        IValue old = cache;
        try (ScriptModule.Call call = decoder.call("room").with(rounded)) {
            IValue grown = old == null
                    ? call.withTensors(List.of()).with(0).asValue()
                    : call.with(old).with(kept).asValue();
            close(old);
            cache = grown;
            room = rounded;
        }
    }

    @Override
    public boolean look(List<float[]> pixels) throws ModelFailure {
        forgetPictures();
        for (float[] picture : pixels) {
            int side = config.tower().imagePx();
            try (PtNDArray array = Tensors.of(manager, picture, 3, side, side);
                    ScriptModule.Call call = vision.call("look").with(array).with(stop.value())) {
                pictures.add(call.asValue());
            }
            if (stop.isRaised()) {
                forgetPictures();
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean read(List<Integer> ids, int past, boolean withPictures) throws ModelFailure {
        close(last);
        last = null;
        try (ScriptModule.Call call = decoder.call("read")
                .with(ids)
                .withTensors(withPictures ? pictures : List.of())
                .with(past)
                .with(cache())
                .with(stop.value())) {
            last = call.asValue();
        }
        if (withPictures) {
            forgetPictures(); // they live on in the cache
        }
        return !isEmpty(last);
    }

    @Override
    public int choose() throws ModelFailure {
        try (ScriptModule.Call call = decoder.call("choose").with(last())) {
            return (int) call.asLong();
        }
    }

    @Override
    public OptionalInt step(int id, int past) throws ModelFailure {
        try (ScriptModule.Call call =
                decoder.call("step").with(id).with(past).with(cache()).with(stop.value())) {
            int next = (int) call.asLong();
            return next < 0 ? OptionalInt.empty() : OptionalInt.of(next);
        }
    }

    @Override
    public double[] score(List<Integer> ids, int past) throws ModelFailure {
        try (ScriptModule.Call call = decoder.call("score")
                .with(last())
                .with(ids)
                .with(past)
                .with(cache())
                .with(stop.value())) {
            float[] values = call.asFloats();
            double[] logProbabilities = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                logProbabilities[i] = values[i];
            }
            return logProbabilities;
        }
    }

    /** Output of the tower's first {@code layers} for one picture, {@code [patches, hidden]}. For comparison with references. */
    float[] towerStates(float[] pixels, int layers) throws ModelFailure {
        int side = config.tower().imagePx();
        try (PtNDArray array = Tensors.of(manager, pixels, 3, side, side);
                ScriptModule.Call call =
                        vision.call("tower").with(array).with(layers).with(stop.value())) {
            return call.asFloats();
        }
    }

    /** The vectors that fill one picture's slots. For comparison with references. */
    float[] pictureVectors(float[] pixels) throws ModelFailure {
        look(List.of(pixels));
        return decoder.floats(pictures.getFirst());
    }

    /** What the last {@link #read} left, {@code [ids, hidden]}, after the closing norm. For comparison with references. */
    float[] lastStates() {
        return decoder.floats(last());
    }

    /** Logits of the last {@link #read}, {@code [ids, vocabulary]}. For comparison with references. */
    float[] lastLogits() throws ModelFailure {
        try (ScriptModule.Call call = decoder.call("logits").with(last())) {
            return call.asFloats();
        }
    }

    private IValue cache() {
        if (cache == null) {
            throw new IllegalStateException("no room reserved");
        }
        return cache;
    }

    private IValue last() {
        if (last == null) {
            throw new IllegalStateException("nothing read");
        }
        return last;
    }

    private boolean isEmpty(IValue tensor) {
        return decoder.shape(tensor)[0] == 0;
    }

    private void forgetPictures() {
        pictures.forEach(IValue::close);
        pictures.clear();
    }

    private static void close(@Nullable IValue value) {
        if (value != null) {
            value.close();
        }
    }

    @Override
    public void close() {
        forgetPictures();
        close(last);
        close(cache);
        last = null;
        cache = null;
        vision.close();
        decoder.close();
    }
}
