package hilum.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import hilum.model.ModelFailure;
import hilum.model.decode.CausalProgram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vision program and decoder program of one family, with their weights. Used by one thread. */
final class TorchProgram implements CausalProgram {
    private final PtNDManager manager;
    private final Family family;
    private final NativeState state;
    private final int cacheCode;
    private final ScriptModule vision;
    private final ScriptModule decoder;
    private final List<TorchCache> caches = new ArrayList<>();
    private @Nullable IValue seen;

    /** Loads the programs and binds the weights. */
    TorchProgram(PtNDManager manager, Family family, NativeState state, WeightLoader weights) throws ModelFailure {
        this.manager = manager;
        this.family = family;
        this.state = state;
        this.cacheCode = weights.cacheCode();
        vision = new ScriptModule(manager, family.vision().archive());
        decoder = new ScriptModule(manager, family.decoder().archive());
        boolean bound = false;
        try {
            List<WeightOrder> orders =
                    List.of(family.vision().order(), family.decoder().order());
            try (IValue room = weights.roomForWidening(orders, family.vocabulary())) {
                weights.bind(vision, family.vision().order(), room);
                weights.bind(decoder, family.decoder().order(), room);
            }
            bound = true;
        } finally {
            if (!bound) {
                vision.close();
                decoder.close();
            }
        }
    }

    @Override
    public boolean look(List<float[]> pictures) throws ModelFailure {
        forgetPictures();
        state.begin(pictures.size());
        List<PtNDArray> arrays = new ArrayList<>();
        List<IValue> pixels = new ArrayList<>();
        try (ScriptModule.Call call = vision.call("look")) {
            for (float[] picture : pictures) {
                int side = (int) Math.round(Math.sqrt(picture.length / 3.0));
                arrays.add(Tensors.of(manager, picture, 3, side, side));
                pixels.add(IValue.from(arrays.getLast()));
            }
            seen = call.withTensors(pixels).with(state.value()).asValue();
        } finally {
            pixels.forEach(IValue::close);
            arrays.forEach(PtNDArray::close);
        }
        if (state.isRaised()) {
            forgetPictures();
            return false;
        }
        return true;
    }

    @Override
    public double done() {
        return state.done();
    }

    @Override
    public TorchCache newCache() {
        TorchCache cache = new TorchCache(this);
        caches.add(cache);
        return cache;
    }

    @Override
    public void releaseUnused() {
        if (onProcessor()) {
            NativeHeap.trim();
        } else {
            JniUtils.emptyCudaCache();
        }
    }

    boolean onProcessor() {
        return !manager.getDevice().isGpu();
    }

    /** What the last look saw, for one reading; it lives on in the cache that read it. */
    @Nullable
    IValue takeSeen() {
        IValue taken = seen;
        seen = null;
        return taken;
    }

    ScriptModule vision() {
        return vision;
    }

    ScriptModule decoder() {
        return decoder;
    }

    NativeState state() {
        return state;
    }

    /** torch's code of the cache's number format. */
    int cacheCode() {
        return cacheCode;
    }

    Family.CacheShape shape() {
        return family.shape();
    }

    PtNDManager manager() {
        return manager;
    }

    void forget(TorchCache closed) {
        caches.remove(closed);
    }

    private void forgetPictures() {
        if (seen != null) {
            seen.close();
            seen = null;
        }
    }

    @Override
    public void close() {
        forgetPictures();
        List.copyOf(caches).forEach(TorchCache::close);
        vision.close();
        decoder.close();
    }
}
