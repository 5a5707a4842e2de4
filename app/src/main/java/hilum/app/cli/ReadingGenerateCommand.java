package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.Arms;
import hilum.reading.ReadingCase;
import hilum.reading.StudyPlan;
import hilum.reading.TextSource;
import hilum.reading.pack.Sealing;
import java.util.ArrayList;
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
    private final ReadingTextWriter.Start start;
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

    ReadingGenerateCommand(ReadingTextWriter.Start start, Sealing sealing) {
        this.start = start;
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        JsonObject object = new JsonObject();
        try (ReadingTextWriter.Running running = start.of(model)) {
            TextSource source =
                    new ReadingTextWriter(running.model(), running.loaded(), maxTokens, Output.warnings(spec));
            study.with(sealing, store -> {
                StudyPlan plan = store.coordinator().plan(study.reading(store));
                Written written = write(plan, ofSecond(plan.protocol().arms()), source);
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

    /** A plan's cases after the writing. */
    record Written(List<ReadingCase> cases, int count, List<String> failures) {}

    private Written write(StudyPlan plan, boolean second, TextSource source) {
        List<ReadingCase> cases = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        int count = 0;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "writing", study.json())) {
            for (ReadingCase each : plan.cases()) {
                ReadingCase done = each;
                if ((second ? each.textB() : each.textA()).isEmpty()) {
                    try {
                        String text = source.write(each.task(), each.input());
                        done = second ? each.withTexts(each.textA(), text) : each.withTexts(text, each.textB());
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
}
