package hilum.app.cli;

import hilum.reading.statistics.AnalysisOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how often a bootstrap draws. */
final class ReadingRoundsOption {
    private static final int USUAL = 10_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private int rounds = USUAL;

    @Option(names = "--rounds", paramLabel = "N", description = "of each bootstrap, 100 or more (10000)")
    void rounds(int wanted) {
        try {
            rounds = AnalysisOptions.standard(0).withRounds(wanted).rounds();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    int rounds() {
        return rounds;
    }
}
