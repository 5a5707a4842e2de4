package hilum.model.synth;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.model.ModelFailure;
import hilum.model.text.SyntheticLlamaVocabulary;
import hilum.model.text.SyntheticVocabulary;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Dtype;
import hilum.model.weights.WeightLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Everything in a snapshot folder but the weights. */
final class SmallFiles {
    private static final String CONFIG = "config.json";

    private static final List<String> COPIED = List.of(
            "generation_config.json",
            "preprocessor_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "vocab.json",
            "merges.txt",
            "added_tokens.json",
            "vision_tower/config.json",
            "vision_tower/preprocessor_config.json");

    private final Path folder;

    SmallFiles(Path folder) {
        this.folder = folder;
    }

    /** Those of the published CheXagent-2-3b, with a vocabulary that is made up. */
    void likeCheXagent2(Dtype dtype, OptionalInt layers) throws IOException {
        mark("CheXagent-2-3b with random weights");
        JsonObject config = PublishedConfig.cheXagent2();
        adapt(config, dtype, layers);
        write(folder.resolve(CONFIG), config);
        SyntheticVocabulary.writeLikeCheXagent2(folder);
    }

    /** Those of the published CheXagent-8b, with a vocabulary that is made up. */
    void likeCheXagent8(Dtype dtype, OptionalInt layers) throws IOException {
        mark("CheXagent-8b with random weights");
        JsonObject config = PublishedConfig.cheXagent8();
        adapt(config, dtype, layers);
        write(folder.resolve(CONFIG), config);
        write(folder.resolve("generation_config.json"), PublishedConfig.cheXagent8Generation());
        SyntheticLlamaVocabulary.writeLikeCheXagent8(folder);
    }

    /**
     * Those of another snapshot, whose weights are not looked at.
     *
     * @throws ModelFailure.BadCheckpoint when its configuration is not one that can be run
     */
    void likeFolder(Path like, Dtype dtype, OptionalInt layers) throws IOException, ModelFailure {
        WeightLayout.promisedBy(like);
        mark(like.toAbsolutePath().normalize().getFileName() + " with random weights");
        for (String name : COPIED) {
            if (Files.isRegularFile(like.resolve(name))) {
                Path target = folder.resolve(name);
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(like.resolve(name), target);
            }
        }
        JsonObject config = read(like.resolve(CONFIG));
        adapt(config, dtype, layers);
        write(folder.resolve(CONFIG), config);
        Path tower = folder.resolve("vision_tower").resolve(CONFIG);
        if (layers.isPresent() && Files.exists(tower)) {
            JsonObject own = read(tower);
            setLayers(own, "vision_config", layers.getAsInt());
            write(tower, own);
        }
    }

    /** First of all files: whoever finds half a folder must not take its weights for a model. */
    private void mark(String name) throws IOException {
        JsonObject marker = new JsonObject();
        marker.addProperty("name", name);
        write(folder.resolve(Checkpoint.WIRING_MARKER), marker);
    }

    private static void adapt(JsonObject config, Dtype dtype, OptionalInt layers) {
        config.addProperty(
                "torch_dtype",
                switch (dtype) {
                    case F32 -> "float32";
                    case F16 -> "float16";
                    case BF16 -> "bfloat16";
                    case BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, F64, I64, U64 ->
                        throw new IllegalArgumentException("weights are not stored as " + dtype);
                });
        layers.ifPresent(count -> {
            if (config.has("num_hidden_layers")) {
                config.addProperty("num_hidden_layers", count);
            }
            for (String part : List.of("text_config", "vision_config")) {
                if (config.get(part) instanceof JsonObject) {
                    setLayers(config, part, count);
                }
            }
            if (config.get("visual") instanceof JsonObject visual) {
                setLayers(visual, "vision_config", count);
            }
        });
    }

    private static void setLayers(JsonObject json, String part, int layers) {
        JsonObject inner = json.get(part) instanceof JsonObject found ? found : new JsonObject();
        inner.addProperty("num_hidden_layers", layers);
        json.add(part, inner);
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static void write(Path file, JsonObject json) throws IOException {
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .serializeNulls()
                .create()
                .toJson(json);
        Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
    }
}
