package hilum.reading.pack;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.TreeSet;

/** JSON in one canonical form, names sorted and nothing between the signs, for hashes; and in a readable one. */
final class CanonicalJson {
    private static final Gson COMPACT =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final Gson READABLE =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private CanonicalJson() {}

    static String of(JsonElement json) {
        return COMPACT.toJson(sorted(json));
    }

    static String readable(JsonElement json) {
        return READABLE.toJson(json) + "\n";
    }

    /**
     * The one object that {@code text} holds.
     *
     * @throws JsonParseException for anything else, also deep nesting and a rest behind the object
     */
    static JsonObject parse(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setNestingLimit(32);
            JsonElement json = JsonParser.parseReader(reader);
            if (!json.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("not one object");
            }
            return json.getAsJsonObject();
        } catch (IOException e) {
            throw new JsonParseException(e);
        }
    }

    private static JsonElement sorted(JsonElement json) {
        if (json.isJsonObject()) {
            JsonObject object = new JsonObject();
            for (String name : new TreeSet<>(json.getAsJsonObject().keySet())) {
                object.add(name, sorted(json.getAsJsonObject().get(name)));
            }
            return object;
        }
        if (json.isJsonArray()) {
            JsonArray array = new JsonArray();
            json.getAsJsonArray().forEach(item -> array.add(sorted(item)));
            return array;
        }
        return json;
    }
}
