package hilum.reading.statistics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;

/** Values that other programs gave, from the test resources; null stands for NaN. */
final class Recorded {
    private Recorded() {}

    static JsonObject file(String name) {
        try (Reader reader = new InputStreamReader(Recorded.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Iterable<JsonObject> rows(JsonObject file, String name) {
        return () -> StreamSupport.stream(file.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .iterator();
    }

    static double number(JsonObject row, String name) {
        return number(row.get(name));
    }

    static double[] numbers(JsonObject row, String name) {
        return numbers(row.getAsJsonArray(name));
    }

    static double[][] table(JsonObject row, String name) {
        return StreamSupport.stream(row.getAsJsonArray(name).spliterator(), false)
                .map(line -> numbers(line.getAsJsonArray()))
                .toArray(double[][]::new);
    }

    private static double[] numbers(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(Recorded::number)
                .toArray();
    }

    private static double number(JsonElement element) {
        return element == null || element.isJsonNull() ? Double.NaN : element.getAsDouble();
    }
}
