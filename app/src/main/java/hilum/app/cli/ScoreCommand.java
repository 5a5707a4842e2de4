package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.assistant.AskedPicture;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.worker.ModelWorker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum score}: how likely the model finds each option. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Log-likelihood of each option as the answer to a question.")
final class ScoreCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--image", paramLabel = "FILE", description = "DICOM, PNG or JPEG; up to two")
    private List<Path> images = new ArrayList<>();

    @Mixin
    private Batch batch = new Batch();

    @Option(names = "--question", paramLabel = "WORDS", description = "the question")
    private String question = "";

    @Option(names = "--option", paramLabel = "WORDS", description = "an option; give two or more")
    private List<String> options = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    ScoreCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        PrintWriter out = spec.commandLine().getOut();
        if (batch.wanted()) {
            try (ModelWorker worker = model.start(folders)) {
                return batch.run(
                        options ->
                                Output.GSON.toJsonTree(score(worker, options)).getAsJsonObject(),
                        out);
            }
        }
        if (images.size() > 2
                || question.isBlank()
                || options.isEmpty()
                || options.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "needed are a --question, one or more --option with words, and at most two --image");
        }
        try (ModelWorker worker = model.start(folders)) {
            Scored scored = score(worker, images, question, options);
            scored.warnings().forEach(Output.warnings(spec));
            if (json) {
                out.println(Output.line(Output.GSON.toJsonTree(scored)));
            } else {
                scored.options()
                        .forEach(score -> out.println(String.format(
                                Locale.ENGLISH, "%10.4f  mean %9.4f  %s", score.sum(), score.mean(), score.text())));
            }
            return 0;
        }
    }

    /**
     * What the command line documents as JSON.
     *
     * @param warnings what is wrong with the pictures' files, in words
     */
    private record Scored(List<OptionScore> options, List<String> warnings) {}

    /** The job of a line of a batch: keys {@code image}, {@code question} and {@code option}. */
    private static Scored score(ModelWorker worker, JsonObject job) throws JobFailure {
        List<Path> files = new ArrayList<>();
        for (String file : Batch.strings(job, "image")) {
            files.add(Path.of(file));
        }
        String asked = Batch.string(job, "question", "");
        List<String> choices = Batch.strings(job, "option");
        if (files.size() > 2 || asked.isBlank() || choices.isEmpty()) {
            throw new JobFailure("a job needs a question, one or more options and at most two images");
        }
        return score(worker, files, asked, choices);
    }

    private static Scored score(ModelWorker worker, List<Path> files, String asked, List<String> choices)
            throws JobFailure {
        List<String> warnings = new ArrayList<>();
        List<RgbImage> pictures = PictureFile.readAll(files, warnings::add).stream()
                .map(AskedPicture::pixels)
                .toList();
        try {
            return new Scored(worker.score(Prompt.of(pictures, asked), choices), warnings);
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }
}
