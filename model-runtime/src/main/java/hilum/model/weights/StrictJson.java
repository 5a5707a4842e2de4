package hilum.model.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one JSON object and nothing else: no comments, no duplicate names, no bad UTF-8, no trailing text. */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;

    /** Twice the largest known vocabulary. */
    private static final long MAX_BYTES = 64_000_000;

    private StrictJson() {}

    /**
     * The object in a small configuration file.
     *
     * @throws IOException when it cannot be read or is not exactly one JSON object
     */
    public static JsonObject object(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it is too large to be a configuration file");
        }
        return object(Files.readAllBytes(file));
    }

    /**
     * The object in {@code utf8}.
     *
     * @throws IOException when it is not exactly one JSON object
     */
    public static JsonObject object(byte[] utf8) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new MalformedJsonException("no JSON object");
            }
            JsonElement value = value(reader, 0);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("text after the JSON object");
            }
            return value.getAsJsonObject();
        } catch (IllegalStateException | NumberFormatException e) {
            throw new MalformedJsonException(e.getMessage(), e);
        }
    }

    private static JsonElement value(JsonReader reader, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new MalformedJsonException("nested too deeply");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> members(reader, depth);
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(value(reader, depth + 1));
                }
                reader.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            case NAME, END_ARRAY, END_OBJECT, END_DOCUMENT ->
                throw new MalformedJsonException("unexpected " + reader.peek());
        };
    }

    private static JsonObject members(JsonReader reader, int depth) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new MalformedJsonException("the name \"" + name + "\" appears twice");
            }
            object.add(name, value(reader, depth + 1));
        }
        reader.endObject();
        return object;
    }
}
