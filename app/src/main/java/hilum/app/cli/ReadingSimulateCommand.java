package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.statistics.AnalysisOptions;
import hilum.reading.statistics.StudySimulation;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum reading simulate}: what the analysis makes of studies with a known effect. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Simulates studies like the paper's with a known effect and says how often the interval holds it.")
final class ReadingSimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--effect",
            paramLabel = "E",
            defaultValue = "0",
            description = "true mean, -9.9 to 9.9 (${DEFAULT-VALUE})")
    private double effect;

    @Option(names = "--readers", paramLabel = "N", defaultValue = "5", description = "(${DEFAULT-VALUE})")
    private int readers = 5;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "20", description = "per task (${DEFAULT-VALUE})")
    private int cases = 20;

    @Option(names = "--studies", paramLabel = "N", defaultValue = "1000", description = "(${DEFAULT-VALUE})")
    private int studies = 1000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "of each bootstrap (${DEFAULT-VALUE})")
    private int rounds = 1000;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "(${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        StudySimulation simulation = new StudySimulation(setting());
        AnalysisOptions options = options();
        JsonArray cells = new JsonArray();
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "simulating", json)) {
            for (StudySimulation.Figures figures :
                    simulation.run(studies, options, (done, all) -> progress.accept((double) done / all))) {
                cells.add(Output.GSON.toJsonTree(figures));
                if (!json) {
                    spec.commandLine().getOut().println(line(figures));
                }
            }
        }
        JsonObject object = new JsonObject();
        object.addProperty("studies", studies);
        object.addProperty("seed", seed);
        object.add("cells", cells);
        if (json) {
            spec.commandLine().getOut().println(Output.line(object));
        }
        return 0;
    }

    private AnalysisOptions options() {
        try {
            return AnalysisOptions.standard(seed).withRounds(rounds);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private StudySimulation.Setting setting() {
        try {
            if (studies < 1) {
                throw new IllegalArgumentException("one study at least is needed");
            }
            StudySimulation.Setting paper = StudySimulation.Setting.ofThePaper(effect, seed);
            return new StudySimulation.Setting(readers, cases, paper.effects(), paper.latent(), seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String line(StudySimulation.Figures figures) {
        return String.format(
                Locale.ROOT,
                "%s, %s: true %.2f, mean estimate %.2f, interval holds it in %.1f %%, significant in %.1f %%",
                figures.cell().task(),
                figures.cell().attribute(),
                figures.effect(),
                figures.meanEstimate(),
                100 * figures.coverage(),
                100 * figures.significant());
    }
}
