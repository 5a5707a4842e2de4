package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.app.ModelCard;
import hilum.app.Version;
import hilum.app.measure.CaseResult;
import hilum.app.measure.DrawnCase;
import hilum.app.measure.ExamFigures;
import hilum.app.measure.Figure;
import hilum.app.measure.PhantomExam;
import hilum.app.measure.SpeedTrial;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.worker.ModelWorker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum bench builtin}: how well and how fast the model answers about films that nobody has drawn before. */
@Command(
        name = "builtin",
        mixinStandardHelpOptions = true,
        description = {
            "Examines the Hilum demo model, or another one, on freshly drawn films with known findings:",
            "findings, boxes, sides, progression, calibration, inventions in drafts; then its speed and memory.",
            "No film of this examination was drawn for training. They have 1024 pixels on the long side, to save time."
        })
final class BuiltinBenchCommand implements Callable<Integer> {
    /** Without {@code --cases}: so many, or as many as fit into {@link #PATIENCE}. */
    private static final int USUAL_CASES = 60;

    private static final int USUAL_DRAFTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SPEED_PICTURES = 5;

    /** Between the first cases of two seeds. */
    private static final long APART = 100_000;

    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--cases",
            paramLabel = "N",
            description = "cases to draw and ask about; default: 60, or as many as fit into 90 seconds")
    private int cases;

    @Option(names = "--drafts", paramLabel = "N", description = "of these, how many get a draft; default 8")
    private int drafts = USUAL_DRAFTS;

    @Option(names = "--seed", paramLabel = "S", description = "which cases: another number, others; default 0")
    private long seed;

    @Option(
            names = "--card",
            paramLabel = "JSON",
            description = "a model card: writes the figures into it, in place of those of the same names")
    private @Nullable Path card;

    @Option(names = "--json", description = "one JSON object and nothing else; its figures are those of a model card")
    private boolean json;

    BuiltinBenchCommand(AppFolders folders) {
        this.folders = folders;
    }

    /** Everything that was measured. */
    private record Measured(
            ModelDescription model, int cases, double seconds, List<Figure> figures, List<Figure> speed) {}

    @Override
    public Integer call() throws JobFailure {
        if (cases < 0 || cases > APART / 2 || drafts < 0 || seed < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--cases is 1 to 50000, --drafts and --seed are no less than 0");
        }
        Measured measured = measure();
        if (card != null) {
            write(card, measured);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.line(toJson(measured)));
        } else {
            print(measured, out);
        }
        return 0;
    }

    private Measured measure() throws JobFailure {
        long beganNs = System.nanoTime();
        model.orBuiltIn();
        try (ModelWorker worker = model.start(folders);
                ExecutorService drawing = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("hilum-draw-", 0).factory())) {
            try {
                List<RgbImage> pictures = speedPictures();
                ModelDescription loaded = model.loaded();
                worker.generate(Prompt.of(List.of(), "Ready?"), Decoding.greedy(1), _ -> {});
                SpeedTrial trial = new SpeedTrial(worker);
                trial.run(pictures);
                List<CaseResult> results = examine(worker, drawing, beganNs);
                return new Measured(
                        loaded,
                        results.size(),
                        seconds(beganNs),
                        new ExamFigures(results, seed).all(),
                        trial.figures(worker.residentBytes()));
            } finally {
                drawing.shutdownNow();
            }
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private long first() {
        return DrawnCase.FIRST_UNSEEN + seed * APART;
    }

    /** Drawn before the clock runs, from the far end of this seed's cases. */
    private List<RgbImage> speedPictures() {
        long last = first() + APART;
        return LongStream.range(last - SPEED_PICTURES, last)
                .mapToObj(number -> DrawnCase.draw(number).picture())
                .toList();
    }

    /** One thread draws ahead while the model answers. */
    private List<CaseResult> examine(ModelWorker worker, ExecutorService drawing, long beganNs)
            throws JobFailure, ModelFailure {
        int most = cases > 0 ? cases : USUAL_CASES;
        PhantomExam exam = new PhantomExam(worker);
        List<CaseResult> results = new ArrayList<>();
        Deque<Future<DrawnCase>> ahead = new ArrayDeque<>();
        long next = first();
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "examining", json)) {
            while (results.size() < most && (cases > 0 || seconds(beganNs) < PATIENCE.toSeconds())) {
                while (ahead.size() < 2) {
                    long number = next++;
                    ahead.add(drawing.submit(() -> DrawnCase.draw(number)));
                }
                results.add(exam.ask(drawn(ahead.remove()), results.size() < drafts));
                progress.accept((double) results.size() / most);
            }
        }
        return results;
    }

    private static DrawnCase drawn(Future<DrawnCase> future) throws JobFailure {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobFailure("The examination was stopped.");
        } catch (ExecutionException e) {
            throw new JobFailure("A film could not be drawn: " + e.getCause());
        }
    }

    private static double seconds(long sinceNs) {
        return (System.nanoTime() - sinceNs) / 1e9;
    }

    private static void write(Path file, Measured measured) throws JobFailure {
        try {
            ModelCard before = ModelCard.parse(Files.readString(file));
            Files.writeString(
                    file, before.with(measured.figures(), measured.speed()).toJson());
        } catch (IOException | IllegalArgumentException e) {
            throw new JobFailure(file + ": the figures could not be written into this card: " + e.getMessage());
        }
    }

    private JsonObject toJson(Measured measured) {
        JsonObject object = new JsonObject();
        object.addProperty("program", Version.NAME);
        object.addProperty("model", measured.model().name());
        object.addProperty("sha256", measured.model().sha256());
        object.addProperty("device", measured.model().device());
        object.addProperty("precision", measured.model().precision());
        object.addProperty("firstCase", first());
        object.addProperty("cases", measured.cases());
        object.addProperty("longSidePx", DrawnCase.LONG_SIDE_PX);
        object.addProperty("seconds", measured.seconds());
        object.add("figures", Output.GSON.toJsonTree(measured.figures()));
        object.add("speed", Output.GSON.toJsonTree(measured.speed()));
        return object;
    }

    private void print(Measured measured, PrintWriter out) {
        out.println(String.format(
                Locale.ENGLISH,
                "%s on %s in %s: %d freshly drawn cases from number %d, %d pixels on the long side, %.0f s",
                measured.model().name(),
                measured.model().device(),
                measured.model().precision(),
                measured.cases(),
                first(),
                DrawnCase.LONG_SIDE_PX,
                measured.seconds()));
        FigureTable.print(measured.figures(), out);
        FigureTable.print(measured.speed(), out);
    }
}
