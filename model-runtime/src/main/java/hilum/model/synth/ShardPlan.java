package hilum.model.synth;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import hilum.model.weights.Dtype;
import hilum.model.weights.SafetensorsWriter.Entry;
import hilum.model.weights.WeightLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which tensors go into which file: in the order of the model, a new file as soon as the next tensor would not fit.
 *
 * @param files by name, in order
 */
record ShardPlan(Map<String, List<Entry>> files) {
    static ShardPlan of(WeightLayout layout, Dtype dtype, long shardBytes) {
        List<List<Entry>> shards = new ArrayList<>();
        long room = 0;
        for (Map.Entry<String, List<Long>> tensor : layout.all().entrySet()) {
            Entry entry = new Entry(tensor.getKey(), dtype, tensor.getValue());
            if (shards.isEmpty() || entry.bytes() > room) {
                shards.add(new ArrayList<>());
                room = shardBytes;
            }
            shards.getLast().add(entry);
            room -= entry.bytes();
        }
        Map<String, List<Entry>> files = new LinkedHashMap<>();
        for (int i = 0; i < shards.size(); i++) {
            String name = shards.size() == 1
                    ? "model.safetensors"
                    : String.format("model-%05d-of-%05d.safetensors", i + 1, shards.size());
            files.put(name, List.copyOf(shards.get(i)));
        }
        return new ShardPlan(files);
    }

    /** Bytes of all tensors. */
    long tensorBytes() {
        return files.values().stream()
                .flatMap(List::stream)
                .mapToLong(Entry::bytes)
                .sum();
    }

    /** Number of tensors. */
    int tensors() {
        return files.values().stream().mapToInt(List::size).sum();
    }

    /** The index of the shards, as Hugging Face writes it; not needed for a single file. */
    String index() {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("total_size", tensorBytes());
        Map<String, String> sorted = new TreeMap<>();
        files.forEach((file, entries) -> entries.forEach(entry -> sorted.put(entry.name(), file)));
        JsonObject map = new JsonObject();
        sorted.forEach(map::addProperty);
        JsonObject index = new JsonObject();
        index.add("metadata", metadata);
        index.add("weight_map", map);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(index) + "\n";
    }
}
