package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.assistant.Answer;
import hilum.assistant.AnswerParser;
import hilum.assistant.Question;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.worker.ModelWorker;
import hilum.reading.CaseInput;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingTask;
import hilum.reading.StudyPlan;
import hilum.reading.TextSource;
import hilum.reading.pack.Sealing;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum reading generate}: a loaded model writes the second arm's missing texts of a plan. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Has a model write the texts of the second arm that a plan lacks. Nobody has reviewed them: research use only.")
final class ReadingGenerateCommand implements Callable<Integer> {
    private final AppFolders folders;
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "512",
            description = "limit of new tokens for each section (${DEFAULT-VALUE})")
    private int maxTokens = 512;

    ReadingGenerateCommand(AppFolders folders, Sealing sealing) {
        this.folders = folders;
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        JsonObject object = new JsonObject();
        try (ModelWorker worker = model.start(folders)) {
            study.with(sealing, store -> {
                StudyPlan plan = store.coordinator().plan(study.reading(store));
                Written written = write(plan, (task, input) -> text(worker, task, input));
                store.coordinator().save(new StudyPlan(plan.protocol(), written.cases()));
                object.addProperty("written", written.count());
                object.addProperty("failed", written.failures().size());
                written.failures()
                        .forEach(failure -> spec.commandLine().getErr().println("hilum: " + failure));
                return written;
            });
        }
        spec.commandLine()
                .getOut()
                .println(study.json() ? Output.line(object) : object.get("written") + " texts written");
        return object.get("failed").getAsInt() == 0 ? 0 : 1;
    }

    /** A plan's cases after the writing. */
    record Written(List<ReadingCase> cases, int count, List<String> failures) {}

    private Written write(StudyPlan plan, TextSource source) {
        List<ReadingCase> cases = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        int count = 0;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "writing", study.json())) {
            for (ReadingCase each : plan.cases()) {
                ReadingCase done = each;
                if (each.textB().isEmpty()) {
                    try {
                        done = each.withTexts(each.textA(), source.write(each.task(), each.input()));
                        count++;
                    } catch (TextSource.TextNotWritten e) {
                        failures.add(each.id() + ": " + e.getMessage());
                    }
                }
                cases.add(done);
                progress.accept((double) cases.size() / plan.cases().size());
            }
        }
        return new Written(cases, count, failures);
    }

    private String text(ModelWorker worker, ReadingTask task, CaseInput input) throws TextSource.TextNotWritten {
        try {
            return switch (task) {
                case FINDINGS_GENERATION -> findings(worker, input.pictures());
                case FINDINGS_SUMMARIZATION -> impression(worker, input.taskInput());
            };
        } catch (JobFailure | ModelFailure e) {
            TextSource.TextNotWritten failure = new TextSource.TextNotWritten(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    /** The sections of the window's draft after the first (view), without the impression. */
    private String findings(ModelWorker worker, List<Path> pictures) throws JobFailure {
        List<Path> first = pictures.stream().limit(1).toList();
        DraftJob.Drafted draft = new DraftJob(first, maxTokens).run(worker, model::loaded, Messages.of("assistant"));
        return draft.sections().stream()
                .skip(1)
                .filter(section -> !section.id().equals("impression"))
                .map(DraftJob.Section::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String impression(ModelWorker worker, String findings) throws JobFailure, ModelFailure {
        ModelDescription description = model.loaded();
        String prompt = new Question.Impression(findings).promptFor(description.abilities());
        Answer answer = AnswerParser.parse(
                worker.generate(Prompt.of(List.<RgbImage>of(), prompt), Decoding.published(maxTokens), _ -> {})
                        .pieces(),
                false);
        return answer.text().replace("**", "").strip();
    }
}
