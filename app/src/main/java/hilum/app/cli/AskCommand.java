package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.app.AppFolders;
import hilum.app.Version;
import hilum.assistant.Answer;
import hilum.assistant.AnswerParser;
import hilum.assistant.AskedPicture;
import hilum.assistant.GroundedRegion;
import hilum.assistant.Question;
import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.VisionLanguageModel;
import hilum.model.worker.ModelWorker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum ask}: one answer. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Asks the model one question, about none, one or two pictures (prior first).")
final class AskCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--image", paramLabel = "FILE", description = "DICOM, PNG or JPEG; up to two")
    private List<Path> images = new ArrayList<>();

    @Option(names = "--task", paramLabel = "NAME", defaultValue = "question", description = "what the words mean: ${COMPLETION-CANDIDATES}", completionCandidates = TaskNames.class)
    private String task = "question";

    @Option(names = "--beams", paramLabel = "N", defaultValue = "1", description = "1: CheXagent-2 is decoded greedily, as published")
    private int beams = 1;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "512", description = "limit of new tokens (${DEFAULT-VALUE})")
    private int maxTokens = 512;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "WORDS", defaultValue = "", description = "the question, or the words of the task")
    private String words = "";

    AskCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        if (images.size() > 2 || maxTokens < 1) {
            throw new ParameterException(spec.commandLine(), "at most two --image and at least one token");
        }
        if (beams != 1) {
            throw new JobFailure("beam search belongs to CheXagent-8b; a CheXagent-2 checkpoint is decoded greedily (--beams 1).");
        }
        if (task.equals("question") && words.isBlank()) {
            throw new ParameterException(spec.commandLine(), "a question is needed");
        }
        Question question = Tasks.of(task, words);
        List<AskedPicture> pictures = new ArrayList<>();
        for (Path image : images) {
            pictures.add(PictureFile.read(image));
        }
        try (ModelWorker worker = model.start(folders)) {
            print(ask(worker, question, pictures));
            return 0;
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    /** An answer with all that was used for it. */
    private record Asked(Question question, List<AskedPicture> pictures, Instant at, Completion completion, Answer answer, VisionLanguageModel model) {}

    private Asked ask(VisionLanguageModel worker, Question question, List<AskedPicture> pictures) throws ModelFailure {
        Instant at = Instant.now();
        Prompt prompt =
                Prompt.of(pictures.stream().map(AskedPicture::pixels).toList(), question.prompt());
        Completion completion = worker.generate(prompt, maxTokens, _ -> {});
        Answer answer = AnswerParser.parse(
                completion.pieces(),
                question.expectsLocation() && completion.finish() == Completion.Finish.STOP);
        return new Asked(question, pictures, at, completion, answer, worker);
    }

    private void print(Asked asked) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.line(toJson(asked)));
            return;
        }
        if (asked.model().description().wiringOnly()) {
            spec.commandLine().getErr().println("hilum: " + asked.model().description().name() + ": random weights, its words mean nothing.");
        }
        out.println(asked.answer().text());
        for (GroundedRegion region : asked.answer().regions()) {
            out.println(String.format(
                    Locale.ENGLISH,
                    "  box %d %s: x %.2f-%.2f, y %.2f-%.2f",
                    region.number(),
                    region.label(),
                    region.x0(),
                    region.x1(),
                    region.y0(),
                    region.y1()));
        }
        if (asked.answer().noLocation()) {
            out.println("  no location returned");
        }
    }

    private JsonObject toJson(Asked asked) {
        JsonObject json = new JsonObject();
        json.addProperty("text", asked.answer().text());
        JsonArray boxes = new JsonArray();
        for (GroundedRegion region : asked.answer().regions()) {
            JsonObject box = new JsonObject();
            box.addProperty("label", region.label());
            box.addProperty("x0", region.x0());
            box.addProperty("y0", region.y0());
            box.addProperty("x1", region.x1());
            box.addProperty("y1", region.y1());
            boxes.add(box);
        }
        json.add("boxes", boxes);
        json.add("ids", Output.GSON.toJsonTree(asked.completion().ids()));
        json.addProperty("finish", asked.completion().finish().name().toLowerCase(Locale.ROOT));
        Completion.Timings timings = asked.completion().timings();
        JsonObject times = new JsonObject();
        times.addProperty("vision", timings.visionMs());
        times.addProperty("prefill", timings.prefillMs());
        times.addProperty("firstToken", timings.firstTokenMs());
        times.addProperty("total", timings.totalMs());
        json.add("timings", times);
        json.add("provenance", provenance(asked));
        return json;
    }

    private JsonObject provenance(Asked asked) {
        JsonObject json = new JsonObject();
        json.addProperty("research", "Research use only. Not for clinical use.");
        json.addProperty("program", Version.NAME);
        json.add("model", Output.GSON.toJsonTree(asked.model().description()));
        json.addProperty("instruction", asked.question().prompt());
        json.addProperty("prompt", asked.completion().renderedPrompt());
        json.add("pictures", JsonParser.parseString(Output.GSON.toJson(asked.pictures().stream().map(hilum.assistant.SeenPicture::of).toList())));
        json.addProperty("at", asked.at().toString());
        json.addProperty("maxTokens", maxTokens);
        json.addProperty("promptTokens", asked.completion().timings().promptTokens());
        return json;
    }

    /** For the help page. */
    private static final class TaskNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of(Tasks.names().split(", ")).iterator();
        }
    }
}
