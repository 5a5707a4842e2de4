package hilum.model.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The safetensors files of one snapshot: either {@code model.safetensors} or the shards that {@code model.safetensors.index.json} names.
 *
 * @param files in the order of their names
 * @param tensors all tensors of all files by name
 */
record WeightFiles(List<Path> files, Map<String, StoredTensor> tensors) {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    WeightFiles {
        files = List.copyOf(files);
        tensors = Map.copyOf(tensors);
    }

    /**
     * Finds the files in {@code folder} and reads their headers.
     *
     * @throws ModelFailure.BadCheckpoint when a file is missing or damaged, or index and files contradict each other
     */
    static WeightFiles in(Path folder) throws ModelFailure {
        if (Files.exists(folder.resolve(INDEX))) {
            return sharded(folder, weightMap(folder.resolve(INDEX)));
        }
        Path single = folder.resolve(SINGLE);
        if (Files.exists(single)) {
            return new WeightFiles(List.of(single), SafetensorsHeader.read(single));
        }
        if (holdsPickles(folder)) {
            throw new ModelFailure.BadCheckpoint("The folder holds its weights only as pickle files (.bin, .pt, .pth),"
                    + " which can run code when opened: safetensors only."
                    + " Get the safetensors version of this model.");
        }
        throw new ModelFailure.BadCheckpoint(
                "The folder holds no weights: neither " + SINGLE + " nor " + INDEX + " is there.");
    }

    private static WeightFiles sharded(Path folder, Map<String, String> weightMap) throws ModelFailure {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>(weightMap.values());
        for (String shard : names) {
            if (!shard.matches("[A-Za-z0-9._-]+\\.safetensors")) {
                throw new ModelFailure.BadCheckpoint(INDEX + " names a weight file that is no safetensors file of this"
                        + " folder: safetensors only.");
            }
            for (StoredTensor tensor :
                    SafetensorsHeader.read(folder.resolve(shard)).values()) {
                if (!shard.equals(weightMap.get(tensor.name()))) {
                    throw new ModelFailure.BadCheckpoint("The weight file " + shard + " holds tensor " + tensor.name()
                            + ", which " + INDEX + " does not place there.");
                }
                tensors.put(tensor.name(), tensor);
            }
        }
        for (Map.Entry<String, String> entry : weightMap.entrySet()) {
            if (!tensors.containsKey(entry.getKey())) {
                throw new ModelFailure.BadCheckpoint(
                        "The weight file " + entry.getValue() + " lacks tensor " + entry.getKey() + ".");
            }
        }
        return new WeightFiles(names.stream().map(folder::resolve).toList(), tensors);
    }

    private static Map<String, String> weightMap(Path index) throws ModelFailure {
        JsonObject json;
        try {
            json = StrictJson.object(index);
        } catch (IOException e) {
            throw new ModelFailure.BadCheckpoint("The file " + INDEX + " is damaged: " + e.getMessage() + ".");
        }
        if (!(json.get("weight_map") instanceof JsonObject map) || map.isEmpty()) {
            throw new ModelFailure.BadCheckpoint("The file " + INDEX + " has no weight_map.");
        }
        Map<String, String> weightMap = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
            if (!entry.getValue().isJsonPrimitive()) {
                throw new ModelFailure.BadCheckpoint(
                        "The file " + INDEX + " names no file for tensor " + entry.getKey() + ".");
            }
            weightMap.put(entry.getKey(), entry.getValue().getAsString());
        }
        return weightMap;
    }

    private static boolean holdsPickles(Path folder) throws ModelFailure {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> String.valueOf(f.getFileName()).matches(".*\\.(bin|pt|pth|pkl|ckpt)"));
        } catch (IOException e) {
            throw new ModelFailure.BadCheckpoint("The folder cannot be read: " + e.getMessage() + ".");
        }
    }
}
