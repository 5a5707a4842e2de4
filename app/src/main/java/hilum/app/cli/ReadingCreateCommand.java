package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.Arms;
import hilum.reading.Conduct;
import hilum.reading.Plan;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.StudyPlan;
import hilum.reading.Wording;
import hilum.reading.pack.Sealing;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum reading create}: a plan without cases. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes the plan of a reading; import adds the cases. A reading of that name is left as it is.")
final class ReadingCreateCommand implements Callable<Integer> {
    private static final long SHORT_SEED = 1_000_000_000;

    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(names = "--title", required = true, paramLabel = "NAME", description = "what readers see it called")
    private String title = "";

    @Option(
            names = "--design",
            defaultValue = "COMPARATIVE",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private ReadingDesign design = ReadingDesign.COMPARATIVE;

    @Option(names = "--task", description = "${COMPLETION-CANDIDATES}; several in their order (those of the cases)")
    private List<ReadingTask> tasks = List.of();

    @Option(names = "--reader", required = true, paramLabel = "NAME", description = "once for each reader")
    private List<String> readers = List.of();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "decides sides and orders; who knows it and the program knows them too (drawn, not told)")
    private @Nullable Long seed;

    @Option(names = "--arms", split = ",", paramLabel = "A,B", description = "reference first (physician,ai)")
    private List<String> arms = List.of("physician", "ai");

    @Option(names = "--per-case", paramLabel = "N", description = "readers of each case; 0 for all (0)")
    private int perCase;

    @Option(names = "--repeats", paramLabel = "N", description = "hidden repeats per task and reader (0)")
    private int repeats;

    @Option(names = "--same-sides", description = "repeats keep the sides of the first time")
    private boolean sameSides;

    @Option(names = "--guesses", paramLabel = "N", description = "cases with \"which was the AI?\" at the end (0)")
    private int guesses;

    @Option(names = "--idle-cut", paramLabel = "S", defaultValue = "60", description = "seconds (${DEFAULT-VALUE})")
    private int idleSeconds = 60;

    @Option(
            names = "--session",
            paramLabel = "MIN",
            defaultValue = "45",
            description = "minutes; 0 for none (${DEFAULT-VALUE})")
    private int sessionMinutes = 45;

    @Option(
            names = "--washout",
            paramLabel = "DAYS",
            defaultValue = "28",
            description = "of a crossover (${DEFAULT-VALUE})")
    private int washoutDays = 28;

    @Option(names = "--errors", description = "six error classes may be counted")
    private boolean errors;

    @Option(names = "--view-log", description = "what is looked at is logged")
    private boolean viewLog;

    ReadingCreateCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Drawn where none is given. A short one can be found by trying all: the order of a reader's own cases tells when it is right. */
    private long seed() {
        if (seed == null) {
            return ByteBuffer.wrap(sealing.fresh(Long.BYTES)).getLong();
        }
        if (Math.abs(seed) < SHORT_SEED) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "hilum: a seed this short can be guessed by a reader who has the program; leave --seed away"
                                    + " for a drawn one, or give ten digits or more and keep it as you keep the pass phrase.");
        }
        return seed;
    }

    @Override
    public Integer call() throws JobFailure {
        ReadingProtocol protocol = protocol();
        study.withNew(sealing, store -> {
            boolean there = store.coordinator().studies().stream()
                    .anyMatch(status -> status.name().equalsIgnoreCase(protocol.name()));
            if (there) {
                throw new JobFailure("There is a reading “" + protocol.name()
                        + "” here already. Nothing was changed; choose another --title or another folder.");
            }
            store.coordinator().save(new StudyPlan(protocol, List.of()));
            return protocol;
        });
        JsonObject object = new JsonObject();
        object.addProperty("reading", protocol.name());
        spec.commandLine()
                .getOut()
                .println(
                        study.json() ? Output.line(object) : "“" + protocol.name() + "” is planned; import its cases.");
        return 0;
    }

    private ReadingProtocol protocol() {
        try {
            if (arms.size() != 2) {
                throw new IllegalArgumentException("two arms are needed");
            }
            return new ReadingProtocol(
                    new ReadingProtocol.Title(title, 1, ""),
                    design,
                    new Arms(arms.get(0), arms.get(1)),
                    new Plan(
                            tasks.isEmpty() ? List.of(ReadingTask.values()) : tasks,
                            seed(),
                            readers,
                            perCase,
                            repeats,
                            !sameSides),
                    new Conduct(
                            Duration.ofSeconds(idleSeconds),
                            Duration.ofMinutes(sessionMinutes),
                            washoutDays,
                            errors,
                            viewLog,
                            guesses),
                    Wording.paper(),
                    List.of());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
