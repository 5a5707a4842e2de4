package hilum.app.cli;

import com.google.gson.JsonArray;
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

    @Option(names = "--question", required = true, paramLabel = "WORDS", description = "the question")
    private String question = "";

    @Option(names = "--option", required = true, paramLabel = "WORDS", description = "an option; give two or more")
    private List<String> options = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    ScoreCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        if (images.size() > 2 || options.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(spec.commandLine(), "at most two --image, and no empty --option");
        }
        List<RgbImage> pictures = new ArrayList<>();
        for (Path image : images) {
            AskedPicture picture = PictureFile.read(image);
            pictures.add(picture.pixels());
        }
        try (ModelWorker worker = model.start(folders)) {
            print(worker.score(Prompt.of(pictures, question), options));
            return 0;
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private void print(List<OptionScore> scores) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonArray list = new JsonArray();
            scores.forEach(score -> list.add(Output.GSON.toJsonTree(score)));
            JsonObject object = new JsonObject();
            object.add("options", list);
            out.println(Output.line(object));
            return;
        }
        for (OptionScore score : scores) {
            out.println(String.format(
                    Locale.ENGLISH, "%10.4f  mean %9.4f  %s", score.sum(), score.mean(), score.text()));
        }
    }
}
