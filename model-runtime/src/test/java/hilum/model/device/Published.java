package hilum.model.device;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.weights.Dtype;
import hilum.model.weights.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The published checkpoints by the names and shapes of their tensors. */
public final class Published {
    /** CheXagent-2-3b: 32 layers of 2560, 2048 positions and a second picture. */
    public static final MemoryNeed.Context SMALL = new MemoryNeed.Context(2L * 32 * 2560, 2048 + 1026, 51200);

    /** CheXagent-8b: 32 layers with 8 key heads of 128. */
    public static final MemoryNeed.Context LARGE = new MemoryNeed.Context(2L * 32 * 8 * 128, 32768, 32000);

    private Published() {}

    /** CheXagent-2-3b, stored as published in float32. */
    public static List<StoredTensor> small() throws IOException {
        return tensors("names/chexagent2-3b.json");
    }

    /** CheXagent-8b. */
    public static List<StoredTensor> large() throws IOException {
        return tensors("names/chexagent8-8b.json");
    }

    public static long weights(List<StoredTensor> tensors) {
        return tensors.stream().mapToLong(t -> t.bytes() / t.dtype().bytes()).sum();
    }

    private static List<StoredTensor> tensors(String golden) throws IOException {
        JsonObject shapes = Golden.json(golden).getAsJsonObject("tensors");
        List<StoredTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : shapes.entrySet()) {
            List<Long> shape = entry.getValue().getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsLong)
                    .toList();
            long bytes = 4 * shape.stream().reduce(1L, (a, b) -> a * b);
            tensors.add(new StoredTensor(entry.getKey(), Dtype.F32, shape, Path.of("none"), 0, bytes));
        }
        return tensors;
    }
}
