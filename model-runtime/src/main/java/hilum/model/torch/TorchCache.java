package hilum.model.torch;

import ai.djl.pytorch.jni.IValue;
import hilum.model.ModelFailure;
import hilum.model.decode.PromptCache;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Keys and values of one prompt as tensors. Used by one thread. */
final class TorchCache implements PromptCache {
    /** Room is added in steps, so that a longer answer seldom means a new cache. */
    private static final int ROOM_STEP = 256;

    private static final int BEAM_ROOM_STEP = 64;
    private static final int FLOAT32 = 6;

    private final TorchProgram program;
    private @Nullable IValue cells;
    private IValue[] stepArguments = {};
    private @Nullable IValue last;
    private int room;
    private @Nullable IValue beamCells;
    private int beamRoom;

    TorchCache(TorchProgram program) {
        this.program = program;
    }

    @Override
    public void reserve(int positions, int kept) throws ModelFailure {
        if (positions > room) {
            resize((positions + ROOM_STEP - 1) / ROOM_STEP * ROOM_STEP, kept);
        }
    }

    @Override
    public void trim(int kept) throws ModelFailure {
        forget();
        if (room > kept) {
            resize(kept, kept);
        }
    }

    private void resize(int positions, int kept) throws ModelFailure {
        IValue old = cells;
        try (ScriptModule.Call call = program.decoder().call("room").with(positions)) {
            IValue made = (old == null ? call.withTensors(List.of()) : call.with(old))
                    .with(old == null ? 0 : kept)
                    .with(program.cacheCode())
                    .asValue();
            close(old);
            cells = made;
            room = positions;
            stepArguments = new IValue[] {made, program.state().value()};
        }
    }

    @Override
    public long bytes() {
        int width = program.cacheCode() == FLOAT32 ? 4 : 2;
        return room * program.shape().numbers() * width;
    }

    @Override
    public boolean read(List<Integer> ids, int past, boolean withPictures) throws ModelFailure {
        forget();
        program.state().begin(1);
        IValue pictures = withPictures ? program.takeSeen() : null;
        try (ScriptModule.Call call = program.decoder().call("read").with(ids)) {
            last = (pictures == null ? call.withTensors(List.of()) : call.with(pictures))
                    .with(past)
                    .with(cells())
                    .with(program.state().value())
                    .asValue();
        } finally {
            close(pictures);
        }
        if (withPictures && program.onProcessor()) {
            NativeHeap.trim(); // a picture leaves hundreds of megabytes behind
        }
        return program.decoder().shape(last)[0] > 0;
    }

    @Override
    public int choose() throws ModelFailure {
        try (ScriptModule.Call call = program.decoder().call("choose").with(last())) {
            return (int) call.asLong();
        }
    }

    @Override
    public OptionalInt step(int id, int past) throws ModelFailure {
        program.state().token(id, past);
        int next = (int) program.decoder().number("step", stepArguments);
        return next < 0 ? OptionalInt.empty() : OptionalInt.of(next);
    }

    @Override
    public double[] score(List<Integer> ids, int past) throws ModelFailure {
        try (ScriptModule.Call call = program.decoder()
                .call("score")
                .with(last())
                .with(ids)
                .with(past)
                .with(cells())
                .with(program.state().value())) {
            float[] values = call.asFloats();
            double[] logProbabilities = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                logProbabilities[i] = values[i];
            }
            return logProbabilities;
        }
    }

    @Override
    public List<Continuation> openings(int count) throws ModelFailure {
        try (ScriptModule.Call call =
                program.decoder().call("openings").with(last()).with(count)) {
            float[] values = call.asFloats();
            List<Continuation> openings = new ArrayList<>();
            int found = values.length / 2;
            for (int i = 0; i < found; i++) {
                openings.add(new Continuation(0, (int) values[found + i], values[i]));
            }
            return openings;
        }
    }

    @Override
    public List<Continuation> follow(List<Continuation> hypotheses, int past, int generated, int count)
            throws ModelFailure {
        if (generated == 0) {
            endFollowing();
        }
        reserveBeams(hypotheses.size(), generated + 1, generated);
        try (ScriptModule.Call call = program.decoder()
                .call("follow")
                .with(hypotheses.stream().map(Continuation::parent).toList())
                .with(hypotheses.stream().map(Continuation::id).toList())
                .withNumbers(
                        hypotheses.stream().mapToDouble(Continuation::score).toArray())
                .with(past)
                .with(generated)
                .with(cells())
                .with(beamCells())
                .with(count)
                .with(program.state().value())) {
            float[] values = call.asFloats();
            List<Continuation> next = new ArrayList<>();
            for (int i = 0; 3 * i < values.length; i++) {
                next.add(new Continuation((int) values[count + i], (int) values[2 * count + i], values[i]));
            }
            return next;
        }
    }

    private void reserveBeams(int beams, int positions, int kept) throws ModelFailure {
        if (positions <= beamRoom) {
            return;
        }
        int rounded = (positions + BEAM_ROOM_STEP - 1) / BEAM_ROOM_STEP * BEAM_ROOM_STEP;
        IValue old = beamCells;
        try (ScriptModule.Call call =
                program.decoder().call("beam_room").with(beams).with(rounded)) {
            IValue made = (old == null ? call.withTensors(List.of()) : call.with(old))
                    .with(old == null ? 0 : kept)
                    .with(program.cacheCode())
                    .asValue();
            close(old);
            beamCells = made;
            beamRoom = rounded;
        }
    }

    /** Keys and values by turns. */
    IValue cells() {
        if (cells == null) {
            throw new IllegalStateException("no room reserved");
        }
        return cells;
    }

    private IValue beamCells() {
        if (beamCells == null) {
            throw new IllegalStateException("no room for hypotheses");
        }
        return beamCells;
    }

    /** What the last read left, {@code [ids, hidden]}, after the closing norm. */
    IValue last() {
        if (last == null) {
            throw new IllegalStateException("nothing read");
        }
        return last;
    }

    private void forget() {
        close(last);
        last = null;
        endFollowing();
    }

    @Override
    public void endFollowing() {
        close(beamCells);
        beamCells = null;
        beamRoom = 0;
    }

    private static void close(@Nullable IValue value) {
        if (value != null) {
            value.close();
        }
    }

    @Override
    public void close() {
        forget();
        close(cells);
        cells = null;
        room = 0;
        program.forget(this);
    }
}
