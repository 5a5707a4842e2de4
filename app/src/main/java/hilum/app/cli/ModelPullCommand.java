package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.model.pull.Consent;
import hilum.model.pull.Hub;
import hilum.model.pull.Licence;
import hilum.model.pull.PullFailure;
import hilum.model.pull.PullLimits;
import hilum.model.pull.PullListener;
import hilum.model.pull.PullOrder;
import hilum.model.pull.PullProgress;
import hilum.model.pull.PulledSnapshot;
import hilum.model.pull.Repository;
import hilum.model.pull.SnapshotPull;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model pull}: fetches a snapshot from the hub. The only command that uses the network, and only when it is typed. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = {
            "Downloads a snapshot from the Hugging Face hub, after its licence was shown and accepted.",
            "Nothing else in Hilum uses the network. A stopped download goes on where it stopped when the",
            "command is run again. For a gated repository, put a token with read access into the environment",
            "variable HF_TOKEN. Only weights (safetensors), configuration, tokenizer and licence files are",
            "fetched, never code or pickles."
        })
final class ModelPullCommand implements Callable<Integer> {
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final Person person;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "OWNER/NAME",
            description = "the repository, such as StanfordAIMI/CheXagent-2-3b or StanfordAIMI/CheXagent-8b")
    private @Nullable String id;

    @Option(names = "--revision", paramLabel = "R", description = "branch, tag or commit (default: main)")
    private String revision = "main";

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = {
                "becomes the snapshot folder",
                "(default: a folder with the repository's name among Hilum's models)"
            })
    private @Nullable Path into;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = {"another hub with the same protocol", "(default: HF_ENDPOINT, else https://huggingface.co)"})
    private @Nullable String endpoint;

    @Option(names = "--accept-license", description = "accepts the licence that is shown, without a question")
    private boolean acceptLicence;

    @Option(names = "--check", description = "checks the folder afterwards, as \"hilum model check\" does")
    private boolean check;

    ModelPullCommand(AppFolders folders) {
        this(folders, System.getenv(), Person.atTheConsole());
    }

    ModelPullCommand(AppFolders folders, Map<String, String> environment, Person person) {
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.person = person;
    }

    @Override
    public Integer call() throws JobFailure {
        Repository repository = repository();
        Hub hub;
        PullOrder order;
        try {
            hub = new Hub(address(), Optional.ofNullable(environment.get("HF_TOKEN")));
            order = new PullOrder(
                    repository, revision, into == null ? folders.models().resolve(repository.name()) : into);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        spec.commandLine().getOut().println(repository.id() + " from " + hub + " into " + order.folder());
        int code;
        try (StopOnSignal _ = StopOnSignal.ofThisThread()) {
            code = pull(hub, order);
        }
        return code == 0 && check ? checkFolder(order.folder()) : code;
    }

    private int pull(Hub hub, PullOrder order) throws JobFailure {
        TransferLine line = new TransferLine(spec.commandLine().getOut(), person.present());
        Consent consent =
                licence -> accepts(licence, Licence.of(order.repository()).equals(licence));
        try {
            tell(new SnapshotPull(hub, order, PullLimits.standard(), consent, new Told(line)).run(), line);
            return 0;
        } catch (PullFailure e) {
            line.end();
            throw new JobFailure(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            line.end();
            // Printed here, since the process may be about to end.
            spec.commandLine()
                    .getErr()
                    .println(
                            "hilum: Stopped. What has arrived is kept: run the same command again, and it goes on where it stopped.");
            spec.commandLine().getErr().flush();
            return 1;
        }
    }

    private Repository repository() {
        if (id == null) {
            String known = Repository.known().stream().map(Repository::id).collect(Collectors.joining(" or "));
            throw new ParameterException(
                    spec.commandLine(), "model pull needs a repository: " + known + ", or another one as OWNER/NAME.");
        }
        return Repository.parse(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "A repository is written as OWNER/NAME, such as " + Repository.CHEXAGENT_2.id() + "."));
    }

    private URI address() {
        String text = endpoint != null ? endpoint : environment.getOrDefault("HF_ENDPOINT", "");
        try {
            return text.isBlank() ? Hub.PUBLIC : URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "This is no address of a hub: " + text);
        }
    }

    private boolean accepts(Licence licence, boolean first) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("Licence of the weights: " + licence.name());
        licence.summary().forEach(sentence -> out.println("  - " + sentence));
        out.println("  Read it in full: " + licence.text());
        out.println();
        if (acceptLicence && first) {
            out.println("Accepted by --accept-license.");
            return true;
        }
        out.flush();
        if (!person.present()) {
            out.println("There is no terminal to answer on."
                    + (first ? " With --accept-license you accept the licence above." : ""));
            return false;
        }
        String answer = person.ask("Type yes to accept, anything else to leave: ");
        return answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }

    private static void tell(PulledSnapshot snapshot, TransferLine line) {
        line.say("All " + snapshot.files().size() + " files are there, every size and digest is right ("
                + TransferLine.size(snapshot.fetchedBytes()) + " came now).");
        if (!snapshot.leftOver().isEmpty()) {
            line.say("No longer part of this revision, left as they are: " + String.join(", ", snapshot.leftOver()));
        }
        line.say("The snapshot lies in " + snapshot.folder());
    }

    private int checkFolder(Path folder) {
        return new CommandLine(new ModelCheckCommand(folders))
                .setOut(spec.commandLine().getOut())
                .setErr(spec.commandLine().getErr())
                .execute(folder.toString());
    }

    /** Turns what the pull tells into lines. */
    private record Told(TransferLine line) implements PullListener {
        @Override
        public void found(String commit, int files, long bytes, String licenceTag) {
            line.say("Commit " + commit + ": " + files + " files, " + TransferLine.size(bytes)
                    + (licenceTag.isEmpty() ? "" : ", licence on the site: " + licenceTag) + ".");
        }

        @Override
        public void progress(PullProgress progress) {
            line.show(
                    progress.file(),
                    progress.doneBytes(),
                    progress.totalBytes(),
                    progress.bytesPerSecond(),
                    progress.timeLeft());
        }

        @Override
        public void checking(String file) {
            line.say("Comparing what is here of " + file + ".");
        }

        @Override
        public void waiting(Duration pause, String why) {
            line.say(why + " Trying again in " + Math.max(1, pause.toSeconds()) + " s.");
        }
    }

    /** Who can be asked. */
    interface Person {
        /** Whether somebody sits at the terminal. */
        boolean present();

        /** The line that the user types; empty when the input ended. */
        String ask(String question);

        /** Whoever sits at the terminal of this process. */
        static Person atTheConsole() {
            Optional<Console> console = Terminal.console();
            return new Person() {
                @Override
                public boolean present() {
                    return console.isPresent();
                }

                @Override
                public String ask(String question) {
                    return console.map(there -> there.readLine("%s", question)).orElse("");
                }
            };
        }
    }
}
