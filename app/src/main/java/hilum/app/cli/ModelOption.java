package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.app.ModelChoice;
import hilum.app.Settings;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.RunSettings;
import hilum.model.worker.ModelWorker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which model runs where, and the worker that they stand for. */
final class ModelOption {
    private static final String BUILT_IN = "demo";

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = {
                "snapshot folder of a CheXagent checkpoint;",
                "\"demo\" for the Hilum demo model, which comes with the program.",
                "Default: the one chosen in the window, else the demo model"
            })
    private @Nullable String model;

    private final CompletableFuture<ModelState> settled = new CompletableFuture<>();

    @Option(
            names = "--libtorch",
            paramLabel = "FOLDER",
            description = {"an installed libtorch, such as one for graphics cards (docs/gpu.md)"})
    private @Nullable Path libtorch;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private @Nullable String device;
    private @Nullable String precision;
    private @Nullable String towerGelu;

    @Option(
            names = "--device",
            description = {"auto, cpu or cuda:N. Default: the one chosen in the window, else auto"})
    void device(String chosen) {
        device = checked(chosen, RunSettings.AUTO::withDevice).device();
    }

    @Option(
            names = "--precision",
            description = {"auto, fp32, bf16, fp16 or int8. Default: as chosen in the window, else auto"})
    void precision(String chosen) {
        precision = checked(chosen, RunSettings.AUTO::withPrecision).precision();
    }

    @Option(
            names = "--tower-gelu",
            description = {
                "form of GELU in the vision tower of CheXagent-2, which its snapshot does not state:",
                "auto (tanh, unless the tower's own config.json says otherwise), tanh or erf"
            })
    void towerGelu(String chosen) {
        towerGelu = checked(chosen, RunSettings.AUTO::withTowerGelu).towerGelu();
    }

    private RunSettings checked(String chosen, Function<String, RunSettings> with) {
        return checked(command, chosen, with);
    }

    /** What {@code with} makes of an option's words; words that mean nothing are wrong usage. */
    static RunSettings checked(CommandSpec command, String chosen, Function<String, RunSettings> with) {
        try {
            return with.apply(chosen);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What was chosen in the window, and here on top of it. */
    Settings settings(AppFolders folders) {
        Settings settings = Settings.load(folders.settings());
        if (device != null) {
            settings = settings.withDevice(device);
        }
        if (precision != null) {
            settings = settings.withPrecision(precision);
        }
        if (towerGelu != null) {
            settings = settings.withTowerGelu(towerGelu);
        }
        return libtorch == null ? settings : settings.withLibtorch(libtorch.toAbsolutePath());
    }

    /** Takes the built-in model when none was named here, whatever was chosen in the window. */
    void orBuiltIn() {
        model = model == null ? BUILT_IN : model;
    }

    /** Starts the chosen model in its child process; the caller closes it. Returns before it is loaded. */
    ModelWorker start(AppFolders folders) throws JobFailure {
        try {
            Settings settings = settings(folders);
            Optional<Path> chosen = model == null
                    ? settings.model()
                    : model.equals(BUILT_IN) ? Optional.empty() : Optional.of(Path.of(model));
            ModelChoice choice = ModelChoice.of(chosen, folders);
            ModelWorker worker = new ModelWorker(choice.launch(folders, settings), this::settle);
            worker.start();
            return worker;
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private void settle(ModelState state) {
        if (state instanceof ModelState.Ready || state instanceof ModelState.Failed) {
            settled.complete(state);
        }
    }

    /** The model that was started; waits until it is loaded. */
    ModelDescription loaded() throws JobFailure {
        ModelState state = settled.join();
        if (state instanceof ModelState.Failed failed) {
            throw new JobFailure(String.valueOf(failed.cause().getMessage()));
        }
        return ((ModelState.Ready) state).description();
    }
}
