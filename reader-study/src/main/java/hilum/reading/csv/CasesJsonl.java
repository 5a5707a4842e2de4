package hilum.reading.csv;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.CaseImport;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases from JSON lines: one object a line, its names as the columns of a CSV file; lists of pictures may be lists. */
final class CasesJsonl {
    private static final int DEEPEST = 8;

    private final CaseRules rules;

    CasesJsonl(CaseRules rules) {
        this.rules = rules;
    }

    CaseImport read(String text, Path file) {
        List<CaseRow> rows = new ArrayList<>();
        List<BadRow> bad = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int line = 0;
        for (String json : text.lines().toList()) {
            line++;
            if (!json.isBlank()) {
                Optional<Map<String, String>> cells = cells(json);
                if (cells.isPresent()) {
                    rows.add(new CaseRow(line, line, cells.get()));
                    names.addAll(cells.get().keySet().stream().sorted().toList());
                } else {
                    bad.add(new BadRow(line, line, Reason.NOT_JSON, ""));
                }
            }
        }
        CaseColumns columns = new CaseColumns(List.copyOf(names), rules.wanted());
        if (rows.isEmpty()) {
            return new CaseImport(columns.arms(), List.of(), bad);
        }
        List<BadRow> problems = columns.problems();
        if (!problems.isEmpty()) {
            bad.addAll(0, problems);
            return new CaseImport(columns.arms(), List.of(), bad);
        }
        CaseRows cases = new CaseRows(columns, file, CasesFile.otherwise(rows), rules);
        rows.forEach(cases::add);
        bad.addAll(cases.badRows());
        return new CaseImport(columns.arms(), cases.cases(), bad);
    }

    private static Optional<Map<String, String>> cells(String line) {
        try (JsonReader reader = new JsonReader(new StringReader(line))) {
            reader.setNestingLimit(DEEPEST);
            JsonElement json = JsonParser.parseReader(reader);
            if (!json.isJsonObject() || reader.peek() != com.google.gson.stream.JsonToken.END_DOCUMENT) {
                return Optional.empty();
            }
            return cells(json.getAsJsonObject());
        } catch (JsonParseException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> cells(JsonObject object) {
        Map<String, String> cells = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            Optional<String> text = text(entry.getValue());
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!entry.getKey().isBlank()) {
                cells.put(CaseColumns.plain(entry.getKey()), CaseRow.tidy(text.get()));
            }
        }
        return Optional.of(cells);
    }

    private static Optional<String> text(JsonElement value) {
        if (value.isJsonNull()) {
            return Optional.of("");
        }
        if (value.isJsonPrimitive()) {
            return Optional.of(value.getAsString());
        }
        if (!value.isJsonArray()) {
            return Optional.empty();
        }
        JsonArray list = value.getAsJsonArray();
        List<String> texts = new ArrayList<>();
        for (JsonElement item : list) {
            if (!item.isJsonPrimitive()) {
                return Optional.empty();
            }
            texts.add(item.getAsString());
        }
        return Optional.of(String.join("|", texts));
    }
}
