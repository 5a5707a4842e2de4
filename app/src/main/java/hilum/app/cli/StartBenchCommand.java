package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.app.StartObserver;
import hilum.app.Workstation;
import hilum.assistant.AskedPicture;
import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.worker.ModelWorker;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum bench start}: the times a user waits for, measured once in this process. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Start to first window, open to first picture, question to first token and per token, in milliseconds.")
final class StartBenchCommand implements Callable<Integer> {
    private static final int TOKENS = 24;

    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelOption model = new ModelOption();

    @Parameters(paramLabel = "FILE", description = "a DICOM file")
    private Path file = Path.of("");

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    StartBenchCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        long startedMs = ManagementFactory.getRuntimeMXBean().getStartTime();
        AtomicLong window = new AtomicLong(-1);
        AtomicLong picture = new AtomicLong(-1);
        new Workstation(folders, new StartObserver() {
                    @Override
                    public void windowShown() {
                        window.set(System.currentTimeMillis());
                    }

                    @Override
                    public boolean pictureShown() {
                        picture.set(System.currentTimeMillis());
                        return true;
                    }
                })
                .run(List.of(file));
        JsonObject times = new JsonObject();
        times.addProperty("startToWindowMs", window.get() - startedMs);
        times.addProperty("windowToPictureMs", picture.get() - window.get());
        ask(times);
        print(times);
        return 0;
    }

    private void ask(JsonObject times) throws JobFailure {
        AskedPicture picture = PictureFile.read(file, Output.warnings(spec));
        Prompt prompt = Prompt.of(List.of(picture.pixels()), "Is there a pleural effusion?");
        try (ModelWorker worker = model.start(folders)) {
            worker.generate(Prompt.of(List.of(), "Ready?"), 1, _ -> {});
            measure("first", worker, prompt, times);
            measure("again", worker, prompt, times);
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    /** From the call in this process to the first token that reached it, and the mean of the tokens after it. */
    private static void measure(String name, ModelWorker worker, Prompt prompt, JsonObject times) throws ModelFailure {
        AtomicLong firstNs = new AtomicLong();
        long beganNs = System.nanoTime();
        Completion completion = worker.generate(prompt, TOKENS, _ -> firstNs.compareAndSet(0, System.nanoTime()));
        long endedNs = System.nanoTime();
        int rest = Math.max(1, completion.ids().size() - 1);
        times.addProperty(name + "QuestionToFirstTokenMs", (firstNs.get() - beganNs) / 1e6);
        times.addProperty(name + "QuestionMsPerToken", (endedNs - firstNs.get()) / 1e6 / rest);
    }

    private void print(JsonObject times) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.line(times));
            return;
        }
        times.entrySet()
                .forEach(time -> out.println(String.format(
                        Locale.ENGLISH,
                        "%-28s %9.1f",
                        time.getKey(),
                        time.getValue().getAsDouble())));
    }
}
