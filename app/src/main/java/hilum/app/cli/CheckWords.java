package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.model.torch.SnapshotCheck;
import hilum.model.weights.ByteSize;
import hilum.model.weights.SnapshotReport;
import hilum.model.weights.WeightFile;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code hilum model check} found, in words and as JSON. */
final class CheckWords {
    private CheckWords() {}

    static void print(SnapshotCheck.Digested found, PrintWriter out) {
        SnapshotReport report = found.report();
        SnapshotReport.Weights weights = report.weights();
        out.println(report.name()
                + report.model()
                        .map(model -> " (" + model.abilities().family() + ")")
                        .orElse(""));
        for (WeightFile file : weights.files()) {
            out.println("  " + fileLine(file));
            String sha256 = found.sha256ByFile().get(file.name());
            if (sha256 != null) {
                out.println("    sha256 " + sha256 + (file.publishedSha256().isPresent() ? ", as published" : ""));
            }
        }
        if (weights.tensors() > 0) {
            out.println(String.format(
                    Locale.ENGLISH,
                    "%,d tensors, %,d weights, %,d bytes",
                    weights.tensors(),
                    weights.weights(),
                    weights.bytes()));
        }
        if (!found.sha256().isEmpty()) {
            out.println("sha256 over all " + found.sha256());
        }
        report.tokenizer().ifPresent(words -> out.println("tokenizer: " + words));
        report.problems().forEach(problem -> out.println("problem: " + problem));
        if (report.usable()) {
            report.model().ifPresent(model -> printModel(model, out));
        }
        out.println(verdict(report));
    }

    private static String fileLine(WeightFile file) {
        if (file.bytes() < 0) {
            return file.name() + ": missing";
        }
        String there = String.format(Locale.ENGLISH, "%s: %,d bytes", file.name(), file.bytes());
        if (file.promisedBytes() < 0) {
            return there + ", header unreadable";
        }
        return file.promisedBytes() == file.bytes()
                ? there + ", as its header promises"
                : there + String.format(Locale.ENGLISH, ", but its header promises %,d", file.promisedBytes());
    }

    private static void printModel(SnapshotReport.Model model, PrintWriter out) {
        out.println("can do: questions with up to " + model.abilities().maxPictures() + " pictures, "
                + (model.abilities().boxes() ? "boxes on the picture" : "no boxes"));
        out.println("memory: "
                + model.memory().stream()
                        .map(need -> new ByteSize(need.bytes()) + " in "
                                + need.precision().label())
                        .collect(Collectors.joining(", "))
                + " (weights and a full context)");
    }

    private static String verdict(SnapshotReport report) {
        if (!report.usable()) {
            return "This folder cannot be used.";
        }
        return report.wiringOnly()
                ? "A whole snapshot, with random weights: its words mean nothing."
                : "A whole, well-formed snapshot: it can be used.";
    }

    static JsonObject json(SnapshotCheck.Digested found) {
        SnapshotReport report = found.report();
        SnapshotReport.Weights weights = report.weights();
        JsonObject json = new JsonObject();
        json.addProperty("usable", report.usable());
        json.add("problems", Output.GSON.toJsonTree(report.problems()));
        json.addProperty("name", report.name());
        json.addProperty("wiringOnly", report.wiringOnly());
        json.addProperty("tensors", weights.tensors());
        json.addProperty("weights", weights.weights());
        json.addProperty("bytes", weights.bytes());
        json.addProperty("sha256", found.sha256());
        json.add("files", files(found));
        json.add("missing", Output.GSON.toJsonTree(weights.inventory().missing()));
        json.add("extra", Output.GSON.toJsonTree(weights.inventory().extra()));
        json.add("wrongShape", Output.GSON.toJsonTree(weights.inventory().misshapen()));
        json.add("wrongFormat", Output.GSON.toJsonTree(weights.inventory().oddFormats()));
        report.tokenizer().ifPresent(words -> json.addProperty("tokenizer", words));
        report.model().ifPresent(model -> json.add("model", model(model)));
        return json;
    }

    private static JsonArray files(SnapshotCheck.Digested found) {
        JsonArray files = new JsonArray();
        for (WeightFile file : found.report().weights().files()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", file.name());
            entry.addProperty("bytes", file.bytes());
            entry.addProperty("promisedBytes", file.promisedBytes());
            entry.addProperty("tensors", file.tensors().size());
            entry.addProperty("sha256", found.sha256ByFile().get(file.name()));
            file.publishedSha256().ifPresent(sha256 -> entry.addProperty("publishedSha256", sha256));
            files.add(entry);
        }
        return files;
    }

    private static JsonObject model(SnapshotReport.Model model) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", model.abilities().family());
        json.addProperty("pictures", model.abilities().maxPictures());
        json.addProperty("boxes", model.abilities().boxes());
        JsonObject memory = new JsonObject();
        for (SnapshotReport.MemoryNeed need : model.memory()) {
            JsonObject bytes = new JsonObject();
            bytes.addProperty("weightBytes", need.weightBytes());
            bytes.addProperty("contextBytes", need.contextBytes());
            memory.add(need.precision().name().toLowerCase(Locale.ROOT), bytes);
        }
        json.add("memory", memory);
        return json;
    }
}
