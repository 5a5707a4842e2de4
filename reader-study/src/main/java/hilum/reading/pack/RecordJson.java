package hilum.reading.pack;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records as JSON and back; a file from elsewhere with a part missing, too deep or of another kind is refused. */
public final class RecordJson {
    private static final int DEEPEST = 32;
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .enableComplexMapKeySerialization()
            .registerTypeAdapterFactory(new WholeRecords())
            .registerTypeHierarchyAdapter(Path.class, new AsText<>(Path::toString, Path::of))
            .registerTypeAdapter(Duration.class, new AsText<>(Duration::toString, Duration::parse))
            .registerTypeAdapter(Instant.class, new AsText<>(Instant::toString, Instant::parse))
            .create();

    private RecordJson() {}

    static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /** One line of JSON, names sorted. */
    public static String line(Object value) {
        return CanonicalJson.of(tree(value));
    }

    /**
     * The record that {@code json} describes.
     *
     * @throws JsonParseException when it does not, whatever is wrong with it
     */
    public static <T extends Record> T read(String json, Class<T> type) {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setNestingLimit(DEEPEST);
            @Nullable T value = GSON.fromJson(reader, TypeToken.get(type));
            if (value == null || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("not one " + type.getSimpleName());
            }
            return value;
        } catch (JsonParseException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Gson wraps what a record's constructor refuses in exceptions of several kinds.
            throw new JsonParseException("no " + type.getSimpleName(), e);
        }
    }

    /** Values that are one text in JSON. */
    private static final class AsText<T> extends TypeAdapter<T> {
        private final Function<T, String> write;
        private final Function<String, T> read;

        AsText(Function<T, String> write, Function<String, T> read) {
            this.write = write;
            this.read = read;
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            out.value(write.apply(value));
        }

        @Override
        public T read(JsonReader in) throws IOException {
            return read.apply(in.nextString());
        }
    }

    /** Refuses records with a part missing. */
    private static final class WholeRecords implements TypeAdapterFactory {
        @Override
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (!type.getRawType().isRecord()) {
                return null;
            }
            TypeAdapter<T> plain = gson.getDelegateAdapter(this, type);
            RecordComponent[] parts = type.getRawType().getRecordComponents();
            return new TypeAdapter<>() {
                @Override
                public void write(JsonWriter out, T value) throws IOException {
                    plain.write(out, value);
                }

                @Override
                public T read(JsonReader in) throws IOException {
                    T value = plain.read(in);
                    requireWhole(value, parts);
                    return value;
                }
            };
        }

        private static void requireWhole(@Nullable Object value, RecordComponent[] parts) {
            try {
                for (RecordComponent part : parts) {
                    if (value == null || part.getAccessor().invoke(value) == null) {
                        throw new JsonParseException(part.getName() + " is missing");
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new JsonParseException("a part cannot be read", e);
            }
        }
    }
}
