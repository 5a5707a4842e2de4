package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.reading.pack.Sealing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum reading}: the reader study without a window. */
@Command(
        name = "reading",
        mixinStandardHelpOptions = true,
        description = "The reader study: plan, freeze, hand out, read, collect, unblind, analyse.")
final class ReadingCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with all of its own. */
    static CommandLine line(AppFolders folders, Sealing sealing) {
        return line(option -> new ReadingGenerateCommand.Running(option.start(folders), option::loaded), sealing);
    }

    /** The same with another way to start the model that writes texts. */
    static CommandLine line(ReadingGenerateCommand.Start start, Sealing sealing) {
        return new CommandLine(new ReadingCommand())
                .addSubcommand(new ReadingCreateCommand(sealing))
                .addSubcommand(new ReadingImportCommand(sealing))
                .addSubcommand(new ReadingLintCommand(sealing))
                .addSubcommand(new ReadingGenerateCommand(start, sealing))
                .addSubcommand(new ReadingFreezeCommand(sealing))
                .addSubcommand(new ReadingSealCommand(sealing))
                .addSubcommand(new ReadingProofCommand(sealing))
                .addSubcommand(new ReadingPackageCommand(sealing))
                .addSubcommand(new ReadingReadCommand(sealing))
                .addSubcommand(new ReadingCollectCommand(sealing))
                .addSubcommand(new ReadingAdjudicateCommand(sealing))
                .addSubcommand(new ReadingPinCommand(sealing))
                .addSubcommand(new ReadingUnblindCommand(sealing))
                .addSubcommand(new ReadingResultsCommand(sealing))
                .addSubcommand(new ReadingExportCommand(sealing))
                .addSubcommand(new ReadingLogCommand(sealing))
                .addSubcommand(new ReadingSupersedeCommand(sealing))
                .addSubcommand(new ReadingSimulateCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "reading needs a command: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
