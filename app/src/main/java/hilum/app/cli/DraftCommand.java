package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.model.worker.ModelWorker;
import hilum.resources.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum draft}: a draft in sections, unreviewed, for one film or for each line of a batch. */
@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description =
                "Has the model draft a report in sections about a film. Nobody has reviewed it: research use only.")
final class DraftCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private Batch batch = new Batch();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the film: DICOM, PNG or JPEG")
    private @Nullable Path film;

    @Option(names = "--image", paramLabel = "FILE", description = "the film, as an option")
    private @Nullable Path image;

    @Option(names = "--prior", paramLabel = "FILE", description = "an earlier film of the same patient")
    private @Nullable Path prior;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "512",
            description = "limit of new tokens for each section (${DEFAULT-VALUE})")
    private int maxTokens = 512;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    DraftCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        PrintWriter out = spec.commandLine().getOut();
        Messages words = Messages.of("assistant");
        if (batch.wanted()) {
            try (ModelWorker worker = model.start(folders)) {
                return batch.run(
                        options -> DraftJob.toJson(DraftJob.of(options).run(worker, model::loaded, words)), out);
            }
        }
        Path current = image == null ? film : image;
        if (current == null || (image != null && film != null) || maxTokens < 1) {
            throw new ParameterException(spec.commandLine(), "needed are one film and at least one token");
        }
        List<Path> images = new ArrayList<>(Optional.ofNullable(prior).stream().toList());
        images.add(current);
        try (ModelWorker worker = model.start(folders)) {
            DraftJob.Drafted draft = new DraftJob(images, maxTokens).run(worker, model::loaded, words);
            draft.warnings().forEach(Output.warnings(spec));
            String text = json ? Output.line(DraftJob.toJson(draft)) + "\n" : DraftJob.text(draft, words);
            Optional<Path> file = batch.out();
            if (file.isPresent()) {
                write(file.get(), text);
            } else {
                out.print(text);
            }
            return 0;
        }
    }

    private static void write(Path file, String text) throws JobFailure {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new JobFailure(file + ": the draft could not be written there.");
        }
    }
}
