package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.reading.pack.Sealing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All commands of {@code hilum}. Exit codes: 0 done, 1 the job failed with a line on standard error, 2 wrong usage. */
public final class Commands {
    private Commands() {}

    /**
     * Runs {@code arguments}.
     *
     * @param window opens the window on files or folders and returns the exit code when it is closed
     */
    public static int run(
            String[] arguments,
            AppFolders folders,
            ToIntFunction<List<Path>> window,
            PrintWriter out,
            PrintWriter err) {
        CommandLine line = new CommandLine(new Hilum(window))
                .addSubcommand(new Open(window))
                .addSubcommand(new AskCommand(folders))
                .addSubcommand(new ScoreCommand(folders))
                .addSubcommand(new DraftCommand(folders))
                .addSubcommand(new DumpCommand())
                .addSubcommand(new RenderCommand(folders))
                .addSubcommand(new PhantomCommand())
                .addSubcommand(new DeIdentifyCommand())
                .addSubcommand(new CommandLine(new ModelCommand())
                        .addSubcommand(new ModelListCommand(folders))
                        .addSubcommand(new ModelCardCommand())
                        .addSubcommand(new ModelPullCommand(folders))
                        .addSubcommand(new ModelCheckCommand(folders))
                        .addSubcommand(new ModelSynthCommand())
                        .addSubcommand(new ModelBenchCommand())
                        .addSubcommand(new ModelCompareCommand(folders)))
                .addSubcommand(new SelfCheckCommand(folders))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new StartBenchCommand(folders))
                        .addSubcommand(new BuiltinBenchCommand(folders)))
                .addSubcommand(ReadingCommand.line(folders, Sealing.ofSystem()))
                .addSubcommand(new CommandLine.HelpCommand());
        return run(line, arguments, out, err);
    }

    /** Runs a line whose failures become lines on {@code err}. */
    static int run(CommandLine line, String[] arguments, PrintWriter out, PrintWriter err) {
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof JobFailure) {
                command.getErr().println("hilum: " + failure.getMessage());
            } else {
                command.getErr().println("hilum: unexpected failure, please report it: " + failure);
                failure.printStackTrace(command.getErr());
            }
            command.getErr().flush();
            return 1;
        });
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    @Command(
            name = "hilum",
            mixinStandardHelpOptions = true,
            version = "Hilum 0.1.0",
            description = {
                "Offline chest X-ray workstation. Without a command it opens the window.",
                "Research use only. Not for clinical use."
            })
    private static final class Hilum implements Runnable, CommandLine.IExitCodeGenerator {
        private final ToIntFunction<List<Path>> window;
        private int code;

        Hilum(ToIntFunction<List<Path>> window) {
            this.window = window;
        }

        @Override
        public void run() {
            code = window.applyAsInt(List.of());
        }

        @Override
        public int getExitCode() {
            return code;
        }
    }

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Opens the window on DICOM files or folders.")
    private static final class Open implements Runnable, CommandLine.IExitCodeGenerator {
        private final ToIntFunction<List<Path>> window;
        private int code;

        @Parameters(arity = "0..*", paramLabel = "FILE", description = "files or folders")
        private List<Path> files = List.of();

        Open(ToIntFunction<List<Path>> window) {
            this.window = window;
        }

        @Override
        public void run() {
            code = window.applyAsInt(files);
        }

        @Override
        public int getExitCode() {
            return code;
        }
    }

    @Command(
            name = "model",
            mixinStandardHelpOptions = true,
            description = "Models: what is here, whether a folder is a whole snapshot, and the download of one.")
    private static final class ModelCommand implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(), "model needs a command: list, card, pull, check, synth, bench or compare");
        }
    }

    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = "Measures this machine, and the model that comes with Hilum.")
    private static final class BenchCommand implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "bench needs a command: start or builtin");
        }
    }
}
