package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.assistant.GroundedRegion;
import hilum.model.Decoding;
import hilum.model.worker.ModelWorker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
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

/** {@code hilum ask}: one answer, or one for each line of a batch. */
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

    @Mixin
    private Batch batch = new Batch();

    @Option(names = "--image", paramLabel = "FILE", description = "DICOM, PNG or JPEG; up to two")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--task",
            paramLabel = "NAME",
            defaultValue = "question",
            completionCandidates = TaskNames.class,
            description = "what the words mean: ${COMPLETION-CANDIDATES}")
    private String task = "question";

    @Option(
            names = "--beams",
            paramLabel = "N",
            defaultValue = "0",
            description = "beams of the search: 1 greedy, 0 as published (${DEFAULT-VALUE})")
    private int beams = Decoding.PUBLISHED;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "512",
            description = "limit of new tokens (${DEFAULT-VALUE})")
    private int maxTokens = 512;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "the question, or the words of the task")
    private String words = "";

    AskCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        PrintWriter out = spec.commandLine().getOut();
        if (batch.wanted()) {
            try (ModelWorker worker = model.start(folders)) {
                return batch.run(options -> AskJob.toJson(AskJob.of(options).run(worker, model::loaded)), out);
            }
        }
        if (images.size() > 2 || maxTokens < 1 || (task.equals("question") && words.isBlank())) {
            throw new ParameterException(
                    spec.commandLine(), "needed are a question, at most two --image and at least one token");
        }
        AskJob job = AskJob.of(images, task, words, decoding());
        try (ModelWorker worker = model.start(folders)) {
            AskJob.Asked asked = asked(job, worker);
            asked.warnings().forEach(Output.warnings(spec));
            if (json) {
                out.println(Output.line(AskJob.toJson(asked)));
            } else {
                print(asked, out);
            }
            return 0;
        }
    }

    private Decoding decoding() {
        try {
            return new Decoding(maxTokens, beams);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--beams: " + e.getMessage());
        }
    }

    private AskJob.Asked asked(AskJob job, ModelWorker worker) throws JobFailure {
        try (WaitingShown waiting = WaitingShown.on(spec.commandLine().getErr())) {
            return job.run(worker, model::loaded, waiting, _ -> waiting.clear());
        }
    }

    private void print(AskJob.Asked asked, PrintWriter out) {
        if (asked.model().wiringOnly()) {
            spec.commandLine()
                    .getErr()
                    .println("hilum: " + asked.model().name() + ": random weights, its words mean nothing.");
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

    /** For the help page. */
    private static final class TaskNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Tasks.names().iterator();
        }
    }
}
