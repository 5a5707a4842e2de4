package hilum.model.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The safetensors files of one snapshot: either {@code model.safetensors} or the shards that {@code model.safetensors.index.json} names.
 *
 * @param files in the order of their names
 * @param tensors all tensors of all files by name
 * @param unread names of tensors that the index places in files whose header cannot be read
 */
record WeightFiles(List<WeightFile> files, Map<String, StoredTensor> tensors, Set<String> unread) {
    static final String SINGLE = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    WeightFiles {
        files = List.copyOf(files);
        tensors = Map.copyOf(tensors);
        unread = Set.copyOf(unread);
    }

    /**
     * Finds the files in {@code folder} and reads their headers. Every contradiction is added to {@code problems}, a sentence each; what
     * could be read is returned nevertheless.
     */
    static WeightFiles in(Path folder, List<String> problems) {
        if (Files.exists(folder.resolve(INDEX))) {
            try {
                return sharded(folder, weightMap(folder.resolve(INDEX)), problems);
            } catch (ModelFailure e) {
                problems.add(String.valueOf(e.getMessage()));
                return none();
            }
        }
        Path single = folder.resolve(SINGLE);
        if (Files.exists(single)) {
            WeightFile file = WeightFile.inspect(single);
            file.problem().ifPresent(problems::add);
            return new WeightFiles(List.of(file), file.tensors(), Set.of());
        }
        problems.add(noWeights(folder));
        return none();
    }

    private static WeightFiles none() {
        return new WeightFiles(List.of(), Map.of(), Set.of());
    }

    /** The paths of the files, in the order of their names. */
    List<Path> paths() {
        return files.stream().map(WeightFile::path).toList();
    }

    private static WeightFiles sharded(Path folder, Map<String, String> weightMap, List<String> problems)
            throws ModelFailure {
        List<WeightFile> files = new ArrayList<>();
        for (String shard : new TreeSet<>(weightMap.values())) {
            if (!shard.matches("[A-Za-z0-9._-]{1,120}\\.safetensors")) {
                throw new ModelFailure.BadCheckpoint(INDEX + " names a weight file that is no safetensors file of this"
                        + " folder: safetensors only.");
            }
            files.add(WeightFile.inspect(folder.resolve(shard)));
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        Set<String> unreadable = new TreeSet<>();
        for (WeightFile file : files) {
            file.problem().ifPresent(problems::add);
            if (file.promisedBytes() < 0) {
                unreadable.add(file.name());
            }
            List<String> misplaced = file.tensors().keySet().stream()
                    .filter(name -> !file.name().equals(weightMap.get(name)))
                    .sorted()
                    .toList();
            if (!misplaced.isEmpty()) {
                problems.add("The weight file " + file.name() + " holds tensors which " + INDEX
                        + " does not place there: " + NameRanges.of(misplaced) + ".");
            }
            tensors.putAll(file.tensors());
        }
        Set<String> unread = new LinkedHashSet<>();
        Map<String, List<String>> lacking = new LinkedHashMap<>();
        weightMap.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            if (unreadable.contains(entry.getValue())) {
                unread.add(entry.getKey());
            } else if (!tensors.containsKey(entry.getKey())) {
                lacking.computeIfAbsent(entry.getValue(), k -> new ArrayList<>())
                        .add(entry.getKey());
            }
        });
        lacking.forEach((shard, names) -> problems.add("The weight file " + shard + " lacks tensors that " + INDEX
                + " places there: " + NameRanges.of(names) + "."));
        return new WeightFiles(files, tensors, unread);
    }

    private static Map<String, String> weightMap(Path index) throws ModelFailure {
        JsonObject json;
        try {
            json = StrictJson.object(index);
        } catch (IOException e) {
            throw new ModelFailure.BadCheckpoint("The file " + INDEX + " is damaged: "
                    + PlainLine.of(String.valueOf(e.getMessage())) + ". Download it again.");
        }
        if (!(json.get("weight_map") instanceof JsonObject map) || map.isEmpty()) {
            throw new ModelFailure.BadCheckpoint("The file " + INDEX + " has no weight_map. Download it again.");
        }
        Map<String, String> weightMap = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
            if (!entry.getValue().isJsonPrimitive()) {
                throw new ModelFailure.BadCheckpoint("The file " + INDEX + " names no file for tensor "
                        + PlainLine.of(entry.getKey()) + ". Download it again.");
            }
            weightMap.put(entry.getKey(), entry.getValue().getAsString());
        }
        return weightMap;
    }

    private static String noWeights(Path folder) {
        if (holds(folder, ".*safetensors.*\\.(part|incomplete)")) {
            return "The folder is incomplete: its weights were not written to the end (a .part file is still there)."
                    + " Let the download or writing finish, or start it again.";
        }
        if (holds(folder, ".*\\.(bin|pt|pth|pkl|ckpt)")) {
            return "The folder holds its weights only as pickle files (.bin, .pt, .pth),"
                    + " which can run code when opened: safetensors only."
                    + " Get the safetensors version of this model.";
        }
        return "The folder holds no weights: neither " + SINGLE + " nor " + INDEX + " is there. Download them.";
    }

    private static boolean holds(Path folder, String pattern) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> String.valueOf(f.getFileName()).matches(pattern));
        } catch (IOException e) {
            return false;
        }
    }
}
