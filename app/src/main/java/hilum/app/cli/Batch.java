package hilum.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options {@code --batch} and {@code --out}: one job for each line of a JSON Lines file, with the names of the options as keys. Each job
 * gives one line with its {@code line} number and the answer or an {@code error}; lines that {@code --out} holds already are not done again.
 */
final class Batch {
    @Option(
            names = "--batch",
            paramLabel = "JSONL",
            description = "one job for each line, with the names of the options as keys")
    private @Nullable Path jobs;

    @Option(
            names = "--out",
            paramLabel = "JSONL",
            description = {
                "with --batch: append the answers here, and go on after the last one;",
                "with draft alone: write the draft here"
            })
    private @Nullable Path out;

    /** One job to its answer. */
    interface Job {
        JsonObject run(JsonObject options) throws JobFailure;
    }

    /** Where the user wants the answers, or without a batch the one answer. */
    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    boolean wanted() {
        return jobs != null;
    }

    /** Runs all jobs; gives the exit code, 1 when any of them failed. */
    int run(Job job, PrintWriter standardOutput) throws JobFailure {
        if (jobs == null) {
            throw new IllegalStateException("no batch");
        }
        Set<Integer> done = done();
        int failed = 0;
        int line = 0;
        try (BufferedReader reader = Files.newBufferedReader(jobs);
                PrintWriter answers = out == null
                        ? standardOutput
                        : new PrintWriter(
                                Files.newBufferedWriter(out, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank() && !done.contains(line)) {
                    JsonObject answer = answer(job, text, line);
                    failed += answer.has("error") ? 1 : 0;
                    answers.println(Output.line(answer));
                    answers.flush();
                }
            }
        } catch (IOException e) {
            throw new JobFailure("the batch cannot be read or its answers not be written: " + e.getMessage());
        }
        return failed == 0 ? 0 : 1;
    }

    private static JsonObject answer(Job job, String text, int line) {
        JsonObject answer = new JsonObject();
        answer.addProperty("line", line);
        try {
            JsonElement options = JsonParser.parseString(text);
            if (!options.isJsonObject()) {
                throw new JobFailure("this line is no JSON object");
            }
            job.run(options.getAsJsonObject())
                    .entrySet()
                    .forEach(entry -> answer.add(entry.getKey(), entry.getValue()));
        } catch (JsonParseException e) {
            answer.addProperty("error", "this line is no JSON");
        } catch (JobFailure e) {
            answer.addProperty("error", e.getMessage());
        }
        return answer;
    }

    private Set<Integer> done() throws JobFailure {
        Set<Integer> lines = new HashSet<>();
        if (out == null || !Files.exists(out)) {
            return lines;
        }
        try {
            for (String text : Files.readAllLines(out)) {
                lines.add(JsonParser.parseString(text)
                        .getAsJsonObject()
                        .get("line")
                        .getAsInt());
            }
        } catch (IOException | RuntimeException e) {
            throw new JobFailure(out + " is no file of batch answers, so it is left alone.");
        }
        return lines;
    }

    /** The strings under {@code key}: one, a list, or none. */
    static List<String> strings(JsonObject options, String key) throws JobFailure {
        JsonElement value = options.get(key);
        List<String> strings = new ArrayList<>();
        if (value == null || value.isJsonNull()) {
            return strings;
        }
        try {
            if (value.isJsonArray()) {
                value.getAsJsonArray().forEach(element -> strings.add(element.getAsString()));
            } else {
                strings.add(value.getAsString());
            }
        } catch (RuntimeException e) {
            throw new JobFailure("\"" + key + "\" is neither text nor a list of texts");
        }
        return strings;
    }

    /** The string under {@code key}, or {@code otherwise}. */
    static String string(JsonObject options, String key, String otherwise) throws JobFailure {
        List<String> strings = strings(options, key);
        return strings.isEmpty() ? otherwise : strings.getFirst();
    }
}
