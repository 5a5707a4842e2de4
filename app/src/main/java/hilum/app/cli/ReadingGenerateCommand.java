package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.StudyTexts;
import hilum.assistant.AskedPicture;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import hilum.reading.Arms;
import hilum.reading.CoordinatorDesk;
import hilum.reading.MissingTexts;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.TextSource;
import hilum.reading.pack.Sealing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum reading generate}: a loaded model writes the missing texts of one arm of a plan. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Has a model write the texts of an arm that a plan lacks. Nobody has reviewed them: research use only.")
final class ReadingGenerateCommand implements Callable<Integer> {
    /** Starts the model of the options. */
    @FunctionalInterface
    interface Start {
        /** May return before the model is loaded. */
        Running of(ModelOption option) throws JobFailure;
    }

    /** A model that was started; closing stops it. */
    record Running(VisionLanguageModel model, AskJob.Loaded loaded) implements AutoCloseable {
        @Override
        public void close() {
            model.close();
        }
    }

    private final Start start;
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

    @Option(names = "--arm", paramLabel = "NAME", description = "whose missing texts are written (the second arm's)")
    private @Nullable String arm;

    ReadingGenerateCommand(Start start, Sealing sealing) {
        this.start = start;
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        JsonObject object = new JsonObject();
        try (Running running = start.of(model)) {
            study.with(sealing, store -> {
                StudyPlan plan = store.coordinator().plan(study.reading(store));
                MissingTexts.Written written = write(plan, source(running), store.coordinator());
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

    private boolean ofSecond(Arms arms) {
        if (arm == null || arm.equals(arms.b())) {
            return true;
        }
        if (arm.equals(arms.a())) {
            return false;
        }
        throw new ParameterException(
                spec.commandLine(), "this reading has no arm " + arm + ", but " + arms.a() + " and " + arms.b());
    }

    /** Writes what is missing; each text is in the plan as soon as it is written, whatever else became of the plan meanwhile. */
    private MissingTexts.Written write(StudyPlan plan, TextSource source, CoordinatorDesk desk) throws ReadingFailure {
        MissingTexts missing = new MissingTexts(source, ofSecond(plan.protocol().arms()));
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "writing", study.json())) {
            return missing.write(plan.cases(), new MissingTexts.Listener() {
                @Override
                public void at(int done, int all) {
                    progress.accept(all == 0 ? 1 : (double) done / all);
                }

                @Override
                public void wrote(ReadingCase with) throws ReadingFailure {
                    StudyPlan now = desk.plan(plan.protocol().name());
                    List<ReadingCase> cases = now.cases().stream()
                            .map(each -> same(each, with) ? each.withTexts(with.textA(), with.textB()) : each)
                            .toList();
                    desk.save(new StudyPlan(now.protocol(), cases));
                }
            });
        }
    }

    private static boolean same(ReadingCase a, ReadingCase b) {
        return a.task() == b.task() && a.id().equals(b.id());
    }

    private TextSource source(Running running) throws JobFailure {
        try {
            return new StudyTexts(running.model(), running.loaded().get().abilities(), maxTokens, this::pictures);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--max-tokens: " + e.getMessage(), e);
        }
    }

    private List<RgbImage> pictures(List<Path> files) throws TextSource.TextNotWritten {
        try {
            return PictureFile.readAll(files, Output.warnings(spec)).stream()
                    .map(AskedPicture::pixels)
                    .toList();
        } catch (JobFailure e) {
            TextSource.TextNotWritten failure = new TextSource.TextNotWritten(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }
}
